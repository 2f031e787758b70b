/** What a revision changes and who gets it: the words against those sent last, and each receiver's files as they would go. */
import type { CaptionFields } from '#core/caption/caption.ts';
import type { RevisionKind } from '#core/wire/revision-note.ts';
import { counted } from '#renderer/parts/numbers.ts';
import { ChangedWords } from '#renderer/screens/items/ChangedWords.tsx';
import { lostSentence, type SentItem, unsentChanges } from '#renderer/screens/items/item-words.ts';
import { ShownFiles } from '#renderer/screens/items/ShownFiles.tsx';
import type { Proposal } from '#renderer/screens/items/use-revision.ts';

interface RevisionSightProps {
  readonly kind: RevisionKind;
  /** null while it is asked for. */
  readonly proposal: Proposal | null;
  readonly item: SentItem;
  readonly fields: CaptionFields;
}

export function RevisionSight({ kind, proposal, item, fields }: RevisionSightProps) {
  const newest = item.versions.at(-1);
  const changes = unsentChanges(item, fields);
  return (
    <div className="revise-sight">
      <section aria-label="Changed words">
        <h3>{kind === 'kill' ? 'Words' : `Changed since version ${newest?.version ?? 1}`}</h3>
        {kind === 'kill' ? (
          <p className="revise-soft">
            The words stay as they were sent{changes.length > 0 ? '; what was changed since is not sent' : ''}
            .
          </p>
        ) : changes.length === 0 ? (
          <p className="revise-soft">Nothing: the desk has the words that were sent.</p>
        ) : (
          <ChangedWords changes={changes} />
        )}
      </section>
      <section aria-label="Who gets it">
        <h3>
          {proposal ? `Goes to ${counted(proposal.destinations.length, 'destination')}` : 'Who gets it'}
        </h3>
        {proposal && proposal.lost.length > 0 ? (
          <p className="revise-lost">
            <span aria-hidden="true">▲</span> {lostSentence(proposal.lost)}
          </p>
        ) : null}
        {proposal?.destinations.map(({ destination, name, documents }, index) => (
          <details key={destination} className="revise-receiver" open={index === 0}>
            <summary>
              <b>{name}</b> <span>{counted(documents.length, 'file')}</span>
              {documents.some(({ problems }) => problems.length > 0) ? (
                <span className="revise-wrong">✕ would not go</span>
              ) : null}
            </summary>
            <ShownFiles label={name} documents={documents} />
          </details>
        ))}
      </section>
    </div>
  );
}
