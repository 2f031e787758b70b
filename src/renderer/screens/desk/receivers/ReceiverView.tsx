/**
 * What each receiver of the photo would show of its caption, side by side, before anything is sent:
 * as the copy will be, and as the file stands now; below it, how full each limited field is.
 */
import './ReceiverView.css';
import { useMemo, useState } from 'react';
import { shownDate } from '#core/caption/shown-date.ts';
import { Segmented } from '#renderer/parts/Choice.tsx';
import { WordDiff } from '#renderer/parts/WordDiff.tsx';
import { ByteMeters } from '#renderer/screens/desk/receivers/ByteMeters.tsx';
import {
  type Cell,
  columnsOf,
  fieldNames,
  type Level,
  type Row,
  rowsOf,
  summaryOf,
} from '#renderer/screens/desk/receivers/receiver-rows.ts';
import { useReceivers } from '#renderer/screens/desk/receivers/use-receivers.ts';
import type { OpenCaption } from '#renderer/screens/desk/use-caption.ts';

const sides = [
  { value: 'sent', label: 'As it will be sent' },
  { value: 'file', label: 'As the file stands' },
] as const;
type Side = (typeof sides)[number]['value'];

const glyphs: Readonly<Record<Level, string>> = { damaged: '●', partly: '▲', noted: '○', whole: '✓' };
const words: Readonly<Record<Level, string>> = {
  damaged: 'Damaged',
  partly: 'In part',
  noted: 'Arrives, with a note',
  whole: 'Arrives',
};

export function ReceiverView({ open }: { readonly open: OpenCaption }) {
  const { shown, trouble } = useReceivers(open);
  const [side, setSide] = useState<Side>('sent');
  const answers = side === 'sent' ? shown?.sent : shown?.file;
  const typed = shown?.typed;
  const table = useMemo(() => {
    if (!typed || !answers) return null;
    const columns = columnsOf(typed, answers);
    return { columns, rows: rowsOf(typed, answers, columns) };
  }, [typed, answers]);

  return (
    <section className="receivers" aria-label="What receivers show">
      <header className="receivers-tools">
        <Segmented label="Which text" value={side} options={sides} onChange={(chosen) => setSide(chosen)} />
        <p className="receivers-summary" role="status">
          {trouble || (shown && !answers ? shown.trouble : table ? summaryOf(table.rows) : ' ')}
        </p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider or longer than its place is scrolled with the keyboard */}
      <section className="receivers-scroll" aria-label="Receivers and byte meters" tabIndex={0}>
        {table && table.columns.length === 0 ? (
          <p className="receivers-empty">Nothing is filled in yet.</p>
        ) : null}
        {table && table.columns.length > 0 && typed ? (
          <table>
            <thead>
              <tr>
                <th scope="col">Receiver</th>
                {table.columns.map((field) => (
                  <th key={field} scope="col" className={`receivers-${field}`}>
                    {fieldNames[field]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr className="receivers-typed">
                <th scope="row">As typed</th>
                {table.columns.map((field) => (
                  <td key={field} data-name={fieldNames[field]}>
                    <div className="receivers-words">
                      {field === 'dateCreated' ? shownDate(typed[field]) : typed[field] || '–'}
                    </div>
                  </td>
                ))}
              </tr>
              {table.rows.map((row) => (
                <ReceiverRow key={row.receiver} row={row} />
              ))}
            </tbody>
          </table>
        ) : null}
        {shown ? <ByteMeters meters={shown.meters} /> : null}
        {table ? <Rules rows={table.rows} /> : null}
      </section>
    </section>
  );
}

function ReceiverRow({ row }: { readonly row: Row }) {
  return (
    <tr>
      <th scope="row">
        <span className="receivers-name">{row.name}</span>
        <Mark level={row.level} />
      </th>
      {row.cells.map((cell) => (
        <td key={cell.field} data-name={fieldNames[cell.field]} className={cellClass(cell)}>
          <div className="receivers-words">
            <CellText cell={cell} />
          </div>
          {cell.notes.map(({ level, what }) => (
            <p key={what} className={`receivers-note receivers-is-${level}`}>
              <span aria-hidden="true">{glyphs[level]}</span> {what}
            </p>
          ))}
        </td>
      ))}
    </tr>
  );
}

/** Told apart by the stylesheet: what differs is marked, and where there is little room the rest is left out. */
function cellClass({ differs, notes }: Cell): string | undefined {
  if (differs) return 'receivers-differs';
  return notes.length === 0 ? 'receivers-as-typed' : undefined;
}

/** What the receiver shows and nothing else; the words that were not typed so are marked. */
function CellText({ cell }: { readonly cell: Cell }) {
  const { field, text, differs, diff } = cell;
  if (text === '') return <span className="receivers-same">–</span>;
  const words = field === 'dateCreated' ? shownDate(text) : text;
  if (!differs) return <span className="receivers-same">{words}</span>;
  const marked = diff.length > 0 && field !== 'dateCreated';
  return marked ? <WordDiff parts={diff} side="right" /> : <ins>{words}</ins>;
}

function Mark({ level }: { readonly level: Level }) {
  return (
    <span className={`receivers-mark receivers-is-${level}`}>
      <span aria-hidden="true">{glyphs[level]}</span> {words[level]}
    </span>
  );
}

function Rules({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <section className="receivers-rules" aria-label="How each receiver reads">
      <h3>How each receiver reads</h3>
      <dl>
        {rows.map(({ receiver, name, rule }) => (
          <div key={receiver}>
            <dt>{name}</dt>
            <dd>{rule}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
