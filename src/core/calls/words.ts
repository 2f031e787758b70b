/** Calls about words: what the archive knows, offered while typing and counted right by the spelling. */
import type { Handlers } from '#core/calls/desk.ts';

/** As many completions as a list under the cursor can show. */
const mostSuggestions = 12;

export const wordCalls: Pick<Handlers, 'words.suggest' | 'words.known'> = {
  'words.suggest': ({ field, prefix }, desk) => desk.archive.suggest(field, prefix, mostSuggestions),
  'words.known': (_input, desk) => desk.archive.knownWords(),
};
