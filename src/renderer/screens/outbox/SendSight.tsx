/** What the first caption would be at a destination: every file with its text, and what its validator says. */
import { useEffect, useState } from 'react';
import type { ShownDocument } from '#core/outbox/records.ts';
import { newsroom } from '#renderer/client.ts';
import { shownBytes } from '#renderer/screens/outbox/outbox-words.ts';

interface SendSightProps {
  readonly caption: string;
  readonly destination: string;
  readonly name: string;
}

type Shown = { readonly documents: readonly ShownDocument[]; readonly trouble: string };

export function SendSight({ caption, destination, name }: SendSightProps) {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let left = false;
    void newsroom['outbox.show']({ caption, destination }).then((answer) => {
      if (left) return;
      setShown(
        answer.ok
          ? { documents: answer.value.documents, trouble: '' }
          : { documents: [], trouble: answer.problem.message },
      );
    });
    return () => {
      left = true;
    };
  }, [caption, destination]);

  return (
    <section className="send-sight" aria-label={`What ${name} would get of the first caption`}>
      <h3>
        What <b>{name}</b> would get of the first caption
      </h3>
      {shown === null ? <p className="send-hint">Making the documents…</p> : null}
      {shown?.trouble ? (
        <p className="send-trouble" role="alert">
          {shown.trouble}
        </p>
      ) : null}
      {shown?.documents
        .toSorted((a, b) => Number(isPicture(a)) - Number(isPicture(b)))
        .map((document) => (
          <DocumentShown key={document.fileName} document={document} />
        ))}
    </section>
  );
}

/** The documents come first: the text inside a picture says the same once more. */
function isPicture({ mediaType }: ShownDocument): boolean {
  return mediaType.startsWith('image/');
}

function DocumentShown({ document }: { readonly document: ShownDocument }) {
  const { fileName, mediaType, bytes, text, notes, problems } = document;
  return (
    <article className="send-document" aria-label={fileName}>
      <p className="send-document-head">
        <b>{fileName}</b>
        <span>
          {mediaType}
          {bytes > 0 && !isPicture(document) ? ` · ${shownBytes(bytes)}` : ''}
        </span>
      </p>
      {problems.map((problem) => (
        <p key={problem} className="send-trouble">
          <span aria-hidden="true">▲</span> {problem}
        </p>
      ))}
      {notes.map((note) => (
        <p key={note} className="send-note">
          <span aria-hidden="true">▲</span> {note}
        </p>
      ))}
      {text === '' ? null : isPicture(document) ? (
        <details>
          <summary>The caption inside the picture</summary>
          <Text of={fileName}>{text}</Text>
        </details>
      ) : (
        <Text of={fileName}>{text}</Text>
      )}
    </article>
  );
}

function Text({ of, children }: { readonly of: string; readonly children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long document is scrolled with the keyboard
    <section tabIndex={0} className="send-text" aria-label={`Text of ${of}`}>
      <pre>{children}</pre>
    </section>
  );
}
