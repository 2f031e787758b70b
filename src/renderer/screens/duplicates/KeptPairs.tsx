/**
 * The pairs that were kept on purpose: who said so, when and why. Each can be taken back and waits for a
 * decision again. Reached from the list of groups; shows nothing that is still to be decided.
 */
import { useEffect, useRef } from 'react';
import { Button } from '#renderer/parts/Button.tsx';
import { shownNumber } from '#renderer/parts/numbers.ts';
import { classWords } from '#renderer/screens/duplicates/class-words.ts';
import type { KeptPair } from '#renderer/screens/duplicates/kept-pairs.ts';

interface KeptPairsProps {
  readonly pairs: readonly KeptPair[];
  onOpen(captionId: string): void;
  onTakeBack(kept: KeptPair): void;
}

export function KeptPairs({ pairs, onOpen, onTakeBack }: KeptPairsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="pair" aria-labelledby="kept-title">
      <header className="pair-head">
        <h2 id="kept-title" ref={heading} tabIndex={-1}>
          Kept on purpose
        </h2>
        <span>{shownNumber(pairs.length)}</span>
      </header>
      <ul className="pair-body kept-pairs" aria-label="Pairs kept on purpose">
        {pairs.map((kept) => {
          const { pair, left, right, decision } = kept;
          const { name, tone } = classWords[pair.comparison.class];
          return (
            <li key={`${pair.a}:${pair.b}`} className="kept-pair">
              <div className="kept-head">
                <span className={`class-mark class-${tone}`}>{name}</span>
                {[left, right].map((card) => (
                  <button key={card.id} type="button" className="kept-name" onClick={() => onOpen(card.id)}>
                    {card.fileName || 'no photo'}
                  </button>
                ))}
                <Button onClick={() => onTakeBack(kept)}>
                  Take back<span className="unseen"> the decision about {left.fileName || 'no photo'}</span>
                </Button>
              </div>
              <p className="kept-words">{beginning(left.caption) || 'No caption'}</p>
              <p className="kept-why">
                “{decision.why}” · {decision.who},{' '}
                {new Date(decision.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Characters of a caption that a card has. */
const cardLength = 160;

/** A card's caption, marked as cut where it is only the beginning. */
function beginning(caption: string): string {
  return caption.length < cardLength ? caption : `${caption.trimEnd()}…`;
}
