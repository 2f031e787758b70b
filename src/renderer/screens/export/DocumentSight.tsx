/** The photo in hand as the chosen format will say it: the document's text, and what its own validator thinks of it. */
import { Button } from '#renderer/parts/Button.tsx';
import { shownNumber } from '#renderer/parts/numbers.ts';
import { type Format, formatName } from '#renderer/screens/export/export-words.ts';
import { useDocument } from '#renderer/screens/export/use-document.ts';
import { FileVerdict } from '#renderer/screens/items/ShownFiles.tsx';

interface DocumentSightProps {
  readonly captions: readonly string[];
  /** Which of them is looked at, from 0. */
  readonly at: number;
  readonly format: Format;
  readonly house: string;
  onLook(at: number): void;
}

export function DocumentSight({ captions, at, format, house, onLook }: DocumentSightProps) {
  const { document, trouble } = useDocument(captions[at], format, house);
  const name = format === 'jpeg' ? 'XMP in the photo' : formatName(format);
  return (
    <section className="export-preview" aria-label="Document preview">
      <div className="export-preview-head">
        <h3>{name}</h3>
        <span className="export-hint">
          {document ? `${document.fileName} · ${shownNumber(document.bytes)} bytes` : ''}
        </span>
      </div>
      <Steps many={captions.length} at={at} onLook={onLook} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long document is scrolled with the keyboard */}
      <section tabIndex={0} className="export-text" aria-label="Document text">
        <pre>{document?.text ?? (trouble || 'Making the document…')}</pre>
      </section>
      {trouble === '' ? null : (
        <p className="export-over" role="alert">
          <span aria-hidden="true">✕</span> {trouble}
        </p>
      )}
      {document ? (
        <div role="status">
          <FileVerdict document={document} />
          {document.problems.length === 0 && format !== 'jpeg' ? (
            <p className="export-right">
              <span aria-hidden="true">✓</span> Checked: {name} is right.
            </p>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

interface StepsProps {
  readonly many: number;
  readonly at: number;
  onLook(at: number): void;
}

/** From one caption of the selection to the next, around the ends; nothing where there is one. */
export function Steps({ many, at, onLook }: StepsProps) {
  if (many < 2) return null;
  return (
    <div className="export-row">
      <Button onClick={() => onLook((at - 1 + many) % many)}>Previous</Button>
      <span className="export-hint" role="status">
        Caption {shownNumber(at + 1)} of {shownNumber(many)}
      </span>
      <Button onClick={() => onLook((at + 1) % many)}>Next</Button>
    </div>
  );
}
