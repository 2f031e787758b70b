/**
 * Starts picture readers as Electron utility processes. The packaged app's fuses forbid running
 * its binary as Node, so a fork, as the other shells use, would start a second desk.
 */
import { utilityProcess } from 'electron';
import type { StartChild } from '#main/tools/child-link.ts';

/** StartChild for Electron. Call it only once the app is ready. */
export const startUtilityChild: StartChild = (script) => {
  const child = utilityProcess.fork(script, [], {
    serviceName: 'Cutline picture reader',
    // Never stdout, where the command line writes its JSON.
    stdio: ['ignore', 'ignore', 'inherit'],
    execArgv: ['--max-old-space-size=512'],
  });
  let ended = false;
  const listeners: (() => void)[] = [];
  child.once('exit', () => {
    ended = true;
    for (const listener of listeners) listener();
  });
  return {
    send: (message) => {
      if (!ended) child.postMessage(message);
    },
    onMessage: (heard) => child.on('message', heard),
    onExit: (listener) => (ended ? queueMicrotask(listener) : listeners.push(listener)),
    kill: () => child.kill(),
  };
};
