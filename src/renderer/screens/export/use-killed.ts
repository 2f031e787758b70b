/** Which of the refused captions belong to killed pictures: those need a reason of their own. */
import { useEffect, useState } from 'react';
import { newsroom } from '#renderer/client.ts';

/** Refused captions looked at in one call; beyond them, the newsroom still refuses each. */
const mostLooked = 1_000;

const none: ReadonlySet<string> = new Set();

export function useKilled(refused: readonly { readonly caption: string }[]): ReadonlySet<string> {
  const [killed, setKilled] = useState(none);
  const asked = refused
    .slice(0, mostLooked)
    .map(({ caption }) => caption)
    .join(' ');
  useEffect(() => {
    if (asked === '') return setKilled(none);
    let left = false;
    newsroom['captions.entries']({ captions: asked.split(' ') }).then((answer) => {
      if (left || !answer.ok) return;
      setKilled(new Set(answer.value.filter(({ decision }) => decision === 'killed').map(({ id }) => id)));
    });
    return () => {
      left = true;
    };
  }, [asked]);
  return killed;
}
