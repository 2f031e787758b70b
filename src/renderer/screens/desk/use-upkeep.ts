/**
 * What the desk does without being asked: asks again when something changed elsewhere, saves when the
 * window is left, and reads ahead. Used by use-desk.ts only.
 */
import { type RefObject, useEffect, useRef } from 'react';
import { connection, listen, newsroom, pictureAddress } from '#renderer/client.ts';
import { cardAt } from '#renderer/screens/desk/caption-pages.ts';
import { leaveField } from '#renderer/screens/desk/focus.ts';
import type { Keeper } from '#renderer/screens/desk/keeper.ts';
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

/** Sends what is typed when the window is hidden or left, and at once when the connection is back. */
export function useLastSave(keeper: Keeper): void {
  useEffect(() => {
    const send = () => {
      leaveField();
      keeper.flush();
    };
    const hidden = () => document.visibilityState === 'hidden' && keeper.flush();
    const forget = connection.subscribe(() => connection.isUp() && keeper.flush());
    window.addEventListener('pagehide', send);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      forget();
      window.removeEventListener('pagehide', send);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [keeper]);
}

/** Decodes the photos and reads the captions beside the current one, so that stepping to them is instant. */
export function useAhead(pages: Pages, index: number, keeper: Keeper, house: string): void {
  const kept: RefObject<Map<string, HTMLImageElement>> = useRef(new Map());
  const { list } = pages;
  useEffect(() => {
    const cards = [1, -1, 2].flatMap((by) => cardAt(list, index + by) ?? []);
    for (const { id } of cards) {
      if (keeper.entry(id)) continue;
      newsroom['captions.show']({ caption: id, house }).then(
        (answer) => answer.ok && keeper.take(answer.value.entry),
      );
    }
    const near = cards.flatMap(({ photo }) => photo ?? []);
    const next = new Map<string, HTMLImageElement>();
    for (const photo of near) {
      const picture = kept.current.get(photo) ?? new Image();
      if (!kept.current.has(photo)) {
        picture.src = pictureAddress(photo, 'preview');
        // A picture that cannot be decoded is said when it is shown.
        picture.decode().catch(() => {});
      }
      next.set(photo, picture);
    }
    kept.current = next;
  }, [list, index, keeper, house]);
}
