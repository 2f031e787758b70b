/**
 * The desk's own check of a finished IPTC 7901 message, byte by byte, before anything is handed over:
 * frame, header, keyword line, line lengths, characters, word count and footer. Pure; used through formats.ts.
 */
import { momentOf } from '#core/wire/iptc7901/footer.ts';
import { countWords, lineWidth, notepadMark } from '#core/wire/iptc7901/form.ts';
import { readHeader } from '#core/wire/iptc7901/header.ts';
import type { DocumentSetting } from '#core/wire/item.ts';

/** The frame's control characters in their order. */
const frame: readonly (readonly [code: number, name: string])[] = [
  [1, 'SOH'],
  [2, 'STX'],
  [3, 'ETX'],
  [4, 'EOT'],
];

/** A bare line end on every line of a long file would be a thousand sentences. */
const mostProblems = 20;

/** What is wrong with a message, one sentence each; [] when it is right. */
export function problemsOfIptc7901(bytes: Uint8Array, charset: DocumentSetting['charset']): string[] {
  const text = latin1(bytes);
  const problems = [...frameProblems(text), ...characterProblems(text, charset)];
  // Without its frame there is no telling what is header and what text.
  if (frameProblems(text).length === 0) problems.push(...partProblems(text));
  return problems.slice(0, mostProblems);
}

function frameProblems(text: string): string[] {
  const problems: string[] = [];
  let before = -1;
  for (const [code, name] of frame) {
    const mark = String.fromCharCode(code);
    const at = text.indexOf(mark);
    if (at === -1) problems.push(`The message has no ${name}.`);
    else if (text.indexOf(mark, at + 1) !== -1) problems.push(`The message has more than one ${name}.`);
    else if (at < before) problems.push(`${name} stands before what goes before it.`);
    else before = at;
  }
  if (problems.length > 0) return problems;
  if (text.charCodeAt(0) !== 1) problems.push('SOH is not the first byte.');
  if (text.charCodeAt(text.length - 1) !== 4) problems.push('EOT is not the last byte.');
  for (const [code, name] of frame.slice(1)) {
    const at = text.indexOf(String.fromCharCode(code));
    if (text.charAt(at - 1) !== '\n') problems.push(`${name} does not stand at the beginning of a line.`);
  }
  return problems;
}

function characterProblems(text: string, charset: DocumentSetting['charset']): string[] {
  const problems: string[] = [];
  const bare = /(?<!\r)\n|\r(?!\n)/.exec(text);
  if (bare) problems.push(`Line ${lineAt(text, bare.index)} does not end with CR LF.`);
  const control = /[\0\x05-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]/.exec(text);
  if (control)
    problems.push(`Line ${lineAt(text, control.index)} holds the control character ${hex(control[0])}.`);
  const beyond = charset === 'ascii' ? /[\u00a0-\u00ff]/.exec(text) : null;
  if (beyond) problems.push(`Line ${lineAt(text, beyond.index)} holds ${beyond[0]}, which is no ASCII.`);
  text.split(/\r?\n/).forEach((line, index) => {
    const { length } = line.replace(/^[\u0001-\u0004]/, '');
    if (length > lineWidth)
      problems.push(`Line ${index + 1} has ${length} characters; ${lineWidth} are the most.`);
  });
  return problems;
}

function partProblems(text: string): string[] {
  const [head = '', rest = ''] = text.slice(1).split('\u0002');
  const [content = '', footer = ''] = rest.split('\u0003');
  const [header = '', ...keywords] = head.split(/\r?\n/).slice(0, -1);
  const [, ...lines] = content.split(/\r?\n/);
  const notepad = lines.findIndex((line) => notepadMark.test(line));
  const body = lines.slice(0, notepad === -1 ? lines.length : notepad).join('\n');
  return [
    ...headerProblems(header, countWords(body)),
    ...(keywords.length === 1
      ? []
      : [`There are ${keywords.length} lines between header and text; one keyword line belongs there.`]),
    ...(keywords.join('').endsWith('/') ? [] : ['The keyword line does not close with a slash.']),
    ...(keywords.some((line) => line.length >= lineWidth) ? ['The keyword line is as long as a line.'] : []),
    ...(body.trim() === '' ? ['The message has no text.'] : []),
    ...(/^\d{6} GMT [A-Z][a-z]{2} \d\d\r?\n\u0004$/.test(footer) && momentOf(footer) !== ''
      ? []
      : ['The footer is no date and time, such as 131137 GMT Nov 26.']),
  ];
}

function headerProblems(line: string, words: number): string[] {
  if (!/^[a-z]{1,3}\d{4} [1-6] [a-z]{1,3} \d{1,6} [a-z\d ]*$/i.test(line))
    return [
      'The header is not service and number, priority, category and word count, each with a blank behind.',
    ];
  const header = readHeader(line.trim());
  return [
    ...(header?.sequence === 0 ? ['The number in the service is 0000.'] : []),
    ...(header?.words === words ? [] : [`The header counts ${header?.words} words; the text has ${words}.`]),
  ];
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase();
}

/** Each byte as the character of its number. */
function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192)
    pieces.push(Reflect.apply(String.fromCharCode, null, bytes.subarray(at, at + 8_192)));
  return pieces.join('');
}
