/**
 * Text in the lines of a message, and lines put together to a text again. Used by the exporter and the
 * reader. Wrapping changes no word; only white space inside a line is made single.
 */
import { indent, lineWidth, notepadMark } from '#core/wire/iptc7901/form.ts';

/**
 * Wraps one line of text.
 * @param first what the first line begins with, and `rest` every further one
 * @returns lines of up to 69 characters. A word longer than a line is broken where the line is full.
 */
export function wrapped(text: string, first: string, rest: string): string[] {
  const lines: string[] = [];
  let line = first;
  let bare = true;
  const close = () => {
    lines.push(line.trimEnd());
    line = rest;
    bare = true;
  };
  for (let word of text.split(/\s+/)) {
    if (word === '') continue;
    for (;;) {
      const longer = line + (bare ? '' : ' ') + word;
      // The words that begin the notepad may not stand in one line of the text: receivers would cut it there.
      if (longer.length <= lineWidth && !notepadMark.test(longer)) {
        line = longer;
        bare = false;
        break;
      }
      if (bare && (line === rest || line.trim() === '')) {
        const room = lineWidth - line.length;
        line += word.slice(0, room);
        word = word.slice(room);
      }
      close();
    }
  }
  if (!bare) close();
  return lines;
}

/** A text of several lines as the lines of a message: each begins with the indent, blank ones stay blank. */
export function textLines(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [''] : wrapped(line, indent, '')));
}

/**
 * The text of a message's lines. Where paragraphs are indented, a line without indent continues the one
 * before. Elsewhere a line ends where the writer ended it if the next word had fitted; the longest line
 * tells how wide the sender's lines are.
 */
export function textOfLines(lines: readonly string[]): string {
  const filled = lines.filter((line) => line.trim() !== '');
  const indented = /^[ \t]{2,}\S/.test(filled[0] ?? '');
  const width = filled.reduce((most, line) => Math.max(most, line.trimEnd().length), 0);
  const pieces: string[] = [];
  let before = '';
  for (const line of lines) {
    const words = line.trim();
    if (words !== '') {
      const ended = indented
        ? /^[ \t]{2}/.test(line)
        : before.length + 1 + (words.split(' ', 1)[0] ?? '').length <= width;
      if (pieces.length > 0) pieces.push(before === '' ? '\n\n' : ended ? '\n' : joint(before));
      pieces.push(words);
    }
    before = line.trimEnd();
  }
  return pieces.join('');
}

/** What stands between a wrapped line and the next: nothing where one long word fills the line. */
export function joint(line: string): '' | ' ' {
  return line.length === lineWidth && !line.trimStart().includes(' ') ? '' : ' ';
}
