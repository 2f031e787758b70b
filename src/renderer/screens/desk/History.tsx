/** What happened to a caption, newest first: who, when, which field, before and after. Any earlier value can be brought back. */
import './History.css';
import { useEffect, useState } from 'react';
import { keptField, reopenedField } from '#core/calls/settled.ts';
import type { FieldChanges } from '#core/caption/caption.ts';
import { valueText } from '#core/caption/caption.ts';
import { deskName, isFieldId } from '#core/caption/fields.ts';
import { diffWords } from '#core/duplicates/word-diff.ts';
import type { Entry, Revision } from '#core/records.ts';
import { newsroom } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { WordDiff } from '#renderer/parts/WordDiff.tsx';

interface HistoryProps {
  readonly entry: Entry;
  onEdit(changes: FieldChanges, why: string): void;
}

export function History({ entry, onEdit }: HistoryProps) {
  const [revisions, setRevisions] = useState<readonly Revision[] | null>(null);
  const [trouble, setTrouble] = useState('');

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision is a longer history
  useEffect(() => {
    let left = false;
    newsroom['captions.history']({ caption: entry.id }).then((answer) => {
      if (left) return;
      setTrouble(answer.ok ? '' : answer.problem.message);
      if (answer.ok) setRevisions(answer.value.toSorted((a, b) => b.at.localeCompare(a.at)));
    });
    return () => {
      left = true;
    };
  }, [entry.id, entry.revision]);

  if (trouble !== '') return <p className="pane-empty">{trouble}</p>;
  if (revisions?.length === 0) return <p className="pane-empty">Nothing has been changed yet.</p>;
  return (
    <ol className="history" aria-label="Changes, newest first">
      {revisions?.map((revision) => (
        <Line key={revision.id} revision={revision} onEdit={onEdit} />
      ))}
    </ol>
  );
}

/** Why a revision was made, in words; an override's reason is the editor's own and stands as written. */
const reasons: Readonly<Record<string, string>> = {
  fix: 'fix applied',
  undo: 'undone',
  replace: 'find and replace',
  status: 'set by hand',
  copied: 'copied from another photo',
  import: 'imported',
  page: 'from a caption page',
  duplicate: 'duplicate decided',
  restored: 'reverted',
  settled: 'chosen between what the file says',
  repair: 'double encoding repaired',
  removed: 'entry removed',
  moved: 'entry moved',
};

function Line({ revision, onEdit }: { readonly revision: Revision; onEdit: HistoryProps['onEdit'] }) {
  const { at, who, why, field, before, after } = revision;
  const kept = keptField(why);
  const reopened = reopenedField(why);
  return (
    <li>
      <p className="history-head">
        <span>
          <b>{nameOf(kept ?? reopened ?? field)}</b>{' '}
          {new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })} · {who} ·{' '}
          {kept
            ? 'looked at beside the file, and kept'
            : reopened
              ? 'to be decided again'
              : (reasons[why] ?? why)}
        </span>
        {isFieldId(field) ? (
          <Button look="quiet" onClick={() => onEdit({ [field]: before }, 'restored')}>
            Put back the text before this
          </Button>
        ) : null}
      </p>
      <p>
        <WordDiff parts={diffWords(valueText(before), valueText(after))} />
      </p>
    </li>
  );
}

/** What a line of the log is about: a field, or the picture's decision or export. */
function nameOf(field: string): string {
  return isFieldId(field) ? deskName(field) : `${field.slice(0, 1).toUpperCase()}${field.slice(1)}`;
}
