/**
 * The renderer's one way to the newsroom: typed calls and events over whichever transport is there,
 * Electron's preload or the loopback shell's HTTP. Components never know which. A call always
 * answers; a lost connection is an answer too, and `connection` says when it is back.
 */
import type { Answer, CallInput, CallName, CallOutput, EventName, EventOf, Undo } from '#core/contract.ts';

/** One event as it crosses from the shell. */
export interface NewsroomEvent {
  readonly name: string;
  readonly detail: unknown;
}

/** What only a desktop shell can do; absent in a browser. */
export interface Desktop {
  pickFiles(): Promise<string[]>;
  pickFolder(): Promise<string | null>;
  showInFolder(path: string): Promise<void>;
  openLink(url: string): Promise<void>;
  pathForFile(file: File): string;
}

interface Transport {
  call(name: CallName, input: unknown): Promise<Answer>;
  on(listener: (event: NewsroomEvent) => void): () => void;
}

declare global {
  interface Window {
    readonly cutline?: Transport & { readonly desktop: Desktop };
  }
}

/** Every call of the contract as a function. */
export type Newsroom = {
  readonly [Name in CallName]: (input: CallInput<Name>) => Promise<Answer<CallOutput<Name>>>;
};

/** Milliseconds between two attempts to reach a shell that went away. */
const retryAfter = 2_000;

/** Characters of a call that may outlive its page; browsers allow 64 kB under way in all. */
const mostKeptAlive = 16_000;

/** Whether the shell can be reached; a store for useSyncExternalStore. */
class Connection {
  #up = true;
  readonly #listeners = new Set<() => void>();

  readonly isUp = (): boolean => this.#up;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(up: boolean): void {
    if (up === this.#up) return;
    this.#up = up;
    for (const listener of this.#listeners) listener();
  }
}

export const connection = new Connection();

/** Whether a call of this size still leaves when its page is closed. */
export function outlivesPage(input: unknown): boolean {
  return JSON.stringify(input).length < mostKeptAlive;
}

/** The loopback shell: calls are POST, events are server-sent. Every address is relative to the page. */
function overHttp(): Transport {
  // One stream for all listeners: a browser allows six connections to a host, and pictures need them.
  const listeners = new Set<(event: NewsroomEvent) => void>();
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open() {
    source = new EventSource('events');
    source.onopen = () => connection.set(true);
    source.onmessage = (message) => {
      const event: NewsroomEvent = JSON.parse(message.data);
      for (const listener of listeners) listener(event);
    };
    // Subtle: a browser may give up on an event stream for good, so a fresh one is opened.
    source.onerror = () => {
      connection.set(false);
      close();
      timer = setTimeout(open, retryAfter);
    };
  }

  function close() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  return {
    async call(name, input) {
      const body = JSON.stringify(input);
      try {
        const response = await fetch(`call/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
          // The last words typed still leave when the window is closed. Browsers allow this for small bodies only.
          keepalive: name === 'captions.edit' && outlivesPage(input),
        });
        const answer: Answer = await response.json();
        connection.set(true);
        return answer;
      } catch {
        connection.set(false);
        const message = 'Cutline does not answer. Typed text is kept here and saved when it is back.';
        return { ok: false, problem: { code: 'failed', message, field: '' } };
      }
    },
    on(listener) {
      listeners.add(listener);
      if (listeners.size === 1) open();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) close();
      };
    },
  };
}

const transport: Transport = window.cutline ?? overHttp();

/** What the desktop shell adds, or null in a browser. */
export const desktop: Desktop | null = window.cutline?.desktop ?? null;

/** The newsroom: `await newsroom['captions.edit']({ caption, changes })`. */
export const newsroom = new Proxy({} as Newsroom, {
  get: (_, name: CallName) => (input: unknown) => transport.call(name, input),
});

/** Runs an undo that an earlier answer carried. */
export function takeBack(undo: Undo): Promise<Answer> {
  return transport.call(undo.name, undo.input);
}

/** Hears one kind of event until the returned function is called. */
export function listen<Name extends EventName>(
  name: Name,
  heard: (detail: EventOf<Name>) => void,
): () => void {
  return transport.on((event) => {
    if (event.name === name) heard(event.detail as EventOf<Name>);
  });
}

/** Hears every event: for what must be asked again after anything changed. */
export function listenToAll(heard: (event: NewsroomEvent) => void): () => void {
  return transport.on(heard);
}

/** Where a photo's picture is, relative to the page. */
export function pictureAddress(photo: string, size: 'thumbnail' | 'preview' | 'full'): string {
  return `picture/${photo}/${size}`;
}

/** The longer side of a thumbnail that was made from the photo itself, in pixels. */
const thumbnailSide = 512;

/**
 * Where the sharp thumbnail is, when what was shown at the plain address is the camera's own small
 * picture; null when it is the thumbnail already. The shell answers with the small one as long as it
 * has to make the thumbnail; here it waits until it is made.
 * @param shown what the image element holds
 * @param photo the photo's own size; 0 where it is not known
 */
export function sharperThumbnail(
  photo: { readonly id: string; readonly width: number; readonly height: number },
  shown: { readonly naturalWidth: number; readonly naturalHeight: number },
): string | null {
  const most = Math.min(thumbnailSide, Math.max(photo.width, photo.height));
  if (Math.max(shown.naturalWidth, shown.naturalHeight) >= most) return null;
  return `${pictureAddress(photo.id, 'thumbnail')}/sharp`;
}
