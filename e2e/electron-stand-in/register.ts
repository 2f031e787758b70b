/**
 * Loaded before Cutline's main bundle: `electron` is the stand-in, and the test drives it over the
 * child process's channel.
 */
import { registerHooks } from 'node:module';
import { drive } from './drive.ts';

const standIn = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: standIn, shortCircuit: true } : next(name, context),
});

// A packaged app's arguments follow the program itself; there is no script between them.
if (process.env['STAND_IN_PACKAGED'] === '1') process.argv.splice(1, 1);
if (process.channel) drive();
