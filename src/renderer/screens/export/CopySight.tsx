/**
 * What each copy of a photo, or each sidecar, gets: how many fields, and what IIM has to cut. Asked from the
 * captions as they are kept; nothing is written for it.
 */
import { useEffect, useState } from 'react';
import { newsroom } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { shownNumber } from '#renderer/parts/numbers.ts';
import {
  type Copies,
  copiesOf,
  copiesSentence,
  credentialsSentence,
} from '#renderer/screens/export/copy-words.ts';

/** Captions looked through ahead; the result of the export tells the cuts of all. */
const mostLookedThrough = 500;

/** Cuts listed before the rest is counted. */
const mostListed = 100;

interface CopySightProps {
  readonly format: 'jpeg' | 'xmp';
  readonly captions: readonly string[];
  /** Chooses the sidecars instead of the copies. */
  onSidecars(): void;
}

export function CopySight({ format, captions, onSidecars }: CopySightProps) {
  const [copies, setCopies] = useState<Copies | null>(null);
  const [trouble, setTrouble] = useState('');
  const asked = captions.slice(0, mostLookedThrough).join(' ');

  useEffect(() => {
    let left = false;
    newsroom['captions.entries']({ captions: asked.split(' ') }).then((answer) => {
      if (left) return;
      setCopies(answer.ok ? copiesOf(answer.value) : null);
      setTrouble(answer.ok ? '' : answer.problem.message);
    });
    return () => {
      left = true;
    };
  }, [asked]);

  const found = useCredentials(format === 'jpeg' ? asked : '');
  const signed = format === 'jpeg' ? found : [];
  const cuts = format === 'jpeg' ? (copies?.cuts ?? []) : [];
  return (
    <section className="export-preview" aria-label="What is written">
      <div className="export-preview-head">
        <h3>{format === 'jpeg' ? 'Captioned photos' : 'Sidecars'}</h3>
        <span className="export-hint">
          {captions.length > mostLookedThrough ? `first ${mostLookedThrough} captions` : ''}
        </span>
      </div>
      <p role="status">
        {trouble || (copies ? copiesSentence(copies, format) : 'Reading the captions…')}{' '}
        {copies && copies.without > 0 ? `${copies.without} without a photo left out.` : ''}
      </p>
      {copies && copies.photos > 0 ? (
        <dl className="export-homes">
          {format === 'jpeg' ? (
            <>
              <dt>IIM</dt>
              <dd>{iimWords(cuts.length)}</dd>
            </>
          ) : null}
          <dt>XMP</dt>
          <dd>Every field, whole, with its languages and structures.</dd>
          {format === 'jpeg' ? (
            <>
              <dt>EXIF</dt>
              <dd>Caption, byline, copyright and date.</dd>
            </>
          ) : null}
        </dl>
      ) : null}
      {signed.length > 0 ? (
        <div className="export-credentials">
          <p className="export-note">
            <span aria-hidden="true">▲</span> {credentialsSentence(signed)} A sidecar leaves the photo whole.
          </p>
          {signed.length > 1 ? (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keyboard
            <ul tabIndex={0} className="export-cuts" aria-label="With content credentials">
              {signed.slice(0, mostListed).map((fileName) => (
                <li key={fileName}>
                  <strong>{fileName}</strong>
                </li>
              ))}
              {signed.length > mostListed ? (
                <li>and {shownNumber(signed.length - mostListed)} more</li>
              ) : null}
            </ul>
          ) : null}
          <Button look="fix" onClick={onSidecars}>
            Sidecars instead
          </Button>
        </div>
      ) : null}
      {cuts.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keyboard
        <ul tabIndex={0} className="export-cuts" aria-label="Cut in IIM">
          {cuts.slice(0, mostListed).map(({ caption, fileName, told }) => (
            <li key={`${caption}:${told}`}>
              <strong>{fileName}</strong> {told}
            </li>
          ))}
          {cuts.length > mostListed ? <li>and {shownNumber(cuts.length - mostListed)} more</li> : null}
        </ul>
      ) : null}
    </section>
  );
}

/** Photos whose files are read in one call; each stretch is told as it comes. */
const readAtOnce = 50;

/** The names of the photos that carry content credentials, read from the files; none for ''. */
function useCredentials(asked: string): readonly string[] {
  const [signed, setSigned] = useState<readonly string[]>([]);
  useEffect(() => {
    let left = false;
    const captions = asked === '' ? [] : asked.split(' ');
    const read = async () => {
      setSigned([]);
      for (let at = 0; at < captions.length && !left; at += readAtOnce) {
        const answer = await newsroom['metadata.read']({ captions: captions.slice(at, at + readAtOnce) });
        // A file that cannot be read says so when it is exported.
        if (left || !answer.ok) return;
        const names = answer.value.files.flatMap(({ credentials, fileName }) =>
          credentials ? [fileName] : [],
        );
        if (names.length > 0) setSigned((before) => [...before, ...names]);
      }
    };
    read();
    return () => {
      left = true;
    };
  }, [asked]);
  return signed;
}

function iimWords(cuts: number): string {
  if (cuts === 0) return 'Everything fits; nothing is cut.';
  return cuts === 1 ? 'One value is cut at its byte limit.' : `${cuts} values are cut at their byte limits.`;
}
