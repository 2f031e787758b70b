/**
 * The window's side of the spelling checker: starts the worker, asks about the newest text and hands on
 * the newest answer. Where no worker can start, nothing is underlined and the desk works on.
 */

export interface Misspelling {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  /** The words most likely meant, best first; three at most. */
  readonly suggestions: readonly string[];
  /** Whether the first of them may be put in unseen. */
  readonly certain: boolean;
}

/** What the worker is asked. */
export type Asked =
  | { readonly kind: 'check'; readonly id: number; readonly text: string }
  | { readonly kind: 'known'; readonly words: readonly string[] };

/** What the worker tells. */
export interface Told {
  readonly id: number;
  readonly misspellings: readonly Misspelling[];
}

export class Speller {
  readonly #worker: Worker;
  #id = 0;
  #tell: (misspellings: readonly Misspelling[]) => void = () => {};

  constructor() {
    this.#worker = new Worker(new URL('./spelling.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = (event: MessageEvent<Told>) => {
      if (event.data.id === this.#id) this.#tell(event.data.misspellings);
    };
  }

  /** Words that count as right: names known to the archive, and words the desk has learned. */
  learn(words: readonly string[]): void {
    this.#ask({ kind: 'known', words });
  }

  /** Checks a text; `tell` is called with each better answer, until the next check. */
  check(text: string, tell: (misspellings: readonly Misspelling[]) => void): void {
    this.#id += 1;
    this.#tell = tell;
    this.#ask({ kind: 'check', id: this.#id, text });
  }

  close(): void {
    this.#worker.terminate();
  }

  #ask(asked: Asked): void {
    this.#worker.postMessage(asked);
  }
}
