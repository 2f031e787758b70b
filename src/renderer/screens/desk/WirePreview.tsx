/** Exactly what the chosen wire gets, as typed, with the length of each field against its limit. */
import './WirePreview.css';
import { Button } from '#renderer/parts/Button.tsx';
import { Chooser } from '#renderer/parts/Choice.tsx';
import type { WirePreview as Preview } from '#renderer/screens/desk/use-caption.ts';

interface WirePreviewProps {
  readonly preview: Preview | null;
  readonly trouble: string;
  readonly house: string;
  readonly houses: readonly { readonly id: string; readonly name: string }[];
  readonly shown: boolean;
  readonly copyKeys: string | undefined;
  onHouse(house: string): void;
  onCopy(): void;
  onShown(shown: boolean): void;
}

export function WirePreview(props: WirePreviewProps) {
  const { preview, trouble, house, houses, shown } = props;
  return (
    <section className="pane-part wire-preview" aria-label="Wire preview">
      <div className="pane-part-head">
        <h2>
          <button type="button" aria-expanded={shown} onClick={() => props.onShown(!shown)}>
            <span aria-hidden="true">{shown ? '▾' : '▸'}</span> Wire preview
          </button>
        </h2>
        <span className="wire-tools">
          <Chooser
            label="House"
            value={house}
            options={houses.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={props.onHouse}
          />
          <Button look="quiet" keys={props.copyKeys} onClick={props.onCopy}>
            Copy
          </Button>
        </span>
      </div>
      {shown ? (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long wire text is scrolled with the keyboard */}
          <section className="wire-text" aria-label="Wire text" tabIndex={0}>
            <pre>{trouble || preview?.text}</pre>
          </section>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list of limits is scrolled with the keyboard */}
          <section className="wire-limits" aria-label="Lengths and limits" tabIndex={0}>
            {preview?.notes.map((note) => (
              <span key={note} className="wire-note">
                {note}
              </span>
            ))}
            {preview ? <span>{preview.bytes} bytes</span> : null}
            {preview?.limits.toSorted(fullestFirst).map(({ field, label, bytes, max }) => (
              <span key={field} className={bytes > max ? 'wire-over' : undefined}>
                {label} {bytes}/{max}
              </span>
            ))}
          </section>
        </>
      ) : null}
    </section>
  );
}

/** What is nearest to its limit is read first. */
function fullestFirst(a: Preview['limits'][number], b: Preview['limits'][number]): number {
  return b.bytes / b.max - a.bytes / a.max;
}
