/**
 * How photos of an ingest come into the archive while the rest is still being copied: a few are
 * read at a time, and they are added in the order in which they were taken. Used by ingest-run.ts.
 */
import type { Desk } from '#core/calls/desk.ts';
import type { Outcome } from '#core/calls/import-progress.ts';
import { readPhoto } from '#core/calls/imports.ts';
import type { FieldChanges } from '#core/caption/caption.ts';

/** Photos in hand at once: the picture readers are two processes, and one more photo waits ready. */
const mostLanes = 3;
/** While the card is being copied, one: making previews must not keep the photographer waiting for the card. */
const lanesBeside = 1;

/** A photo that may come in. */
export interface ArrivedPhoto {
  /** Where it stands: its first verified copy, or its own place. */
  readonly path: string;
  readonly stationery: FieldChanges;
  /** Hears what became of it once that is on the disk. */
  done(outcome: Outcome): Promise<void>;
}

export interface ImportQueue {
  add(photo: ArrivedPhoto): void;
  /** Resolves when everything added is in. @throws what the archive or `done` throws; nothing more is then taken */
  drained(): Promise<void>;
  /** Takes nothing more; what waits is left to a resume. */
  stop(): void;
}

/**
 * Opens a queue into a batch.
 * @param copying whether files are still being copied
 */
export function importQueue(desk: Desk, batch: string, copying: () => boolean): ImportQueue {
  const waiting: ArrivedPhoto[] = [];
  const reading: { photo: ArrivedPhoto; add: Promise<() => Outcome> }[] = [];
  let stopped = false;
  let running: Promise<void> | null = null;
  let failure: { thrown: unknown } | null = null;

  function readAhead(): void {
    const lanes = copying() ? lanesBeside : mostLanes;
    while (reading.length < lanes && !stopped) {
      const photo = waiting.shift();
      if (!photo) return;
      reading.push({ photo, add: readPhoto(desk, { batch, copy: false }, photo.path, photo.stationery) });
    }
  }

  async function run(): Promise<void> {
    readAhead();
    for (let first = reading.shift(); first; first = reading.shift()) {
      const add = await first.add;
      if (stopped) break;
      const outcome = desk.archive.transaction(add);
      if (outcome.changed.length > 0)
        desk.announce({ name: 'captions.changed', detail: { captions: [...outcome.changed] } });
      await first.photo.done(outcome);
      readAhead();
    }
  }

  function begin(): void {
    if (running || failure) return;
    running = run()
      .catch((thrown: unknown) => {
        failure = { thrown };
        stopped = true;
      })
      .finally(() => {
        running = null;
        if (waiting.length > 0 && !stopped) begin();
      });
  }

  return {
    add(photo) {
      if (stopped) return;
      waiting.push(photo);
      begin();
    },
    async drained() {
      while (running) await running;
      if (failure) throw failure.thrown;
    },
    stop() {
      stopped = true;
      waiting.length = 0;
    },
  };
}
