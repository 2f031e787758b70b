/** The entry of the bundled command line, out/main/cli.js. bin/cutline.js imports it after checking Node. */
import { commandLineProcess } from '#main/shells/cli/main.ts';

process.exit(await commandLineProcess(process.argv.slice(2)));
