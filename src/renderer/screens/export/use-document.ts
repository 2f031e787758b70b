/** One caption as a document of the chosen format, with what its validator says; asked anew when it changes. */
import { useEffect, useState } from 'react';
import type { ShownDocument } from '#core/outbox/records.ts';
import { listen, newsroom } from '#renderer/client.ts';
import type { Format } from '#renderer/screens/export/export-words.ts';

interface Shown {
  readonly document: ShownDocument | null;
  readonly trouble: string;
}

const nothingYet: Shown = { document: null, trouble: '' };

export function useDocument(caption: string | undefined, format: Format, house: string): Shown {
  const [shown, setShown] = useState(nothingYet);
  useEffect(() => {
    setShown(nothingYet);
    if (caption === undefined) return;
    let left = false;
    const ask = async () => {
      const answer = await newsroom['documents.show']({ caption, format, house });
      if (left) return;
      setShown(
        answer.ok
          ? { document: answer.value, trouble: '' }
          : { document: null, trouble: answer.problem.message },
      );
    };
    ask();
    const forget = listen('captions.changed', ({ captions }) => captions.includes(caption) && ask());
    return () => {
      left = true;
      forget();
    };
  }, [caption, format, house]);
  return shown;
}
