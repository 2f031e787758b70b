/**
 * What each copy of a photo, or each sidecar, gets: how many fields, and what IIM has to cut. Asked from the
 * captions as they are kept, all of them, a stretch at a time so that edits pass; nothing is written for it.
 */
import { useEffect, useState } from 'react';
import type { CallOutput } from '#core/contract.ts';
import { newsroom } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { shownNumber } from '#renderer/parts/numbers.ts';
import {
  type Copies,
  copiesOf,
  copiesSentence,
  credentialsSentence,
  lookedSentence,
  stretches,
  together,
} from '#renderer/screens/export/copy-words.ts';

/** Cuts listed before the rest is counted. */
const mostListed = 100;

interface CopySightProps {
  readonly format: 'jpeg' | 'xmp';
  readonly captions: readonly string[];
  /** Chooses the sidecars instead of the copies. */
  onSidecars(): void;
}

export function CopySight({ format, captions, onSidecars }: CopySightProps) {
  const asked = captions.join(' ');
  const { copies, pictured, trouble } = useCopies(asked);
  const { looked, unread, ...found } = useCredentials(format === 'jpeg' ? pictured : '');
  const signed = format === 'jpeg' ? found.signed : [];
  const cuts = format === 'jpeg' ? (copies?.cuts ?? []) : [];
  return (
    <section className="export-preview" aria-label="What is written">
      <div className="export-preview-head">
        <h3>{format === 'jpeg' ? 'Captioned photos' : 'Sidecars'}</h3>
        <span className="export-hint">
          {format === 'jpeg' ? lookedSentence(looked, copies?.photos ?? 0, unread) : ''}
        </span>
      </div>
      <p role="status">
        {trouble || (copies ? copiesSentence(copies, format) : 'Reading the captions…')}{' '}
        {copies && copies.without > 0 ? `${shownNumber(copies.without)} without a photo left out.` : ''}
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

/** Captions asked for in one call: a stretch takes the newsroom a few milliseconds. */
const askedAtOnce = 200;

interface Looked {
  /** null while captions are still looked through. */
  readonly copies: Copies | null;
  /** The captions that have a photo, joined by spaces. */
  readonly pictured: string;
  readonly trouble: string;
}

const nothingRead: Looked = { copies: null, pictured: '', trouble: '' };

/** What the copies get, once all captions are looked through. */
function useCopies(asked: string): Looked {
  const [state, setState] = useState(nothingRead);
  useEffect(() => {
    let left = false;
    const read = async () => {
      let copies = copiesOf([]);
      const pictured: string[] = [];
      for (const captions of stretches(asked, askedAtOnce)) {
        const answer = await newsroom['captions.entries']({ captions });
        if (left) return;
        if (!answer.ok) return setState({ ...nothingRead, trouble: answer.problem.message });
        copies = together(copies, copiesOf(answer.value));
        pictured.push(...answer.value.flatMap(({ id, photo }) => (photo ? [id] : [])));
      }
      setState({ copies, pictured: pictured.join(' '), trouble: '' });
    };
    setState(nothingRead);
    read();
    return () => {
      left = true;
    };
  }, [asked]);
  return state;
}

/** Photos whose files are read in one call; each stretch is told as it comes. */
const readAtOnce = 50;

interface Credentials {
  /** The names of the photos that carry content credentials, as far as is known. */
  readonly signed: readonly string[];
  /** Photos looked at so far. */
  readonly looked: number;
  /** Files that could not be read: each says why when it is exported. */
  readonly unread: number;
}

const nothingLooked: Credentials = { signed: [], looked: 0, unread: 0 };

/** Which of the photos carry content credentials, read from all their files, stretch by stretch; none for ''. */
function useCredentials(asked: string): Credentials {
  const [found, setFound] = useState(nothingLooked);
  useEffect(() => {
    let left = false;
    const read = async () => {
      for (const captions of stretches(asked, readAtOnce)) {
        const answer = await newsroom['metadata.read']({ captions });
        if (left) return;
        setFound((before) => withStretch(before, captions.length, answer.ok ? answer.value : null));
      }
    };
    setFound(nothingLooked);
    read();
    return () => {
      left = true;
    };
  }, [asked]);
  return found;
}

function withStretch(
  { signed, looked, unread }: Credentials,
  many: number,
  read: CallOutput<'metadata.read'> | null,
): Credentials {
  const names = (read?.files ?? []).flatMap(({ credentials, fileName }) => (credentials ? [fileName] : []));
  return {
    signed: names.length === 0 ? signed : [...signed, ...names],
    looked: looked + many,
    unread: unread + (read ? read.failures.length : many),
  };
}

function iimWords(cuts: number): string {
  if (cuts === 0) return 'Everything fits; nothing is cut.';
  return cuts === 1 ? 'One value is cut at its byte limit.' : `${cuts} values are cut at their byte limits.`;
}
