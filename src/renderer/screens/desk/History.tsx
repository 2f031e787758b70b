/** What happened to a caption, newest first: who, when, which field, before and after. Any earlier value can be brought back. */
import './History.css';
import { useEffect, useState } from 'react';
import type { FieldChanges } from '#core/caption/caption.ts';
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
  if (revisions?.length === 0)
    return <p className="pane-empty">Nothing has been changed since the import.</p>;
  return (
    <ol className="history" aria-label="Changes, newest first">
      {revisions?.map((revision) => (
        <Line key={revision.id} revision={revision} onEdit={onEdit} />
      ))}
    </ol>
  );
}

function Line({ revision, onEdit }: { readonly revision: Revision; onEdit: HistoryProps['onEdit'] }) {
  const { at, who, why, field, before, after } = revision;
  return (
    <li>
      <p className="history-head">
        <b>{isFieldId(field) ? deskName(field) : field}</b>
        <span>
          {new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })} · {who} · {why}
        </span>
        {isFieldId(field) ? (
          <Button look="quiet" onClick={() => onEdit({ [field]: before }, 'restored')}>
            Restore before
          </Button>
        ) : null}
      </p>
      <p>
        <WordDiff parts={diffWords(words(before), words(after))} />
      </p>
    </li>
  );
}

function words(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join('; ');
}
