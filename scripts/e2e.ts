/** `npm run e2e`: the end-to-end journeys alone. Arguments go on to Playwright. */
import { runJourneys } from './journeys.ts';

const { failed } = await runJourneys(process.argv.slice(2));
process.exitCode = failed === 0 ? 0 : 1;
