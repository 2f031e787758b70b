/** Files as a receiver would get them: each with its text, what its validator says against it, and quiet notes. */
import './ShownFiles.css';
import type { ShownDocument } from '#core/outbox/records.ts';
import { documentHint } from '#renderer/screens/items/item-words.ts';

interface ShownFilesProps {
  /** Whose files they are, for those who cannot see where they stand. */
  readonly label: string;
  readonly documents: readonly ShownDocument[];
}

export function ShownFiles({ label, documents }: ShownFilesProps) {
  return (
    <div className="shown-files">
      {documents.map((document) => (
        <div key={document.fileName} className="shown-file">
          <p className="shown-file-head">
            <b>{document.fileName}</b> <span>{documentHint(document)}</span>
          </p>
          <FileVerdict document={document} />
          <section
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard
            tabIndex={0}
            className="shown-file-text"
            aria-label={`${label}: ${document.fileName}`}
          >
            <pre>{document.text}</pre>
          </section>
        </div>
      ))}
    </div>
  );
}

/** What the format's validator found, in red, and what the document could not say, quietly. */
export function FileVerdict({ document }: { readonly document: Pick<ShownDocument, 'problems' | 'notes'> }) {
  const { problems, notes } = document;
  return (
    <>
      {problems.length > 0 ? (
        <ul className="file-problems" aria-label="What the validator found">
          {problems.map((problem) => (
            <li key={problem}>
              <span aria-hidden="true">✕</span> {problem}
            </li>
          ))}
        </ul>
      ) : null}
      {notes.length > 0 ? (
        <ul className="file-notes" aria-label="Notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
