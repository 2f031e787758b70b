/** Changed fields one below the other, word by word: what was said before, and what is said now. */
import './ChangedWords.css';
import { type FieldChange, valueText } from '#core/caption/caption.ts';
import { deskName } from '#core/caption/fields.ts';
import { diffWords } from '#core/duplicates/word-diff.ts';
import { WordDiff } from '#renderer/parts/WordDiff.tsx';

export function ChangedWords({ changes }: { readonly changes: readonly FieldChange[] }) {
  return (
    <dl className="changed-words">
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{deskName(field)}</dt>
          <dd>
            <WordDiff parts={diffWords(valueText(before), valueText(after))} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
