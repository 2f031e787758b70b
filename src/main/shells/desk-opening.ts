/**
 * Opens the archive for a shell with a window. An archive that cannot be opened must not keep the
 * window from opening: every call is then answered with the reason, one plain sentence, and asking
 * how the archive stands tries again, because a folder may have been put right meanwhile.
 */
import type { Answer, DeskEvent } from '#core/contract.ts';
import type { Newsroom } from '#core/newsroom.ts';
import type { Ports } from '#core/ports.ts';

/** An opened archive, as assemble makes it. */
export interface Opened {
  readonly newsroom: Newsroom;
  readonly ports: Pick<Ports, 'archive' | 'pictures'>;
  close(): Promise<void>;
}

export interface OpeningDesk {
  /** Always there. */
  readonly newsroom: Newsroom;
  /** null as long as the archive is not open. */
  ports(): Opened['ports'] | null;
  close(): Promise<void>;
}

/**
 * Opens it now, or says why not and leaves the door to try again.
 * @param open opens the archive; its error's message is shown to the editor
 * @param say told the reason, for a terminal
 */
export async function openingDesk(
  open: () => Promise<Opened>,
  say: (reason: string) => void,
): Promise<OpeningDesk> {
  const listeners = new Set<(event: DeskEvent) => void>();
  let opened: Opened | null = null;
  let reason = '';

  async function attempt(): Promise<void> {
    try {
      opened = await open();
      opened.newsroom.on((event) => {
        for (const listener of listeners) listener(event);
      });
      // Folders that were watched go on being watched. Each says its own trouble in the desk.
      await opened.newsroom.call('folders.resume', {});
      // What waits in the outbox goes on its way, unless another program is at it.
      await opened.newsroom.call('outbox.run', {});
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error);
      if (found !== reason) say(found);
      reason = found;
    }
  }
  // Attempts run one after another: two windows asking at once must not open the archive twice.
  let turn = attempt();
  await turn;

  const newsroom: Newsroom = {
    call: async (name, input) => {
      if (!opened && name === 'archive.status') {
        turn = turn.then(() => (opened ? undefined : attempt()));
        await turn;
      }
      return opened ? opened.newsroom.call(name, input) : refusal(reason);
    },
    on: (listener) => {
      listeners.add(listener);
      if (!opened) listener({ name: 'archive.closed', detail: { reason } });
      return () => listeners.delete(listener);
    },
    close: () => opened?.newsroom.close() ?? Promise.resolve(),
  };
  return {
    newsroom,
    ports: () => opened?.ports ?? null,
    close: () => opened?.close() ?? Promise.resolve(),
  };
}

function refusal(message: string): Answer {
  return { ok: false, problem: { code: 'failed', message, field: 'archive' } };
}
