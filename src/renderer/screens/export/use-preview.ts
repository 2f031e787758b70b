/** The wire text of one caption as the chosen house would send it, with a template still being typed. */
import { useEffect, useState } from 'react';
import type { CallOutput } from '#core/contract.ts';
import { newsroom } from '#renderer/client.ts';

export type Preview = CallOutput<'wire.preview'>;

/** Milliseconds of rest while a template is typed. */
const restBeforeAsking = 120;

/** @param template undefined for the house's own */
export function usePreview(
  caption: string | undefined,
  house: string,
  template: string | undefined,
): { preview: Preview | null; trouble: string } {
  const [state, setState] = useState<{ preview: Preview | null; trouble: string }>({
    preview: null,
    trouble: '',
  });
  useEffect(() => {
    if (caption === undefined) return;
    let left = false;
    const timer = setTimeout(async () => {
      const answer = await newsroom['wire.preview']({
        caption,
        house,
        ...(template === undefined ? {} : { template }),
      });
      if (left) return;
      setState(
        answer.ok
          ? { preview: answer.value, trouble: '' }
          : { preview: null, trouble: answer.problem.message },
      );
    }, restBeforeAsking);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [caption, house, template]);
  return state;
}
