/** Changes to a caption's text on its way to the wire, collected first and made together. */
import type { Span } from '#core/caption/span.ts';

/** New words for a stretch of the text, and the sentence that tells the editor about it ('' says nothing). */
export interface Edit extends Span {
  readonly words: string;
  readonly note: string;
}

/** Makes the edits. Where two overlap the one that starts first stands. */
export function withEdits(text: string, edits: readonly Edit[]): { text: string; notes: string[] } {
  let out = '';
  let done = 0;
  const notes: string[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < done) continue;
    out += text.slice(done, edit.start) + edit.words;
    done = edit.end;
    if (edit.note !== '') notes.push(edit.note);
  }
  return { text: out + text.slice(done), notes };
}
