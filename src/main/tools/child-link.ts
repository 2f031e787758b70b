/**
 * The line between Cutline and a child process, as small as can be, so that the picture reader
 * runs under plain Node (fork) and inside Electron (utilityProcess, whose fuse for running as
 * Node is off). The Electron shell brings its own `StartChild`; this is Node's.
 */
import { fork } from 'node:child_process';

/** A running child process, seen from its parent. */
export interface ChildLink {
  send(message: unknown): void;
  onMessage(heard: (message: unknown) => void): void;
  /** Called once, however the child ended, also when it could not be started. */
  onExit(ended: () => void): void;
  /** Ends the child at once. */
  kill(): void;
}

/** Starts a child process that runs a script. */
export type StartChild = (script: string) => ChildLink;

/** The parent, seen from the child. */
export interface ParentLink {
  send(message: unknown): void;
  onMessage(heard: (message: unknown) => void): void;
}

// JavaScript needs little: pixels and libraries live outside the heap. The rest is watched by the child.
const heapMegabytes = 512;

/** Starts a child under plain Node. Its output goes to stderr, never to stdout, where JSON may be written. */
export function forkChild(script: string): ChildLink {
  const child = fork(script, [], {
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    stdio: ['ignore', 2, 2, 'ipc'],
    serialization: 'json',
  });
  let ended = false;
  const listeners: (() => void)[] = [];
  const end = () => {
    if (ended) return;
    ended = true;
    for (const listener of listeners) listener();
  };
  child.once('exit', end);
  // An error means it was never started, or a message could not be delivered: both end the link.
  child.once('error', () => {
    child.kill('SIGKILL');
    end();
  });
  return {
    send: (message) => {
      // A failed delivery is followed by 'exit'; the callback keeps it from being thrown here.
      child.send(message as object, () => undefined);
    },
    onMessage: (heard) => child.on('message', heard),
    onExit: (listener) => (ended ? queueMicrotask(listener) : listeners.push(listener)),
    kill: () => child.kill('SIGKILL'),
  };
}

/** The port Electron gives to a utility process; the part of it that is used. */
interface UtilityPort {
  on(event: 'message', heard: (event: { data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

/** In the child: the link to whoever started it. The child ends when its parent is gone. */
export function parentLink(): ParentLink {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (isUtilityPort(port)) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (heard) => port.on('message', ({ data }) => heard(data)),
    };
  }
  process.once('disconnect', () => process.exit(0));
  return {
    // A parent that was killed takes no answer; 'disconnect' then ends this process, quietly.
    send: (message) => process.send?.(message, undefined, undefined, () => undefined),
    onMessage: (heard) => process.on('message', heard),
  };
}

function isUtilityPort(port: unknown): port is UtilityPort {
  return typeof port === 'object' && port !== null && 'postMessage' in port && 'on' in port;
}
