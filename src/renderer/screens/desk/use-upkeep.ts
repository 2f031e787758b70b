/**
 * What the desk does without being asked: asks again when something changed elsewhere, saves when the
 * window is left, keeps what cannot be saved, and reads ahead. Used by use-desk.ts only.
 */
import { useEffect, useState } from 'react';
import { connection, listen, newsroom, outlivesPage } from '#renderer/client.ts';
import { cardAt } from '#renderer/screens/desk/caption-pages.ts';
import { focusedId, giveFocus, leaveField } from '#renderer/screens/desk/focus.ts';
import type { Keeper, UnsavedText } from '#renderer/screens/desk/keeper.ts';
import { openPicturesAhead, type PicturesAhead } from '#renderer/screens/desk/pictures-ahead.ts';
import type { Pages } from '#renderer/screens/desk/use-pages.ts';

/** Asks again for what is shown when this desk, another desk or the command line has changed it. */
export function useNews(refresh: () => void, reload: () => void, caption: string | null): void {
  useEffect(() => {
    const forget = [
      listen('captions.changed', ({ captions }) => {
        refresh();
        if (caption !== null && captions.includes(caption)) reload();
      }),
      listen('duplicates.changed', refresh),
      listen('batches.changed', refresh),
      listen('archive.changed', () => {
        refresh();
        reload();
      }),
      connection.subscribe(() => {
        if (!connection.isUp()) return;
        refresh();
        reload();
      }),
    ];
    return () => {
      for (const each of forget) each();
    };
  }, [refresh, reload, caption]);
}

/** Where the window keeps text over a reload; it goes with the window, so nothing closed on purpose comes back. */
const keptUnder = 'cutline.unsaved';

/**
 * Sends what is typed when the window is hidden or left, and at once when the connection is back. What
 * cannot be saved is asked about before the window closes, and outlives a reload or the page's crash.
 */
export function useLastSave(keeper: Keeper): void {
  useEffect(() => {
    const send = () => {
      leaveField();
      keeper.lastWords();
    };
    const ask = (event: BeforeUnloadEvent) => {
      const field = focusedId();
      send();
      if (!mayBeLost(keeper)) return;
      event.preventDefault();
      // Whoever stays goes on typing.
      if (field) giveFocus(field);
    };
    const hidden = () => document.visibilityState === 'hidden' && keeper.flush();
    keeper.resume(takeKept());
    const forget = [
      connection.subscribe(() => connection.isUp() && keeper.flush()),
      keeper.subscribe(() => keep(keeper.unsaved())),
    ];
    window.addEventListener('beforeunload', ask);
    window.addEventListener('pagehide', send);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      for (const each of forget) each();
      window.removeEventListener('beforeunload', ask);
      window.removeEventListener('pagehide', send);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [keeper]);
}

/** Whether leaving now could lose text. An edit that is under way to a shell that answers outlives the page. */
function mayBeLost(keeper: Keeper): boolean {
  const { kind } = keeper.state();
  if (kind === 'saved') return false;
  return kind === 'unsaved' || !connection.isUp() || !keeper.unsaved().every(outlivesPage);
}

function keep(texts: readonly UnsavedText[]): void {
  try {
    if (texts.length > 0) sessionStorage.setItem(keptUnder, JSON.stringify(texts));
    else sessionStorage.removeItem(keptUnder);
  } catch {
    // A browser that keeps nothing: the text is in the form, and closing asks first.
  }
}

function takeKept(): UnsavedText[] {
  try {
    return JSON.parse(sessionStorage.getItem(keptUnder) ?? '[]');
  } catch {
    return [];
  }
}

/**
 * Decodes the photos and reads the captions around the current one, so that stepping to them is instant.
 * Begins once the current one is on the screen: work for the next step must not delay this one.
 */
export function useAhead(pages: Pages, index: number, keeper: Keeper, house: string): PicturesAhead {
  const [pictures] = useState(openPicturesAhead);
  const { list } = pages;
  useEffect(() => {
    const readAhead = () => {
      const near = [0, 1, -1, 2].map((by) => cardAt(list, index + by));
      pictures.hold(near.flatMap((card) => card?.photo ?? []));
      // The current caption is the form's own question.
      for (const { id } of near.slice(1).flatMap((card) => card ?? [])) {
        if (keeper.entry(id)) continue;
        newsroom['captions.show']({ caption: id, house }).then(
          (answer) => answer.ok && keeper.take(answer.value.entry),
        );
      }
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(readAhead);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [list, index, keeper, house, pictures]);
  return pictures;
}
