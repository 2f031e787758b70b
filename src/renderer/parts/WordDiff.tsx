/** A word-level difference between two texts: what only the left has, what only the right has, what both share. */
import './WordDiff.css';
import type { DiffPart } from '#core/duplicates/pair.ts';

interface WordDiffProps {
  readonly parts: readonly DiffPart[];
  /** Which side's words to show; both when left out. */
  readonly side?: 'left' | 'right';
}

export function WordDiff({ parts, side }: WordDiffProps) {
  const shown = side ? parts.filter((part) => part.kind === 'same' || part.kind === side) : parts;
  return (
    <span className="word-diff">
      {shown.map((part, index) => {
        // Parts have no identity of their own: their place in the text is their key.
        const key = `${index}:${part.kind}`;
        if (part.kind === 'left') return <del key={key}>{part.text}</del>;
        if (part.kind === 'right') return <ins key={key}>{part.text}</ins>;
        return <span key={key}>{part.text}</span>;
      })}
    </span>
  );
}
