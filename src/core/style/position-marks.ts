/**
 * Position marks that lack a bracket: "(R greets" and "2nd L) greets". The caption reader sees
 * only whole marks; the two rules about brackets divide the broken ones between them here.
 */
const mark =
  '(?:(?:front|back|top|bottom|far|rear|upper|lower|standing|seated|foreground|background)(?: row)?,? )?(?:\\d{1,2}(?:st|nd|rd|th) )?(?:from )?(?:[LRC]|left|right|cent(?:er|re))';
const afterOpening = new RegExp(`^\\((${mark})(?=[\\s.,;:]|$)`);
const beforeClosing = new RegExp(`(?:^|\\s)(${mark})\\)$`);

/** The mark, without brackets, that a lone bracket at this place belongs to; null for any other bracket. */
export function bracketOfMark(text: string, at: number): { start: number; end: number } | null {
  if (text.charAt(at) === '(') {
    const words = afterOpening.exec(text.slice(at, at + 40))?.[1];
    return words === undefined ? null : { start: at + 1, end: at + 1 + words.length };
  }
  const words = beforeClosing.exec(text.slice(Math.max(0, at - 40), at + 1))?.[1];
  return words === undefined ? null : { start: at - words.length, end: at };
}
