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
          <button
            type="button"
            data-command="fold.preview"
            aria-expanded={shown}
            onClick={() => props.onShown(!shown)}
          >
            <span aria-hidden="true">{shown ? '▾' : '▸'}</span> Wire preview
          </button>
        </h2>
        <span className="wire-tools">
          <Chooser
            label="House"
            command="house.choose"
            value={house}
            options={houses.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={props.onHouse}
          />
          <Button look="quiet" command="wire.copy" keys={props.copyKeys} onClick={props.onCopy}>
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
            {preview ? <span>{preview.bytes} bytes</span> : null}
            {preview?.limits.toSorted(mostUseful).map(({ field, label, bytes, max }) => (
              <span key={field} className={bytes > max ? 'wire-over' : undefined}>
                {label} {bytes}/{max}
              </span>
            ))}
          </section>
          {preview && preview.notes.length > 0 ? (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: long notes are scrolled with the keyboard
            <section className="wire-notes" aria-label="Notes of the wire text" tabIndex={0}>
              {preview.notes.map((note) => (
                <p key={note}>
                  <span aria-hidden="true">▲</span> {note}
                </p>
              ))}
            </section>
          ) : null}
        </>
      ) : null}
    </section>
  );
}

type Limit = Preview['limits'][number];

/** What is over its limit is read first, then the longest fields; codes of a fixed length are always full. */
function mostUseful(a: Limit, b: Limit): number {
  return Number(b.bytes > b.max) - Number(a.bytes > a.max) || b.max - a.max;
}
