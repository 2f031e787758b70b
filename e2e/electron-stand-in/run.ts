/**
 * Runs Cutline's main bundle, the first argument, as Electron does: `electron` is the stand-in, it
 * becomes ready when the bundle has been read, and the test drives it over the child process's channel.
 */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { drive } from './drive.ts';
import { mainWasRead } from './electron.ts';

const standIn = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: standIn, shortCircuit: true } : next(name, context),
});

const [program = '', , main = '', ...words] = process.argv;
// A packaged app's arguments follow the program itself; there is no script between them.
process.argv = process.env['STAND_IN_PACKAGED'] === '1' ? [program, ...words] : [program, main, ...words];
if (process.channel) drive();
await import(pathToFileURL(main).href);
mainWasRead();
