/**
 * `cutline serve`: the loopback shell. Opens the desk in an installed browser's app window, or
 * prints its address where there is no display, and stays until Ctrl-C or until the window closes.
 */
import { join } from 'node:path';
import { type Command, UsageError } from '#main/shells/cli/command.ts';
import { unlockByVariable } from '#main/shells/cli/unlock.ts';
import { serveDesk } from '#main/shells/loopback/serve-desk.ts';

export const serveCommand: Command = {
  name: 'serve',
  usage: '[--no-open]',
  summary: 'Run the desk in a browser on this machine.',
  details:
    'The address is new at every start, except after a crash, and works on this machine only. --no-open only prints it.\nCUTLINE_PASSPHRASE opens the secrets of destinations, else the desk asks for their passphrase.',
  makesArchive: true,
  flags: { 'no-open': { type: 'boolean' } },
  async run(task) {
    if (task.words.length > 0) throw new UsageError('serve takes no further words.');
    await serveDesk({
      archive: task.archive,
      home: task.home,
      openArchive: async (archive) => {
        const opened = await task.open(archive);
        await unlockByVariable(opened.newsroom, task);
        return opened;
      },
      open: task.flags['no-open'] !== true,
      browserProfile: join(task.archive, 'browser'),
      ended: task.terminal.interrupted,
      announce: (address) => {
        if (task.json) task.terminal.out(`${JSON.stringify({ address })}\n`);
        else task.terminal.out(`The desk is at ${address}\n`);
      },
      say: (sentence) => task.terminal.err(`${sentence}\n`),
    });
    return 0;
  },
};
