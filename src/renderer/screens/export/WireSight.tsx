/** One caption as the wire text of the chosen house, with a template that is still typed, its notes and its limits. */
import { shownNumber } from '#renderer/parts/numbers.ts';
import { Steps } from '#renderer/screens/export/DocumentSight.tsx';
import { useDocument } from '#renderer/screens/export/use-document.ts';
import type { ExportState } from '#renderer/screens/export/use-export.ts';
import { usePreview } from '#renderer/screens/export/use-preview.ts';
import { FileVerdict } from '#renderer/screens/items/ShownFiles.tsx';

interface WireSightProps {
  readonly state: ExportState;
  readonly captions: readonly string[];
  /** Which of them is looked at, from 0. */
  readonly at: number;
  onLook(at: number): void;
}

/** The photo in hand as the wire gets it, with the notes and the length of each field against its limit. */
export function WireSight({ state, captions, at, onLook }: WireSightProps) {
  const { house, changed, template } = state;
  const { preview, trouble } = usePreview(captions[at], house, changed ? template : undefined);
  const { document } = useDocument(captions[at], 'text', house);
  // The validator knows the template that is kept, not the one being typed.
  const problems = changed ? [] : (document?.problems ?? []);
  return (
    <section className="export-preview" aria-label="Wire preview">
      <div className="export-preview-head">
        <h3>Wire preview</h3>
        <span className="export-hint">
          {preview && document ? `${document.fileName} · ${shownNumber(preview.bytes)} bytes` : ''}
        </span>
      </div>
      <Steps many={captions.length} at={at} onLook={onLook} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long wire text is scrolled with the keyboard */}
      <section tabIndex={0} className="export-text" aria-label="Wire text">
        <pre>{trouble || (preview?.text ?? 'Making the wire text…')}</pre>
      </section>
      <FileVerdict document={{ problems, notes: [] }} />
      {preview?.notes.map((note) => (
        <p key={note} className="export-note">
          <span aria-hidden="true">▲</span> {note}
        </p>
      ))}
      <ul className="export-limits" aria-label="Lengths and limits">
        {preview?.limits
          .filter(({ bytes }) => bytes > 0)
          .map(({ field, label, bytes, max }) => (
            <li key={field} className={bytes > max ? 'export-over' : undefined}>
              {label} {bytes}/{max}
              {bytes > max ? <span className="unseen"> over the limit</span> : null}
            </li>
          ))}
      </ul>
    </section>
  );
}
