/** What stands behind a send: its caption's picture, and the words it was queued with beside the present ones. */
import { useEffect, useState } from 'react';
import type { Send } from '#core/outbox/records.ts';
import type { Photo } from '#core/records.ts';
import { newsroom } from '#renderer/client.ts';

export interface SentWords {
  readonly caption: string;
  readonly version: number;
  readonly photo: Photo | null;
  /** The whole caption as it was queued. */
  readonly queued: string;
  readonly present: string;
}

/** null until the answer is there. */
export function useSentWords(send: Send | null): SentWords | null {
  const [words, setWords] = useState<SentWords | null>(null);
  const caption = send?.caption;
  const version = send?.version;
  const edited = send?.edited;

  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit changes the present words
  useEffect(() => {
    if (caption === undefined || version === undefined) return;
    let left = false;
    void (async () => {
      const [shown, item] = await Promise.all([
        newsroom['captions.show']({ caption }),
        newsroom['items.show']({ caption }),
      ]);
      if (left || !shown.ok || !item.ok) return;
      const { photo, fields } = shown.value.entry;
      const queued = item.value.versions.find((each) => each.version === version);
      setWords({
        caption,
        version,
        photo,
        queued: queued?.fields.caption ?? fields.caption,
        present: fields.caption,
      });
    })();
    return () => {
      left = true;
    };
  }, [caption, version, edited]);

  return words && words.caption === caption && words.version === version ? words : null;
}
