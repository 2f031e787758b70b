/** Tables for people: columns that fit the terminal, cut off visibly and never in the middle of a character. */

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Lays out rows under headings. The last column takes what room is left. */
export function columns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const all = [headings, ...rows.map((row) => row.map(oneLine))];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => measure(row[column] ?? ''))));
  const last = headings.length - 1;
  const before = widths.slice(0, last).reduce((sum, each) => sum + Math.min(each, 40) + 2, 0);
  const room = widths.map((each, column) =>
    column === last ? Math.max(20, width - before) : Math.min(each, 40),
  );
  return all
    .map((row) =>
      row
        .map((cell, column) => cut(cell, room[column] ?? 0, column < last))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** Text on one line, control characters shown as spaces so that a caption cannot drive the terminal. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** Text in at most so many columns of a terminal; what is left out is told by an ellipsis. */
export function cutTo(text: string, room: number): string {
  return cut(text, room, false);
}

function cut(text: string, room: number, pad: boolean): string {
  const length = measure(text);
  if (length <= room) return pad ? text + ' '.repeat(room - length) : text;
  let kept = '';
  let used = 0;
  for (const { segment } of segments.segment(text)) {
    const wide = widthOf(segment);
    if (used + wide > room - 1) break;
    kept += segment;
    used += wide;
  }
  return `${kept}…${pad ? ' '.repeat(room - used - 1) : ''}`;
}

function measure(text: string): number {
  let sum = 0;
  for (const { segment } of segments.segment(text)) sum += widthOf(segment);
  return sum;
}

/** Terminals give East Asian and emoji characters two columns. */
function widthOf(character: string): number {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/u.test(
    character,
  )
    ? 2
    : 1;
}
