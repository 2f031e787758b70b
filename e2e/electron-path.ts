/** The Electron binary the journeys may use, or why there is none. */
import { join } from 'node:path';
import { findElectron } from '../src/main/shells/find-electron.ts';

export const electronPath = findElectron(join(import.meta.dirname, '..'));
export const whyNoElectron = 'the Electron binary is not installed; "npx install-electron" fetches it';
