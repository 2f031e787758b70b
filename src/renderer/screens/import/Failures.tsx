/** What an import has to say line by line: files that could not be read, in a list or in one line at the foot, and values that gave way. */
import { moreReplaced, replacedLine } from '#core/documents/replaced-line.ts';
import type { Failure, Replaced } from '#core/records.ts';
import { counted } from '#renderer/parts/numbers.ts';
import { failureLine } from '#renderer/screens/import/import-words.ts';

/** Failures named in the one line; the others are counted. */
const mostNamed = 2;

/** One line for each. */
export function FailureList({ failures }: { readonly failures: readonly Failure[] }) {
  return (
    <ul className="failure-list" aria-label="Files that could not be read">
      {failures.map((failure) => {
        const { fileName, reason } = failureLine(failure);
        return (
          <li key={failure.path} title={failure.path}>
            <strong>{fileName}</strong> {reason}
          </li>
        );
      })}
    </ul>
  );
}

/** "2 files could not be read: IMG_0007.JPG is cut off after 32 bytes; notes.docx is not a photo". */
export function FailureSummary({ failures }: { readonly failures: readonly Failure[] }) {
  if (failures.length === 0) return null;
  return (
    <span>
      {counted(failures.length, 'file')} could not be read:{' '}
      {failures.slice(0, mostNamed).map((failure, index) => {
        const { fileName, reason } = failureLine(failure);
        return (
          <span key={failure.path}>
            {index > 0 ? '; ' : ''}
            <strong>{fileName}</strong> {reason}
          </span>
        );
      })}
      {failures.length > mostNamed ? `; and ${failures.length - mostNamed} more` : ''}
    </span>
  );
}

/** Photos that have two captions now, or whose place was emptied; see [Note: two captions]. */
export function ReplacedList({
  total,
  first,
}: {
  readonly total: number;
  readonly first: readonly Replaced[];
}) {
  const more = moreReplaced({ total, first });
  return (
    <ul className="failure-list" aria-label="Captions and places that gave way">
      {first.map((replaced) => (
        <li key={`${replaced.caption} ${replaced.field} ${replaced.before}`}>{replacedLine(replaced)}</li>
      ))}
      {more === '' ? null : <li>{more}</li>}
    </ul>
  );
}
