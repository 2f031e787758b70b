/**
 * Looks up words in the bundled dictionary, away from the window, so that typing never waits for it.
 * The dictionary is read when the first question comes. Suggestions cost far more than look-ups: they
 * are made one word at a time, once the typing rests, and only for words nothing newer has replaced.
 */
import nspell from 'nspell';
import { type Ranked, rankSuggestions } from '#renderer/screens/desk/spelling/rank.ts';
import type { Asked, Told } from '#renderer/screens/desk/spelling/speller.ts';
import { wordsOf } from '#renderer/screens/desk/spelling/words.ts';
import affixes from '../../../../../node_modules/dictionary-en/index.aff?url';
import words from '../../../../../node_modules/dictionary-en/index.dic?url';

type Speller = ReturnType<typeof nspell>;

/** Words with more letters than this get no suggestion: making one would take seconds. */
const longestToSuggest = 24;
/** Milliseconds without a newer question before suggestions are made: a word half typed needs none. */
const restBeforeSuggesting = 300;

async function read(): Promise<Speller> {
  const [aff, dic] = await Promise.all(
    [affixes, words].map(async (address) => (await fetch(new URL(address, self.location.href))).text()),
  );
  return nspell({ aff: aff ?? '', dic: dic ?? '' });
}

const speller = read();
const known = new Set<string>();
const suggestions = new Map<string, Ranked>();
const noneYet: Ranked = { suggestions: [], certain: false };
let newest = 0;

function tell(told: Told): void {
  postMessage(told);
}

async function check(id: number, text: string): Promise<void> {
  const dictionary = await speller;
  const wrong = wordsOf(text).filter(
    ({ word }) => !known.has(word.toLowerCase()) && !dictionary.correct(word.replaceAll('’', "'")),
  );
  const answer = () =>
    tell({
      id,
      misspellings: wrong.map((each) => ({ ...each, ...(suggestions.get(each.word) ?? noneYet) })),
    });
  answer();
  const bare = wrong.filter(({ word }) => !suggestions.has(word) && word.length <= longestToSuggest);
  if (bare.length > 0) await rest(restBeforeSuggesting);
  for (const { word } of bare) {
    if (id !== newest) return;
    suggestions.set(word, rankSuggestions(word, dictionary.suggest(word)));
    answer();
    // Lets a newer question in between two words.
    await rest(0);
  }
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

addEventListener('message', (event: MessageEvent<Asked>) => {
  const asked = event.data;
  if (asked.kind === 'known') {
    for (const word of asked.words) known.add(word.toLowerCase());
    return;
  }
  newest = asked.id;
  check(asked.id, asked.text);
});
