/**
 * Spelling for the caption in the form. The worker and its dictionary start after the first caption
 * is on the screen; names from the archive and words the desk has learned count as right.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { newsroom } from '#renderer/client.ts';
import { type Misspelling, Speller } from '#renderer/screens/desk/spelling/speller.ts';

const none: readonly Misspelling[] = [];

export interface Spelling {
  readonly misspellings: readonly Misspelling[];
  /** Counts a word as right from now on, at this desk and after a restart. */
  learn(word: string): void;
}

/**
 * @param learned words kept in the archive's settings
 */
export function useSpelling(text: string | undefined, learned: readonly string[]): Spelling {
  const speller = useRef<Speller | null>(null);
  const [told, setTold] = useState({ text: '', misspellings: none });
  const [turn, setTurn] = useState(0);
  const words = useRef(learned);

  useEffect(() => {
    const begin = () => {
      const started = new Speller();
      speller.current = started;
      started.learn(words.current);
      newsroom['words.known']({}).then((answer) => {
        if (answer.ok) started.learn(answer.value);
        setTurn((before) => before + 1);
      });
    };
    const handle = requestIdleCallback(begin, { timeout: 2_000 });
    return () => {
      cancelIdleCallback(handle);
      speller.current?.close();
      speller.current = null;
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn is another set of known words
  useEffect(() => {
    if (text === undefined) return;
    speller.current?.check(text, (misspellings) =>
      // A text without a mistake after another one changes nothing on the screen.
      setTold((before) =>
        before.misspellings.length + misspellings.length === 0 ? before : { text, misspellings },
      ),
    );
  }, [text, turn]);

  const learn = useCallback((word: string) => {
    words.current = [...new Set([...words.current, word])];
    speller.current?.learn([word]);
    newsroom['archive.set']({ key: 'spelling', value: words.current });
    setTurn((before) => before + 1);
  }, []);

  return { misspellings: told.text === text ? told.misspellings : none, learn };
}
