/** One photo of the batch with the caption it gets, how it was matched, and what that would replace. */
import { memo } from 'react';
import type { Card } from '#core/records.ts';
import { pictureAddress } from '#renderer/client.ts';
import type { Match } from '#renderer/screens/import/matching.ts';

const byWords: Readonly<Record<Match['by'], string>> = {
  'file-name': 'by file name',
  'embedded-caption': 'by its own caption',
  order: 'by order',
  hand: 'by hand',
};

interface PhotoRowProps {
  readonly card: Card;
  readonly by: Match['by'] | null;
  /** The page's caption, or null where the photo keeps its own. */
  readonly text: string | null;
  /** A likeness with another caption of the page, or ''. */
  readonly note: string;
  /** The embedded caption that the page's would replace, or ''. */
  readonly replaces: string;
}

export const PhotoRow = memo(function PhotoRow({ card, by, text, note, replaces }: PhotoRowProps) {
  const time = /T(\d\d:\d\d(?::\d\d)?)/.exec(card.capturedAt)?.[1];
  return (
    <>
      <span className="match-picture">
        {card.photo ? (
          <img src={pictureAddress(card.photo, 'thumbnail')} alt="" loading="lazy" draggable={false} />
        ) : null}
      </span>
      <span className="match-words">
        <span className="match-head">
          <span className="match-name">
            {card.fileName}
            {time ? ` · ${time}` : ''}
          </span>
          {by ? (
            <span className="match-by">{byWords[by]}</span>
          ) : (
            <span>{card.caption === '' ? 'no caption' : 'keeps its caption'}</span>
          )}
        </span>
        {text === null ? (
          <span className="match-text match-kept">{card.caption || 'Nothing embedded'}</span>
        ) : (
          <span className="match-text">
            {text} <Likeness note={note} />
          </span>
        )}
        {replaces === '' ? null : (
          <span className="match-replaces">
            <strong>
              <span aria-hidden="true">▲</span> replaces its embedded caption:
            </strong>{' '}
            {replaces}
          </span>
        )}
      </span>
    </>
  );
});

/** "▲ contained in caption 1". */
export function Likeness({ note }: { readonly note: string }) {
  if (note === '') return null;
  return (
    <span className="match-note">
      <span aria-hidden="true">▲</span> {note}
    </span>
  );
}
