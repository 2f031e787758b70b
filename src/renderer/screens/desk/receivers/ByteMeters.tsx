/** How full each limited field is: its bytes against the limit of IIM, where the cut falls, and what seven bits lack. */
import './ByteMeters.css';
import { useMemo } from 'react';
import { filledMeters, type Meter } from '#renderer/screens/desk/receivers/receiver-rows.ts';

const glyphs: Readonly<Record<Meter['filling'], string>> = { over: '●', full: '▲', fits: '✓' };

/** Most characters named in one line. */
const mostNamed = 12;

export function ByteMeters({ meters }: { readonly meters: readonly Meter[] }) {
  const filled = useMemo(() => filledMeters(meters), [meters]);
  if (filled.length === 0) return null;
  return (
    <section className="byte-meters" aria-label="Bytes and limits of IIM">
      <h3>Bytes and limits of IIM</h3>
      <ul>
        {filled.map((meter) => (
          <Line key={meter.field} meter={meter} />
        ))}
      </ul>
    </section>
  );
}

function Line({ meter }: { readonly meter: Meter }) {
  const { label, dataset, bytes, limit, filling, kept, lost, beyondAscii } = meter;
  return (
    <li className={`byte-meter byte-meter-${filling}`}>
      <span className="byte-meter-label" title={`IIM ${dataset}`}>
        {label}
      </span>
      <span className="byte-meter-bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, (bytes / limit) * 100)}%` }} />
      </span>
      <span className="byte-meter-count">
        <span aria-hidden="true">{glyphs[filling]}</span> {bytes} of {limit}
        {filling === 'over' ? `, ${bytes - limit} over` : filling === 'full' ? ', full' : ''}
      </span>
      <span className="byte-meter-words">
        {filling === 'over' ? (
          <>
            {kept === '' ? 'IIM holds nothing of it. ' : `IIM ends with “${ending(kept)}”`}
            {kept !== '' && lost !== '' ? <del>{beginning(lost)}</del> : null}
          </>
        ) : null}
        {beyondAscii.length > 0 ? (
          <span className="byte-meter-beyond"> Beyond 7 bits: {namesOf(beyondAscii)}</span>
        ) : null}
      </span>
    </li>
  );
}

/** The last characters before the cut. */
function ending(text: string): string {
  const characters = [...text];
  return characters.length > 24 ? `…${characters.slice(-24).join('')}` : text;
}

/** The first characters after it. */
function beginning(text: string): string {
  const characters = [...text];
  return characters.length > 24 ? `${characters.slice(0, 24).join('')}…` : text;
}

function namesOf(characters: readonly string[]): string {
  const seen = characters.filter((character) => /[^\s\p{C}\p{M}]/u.test(character));
  const unseen = characters.length - seen.length;
  const rest = seen.length - mostNamed;
  return [
    seen.slice(0, mostNamed).join(' '),
    rest > 0 ? `and ${rest} more` : '',
    unseen > 0 ? `and ${unseen} without a shape` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
