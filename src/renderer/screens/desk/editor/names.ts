/** Completes names while a caption is typed: people, places and credits the archive knows. */
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { FieldId } from '#core/caption/fields.ts';
import { newsroom } from '#renderer/client.ts';

/** The fields whose terms are offered inside a caption, with what each is called there. */
const sources: readonly { field: FieldId; kind: string }[] = [
  { field: 'people', kind: 'person' },
  { field: 'city', kind: 'city' },
  { field: 'country', kind: 'country' },
  { field: 'credit', kind: 'credit' },
];

/** Letters typed before names are offered; fewer would offer half the archive. */
const fewestLetters = 3;

/** One or two capitalised words before the cursor: "Mara" or "Mara Li". */
const nameBefore = /\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*)?$/u;

/** A CodeMirror completion source. */
export async function completeNames(context: CompletionContext): Promise<CompletionResult | null> {
  const typed = context.matchBefore(nameBefore);
  if (!typed || typed.text.length < fewestLetters) return null;
  const found = await Promise.all(
    sources.map(async ({ field, kind }) => {
      const answer = await newsroom['words.suggest']({ field, prefix: typed.text });
      return answer.ok ? answer.value.map((label) => ({ label, detail: kind })) : [];
    }),
  );
  const options = found.flat().filter(({ label }) => label !== typed.text);
  // Subtle: an empty list, not null. After a null that comes late, while more was typed, the editor asks no more.
  return context.aborted ? null : { from: typed.from, options, filter: false };
}
