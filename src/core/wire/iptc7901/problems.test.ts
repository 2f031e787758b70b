/** The check of finished text messages: what is right passes, and every flaw gets its sentence. */
import { expect, test } from 'vitest';
import { encodeIptc7901 } from '#core/wire/iptc7901/encode.ts';
import { bytesOf, latin1 } from '#core/wire/iptc7901/iptc7901.test-support.ts';
import { problemsOfIptc7901 } from '#core/wire/iptc7901/problems.ts';
import { setting, standardFile, standardsPresent, wireItem } from '#core/wire/wire.test-support.ts';

const good = latin1(encodeIptc7901(wireItem(), { ...setting, charset: 'ascii' }).bytes);

function problems(message: string, charset: 'ascii' | 'latin-1' = 'ascii'): string[] {
  return problemsOfIptc7901(bytesOf(message), charset);
}

test('a message of the desk is right in either set', () => {
  expect(problems(good)).toEqual([]);
  expect(problems(good, 'latin-1')).toEqual([]);
});

const header =
  'The header is not service and number, priority, category and word count, each with a blank behind.';
const footer = 'The footer is no date and time, such as 131137 GMT Nov 26.';

test.each<[string, (message: string) => string, string]>([
  ['no SOH', (message) => message.slice(1), 'The message has no SOH.'],
  ['two SOH', (message) => message.replace('Ferry', '\u0001'), 'The message has more than one SOH.'],
  ['something before SOH', (message) => `\r\n${message}`, 'SOH is not the first byte.'],
  ['no STX', (message) => message.replace('\u0002', ''), 'The message has no STX.'],
  ['no ETX', (message) => message.replace('\u0003', ''), 'The message has no ETX.'],
  [
    'ETX inside a line',
    (message) => message.replace('\r\n\u0003', ' \u0003'),
    'ETX does not stand at the beginning of a line.',
  ],
  [
    'STX inside a line',
    (message) => message.replace('\r\n\u0002', '\u0002'),
    'STX does not stand at the beginning of a line.',
  ],
  [
    'STX after ETX',
    (message) => message.replace('\u0002', '\u0000').replace('\u0003', '\u0002').replace('\u0000', '\u0003'),
    'ETX stands before what goes before it.',
  ],
  ['something after EOT', (message) => `${message}\r\n`, 'EOT is not the last byte.'],
  ['a bare LF', (message) => message.replace('12, 2026,', '12,\n2026,'), 'Line 6 does not end with CR LF.'],
  ['a bare CR', (message) => message.replace('12, 2026,', '12,\r2026,'), 'Line 6 does not end with CR LF.'],
  ['a tab', (message) => message.replace('12, 2026', '12,\t2026'), 'Line 6 holds the control character 09.'],
  [
    'DEL',
    (message) => message.replace('12, 2026', '12,\u007f2026'),
    'Line 6 holds the control character 7F.',
  ],
  [
    'Latin-1 on seven bits',
    (message) => message.replace('Oyvind', 'Øyvind'),
    'Line 26 holds Ø, which is no ASCII.',
  ],
  [
    'a long line',
    (message) => message.replace('No archive.', 'x'.repeat(60)),
    'Line 11 has 82 characters; 69 are the most.',
  ],
  ['priority 7', (message) => message.replace('0007 4', '0007 7'), header],
  ['a long category', (message) => message.replace('LAB', 'LABO'), header],
  ['digits for a category', (message) => message.replace('LAB', '15'), header],
  ['a number of three digits', (message) => message.replace('0007', '007'), header],
  ['no blank behind the count', (message) => message.replace('27 \r', '27\r'), header],
  ['number 0', (message) => message.replace('0007', '0000'), 'The number in the service is 0000.'],
  [
    'another count',
    (message) => message.replace(' 27 ', ' 28 '),
    'The header counts 28 words; the text has 27.',
  ],
  [
    'a word more',
    (message) => message.replace('a strike', 'a long strike'),
    'The header counts 27 words; the text has 28.',
  ],
  [
    'a second keyword line',
    (message) => message.replace('FERRY/', 'FERRY/\r\nMore/'),
    'There are 2 lines between header and text; one keyword line belongs there.',
  ],
  [
    'no slash',
    (message) => message.replace('FERRY/', 'FERRY'),
    'The keyword line does not close with a slash.',
  ],
  [
    'a keyword line as long as a line',
    (message) => message.replace('FERRY/', `${'F'.repeat(61)}/`),
    'The keyword line is as long as a line.',
  ],
  [
    'no text',
    (message) => message.replace(/ {3}Passengers[\s\S]*Photo\)/, '').replace(' 27 ', ' 0 '),
    'The message has no text.',
  ],
  ['the 31st of November', (message) => message.replace('120941', '310941'), footer],
  ['24 hours', (message) => message.replace('120941', '122441'), footer],
  ['another language', (message) => message.replace('Nov 26', 'nov 26'), footer],
  ['no zone', (message) => message.replace('GMT ', ''), footer],
])('%s', (_what, spoil, problem) => {
  const spoiled = spoil(good);
  expect(spoiled).not.toBe(good);
  expect(problems(spoiled)).toContain(problem);
});

test('no bytes, and bytes of something else, are no message', () => {
  expect(problems('')).toEqual(
    ['no SOH', 'no STX', 'no ETX', 'no EOT'].map((what) => `The message has ${what}.`),
  );
  expect(problems('<newsItem/>').length).toBeGreaterThan(0);
  expect(problems('x\n'.repeat(200_000)).length).toBeLessThanOrEqual(20);
});

test.runIf(standardsPresent)('the sample with bare line feeds has that fault, the other one has not', () => {
  const check = (name: string) => problemsOfIptc7901(standardFile(`samples/${name}`), 'latin-1');
  // Both have one line of 72 characters, and count the headline's words with the text's.
  const both = ['Line 5 has 72 characters; 69 are the most.', 'The header counts 24 words; the text has 20.'];
  expect(check('iptc7901_good.txt')).toEqual(both);
  expect(check('iptc7901_bad_bare-lf.txt')).toEqual(['Line 5 does not end with CR LF.', ...both]);
});
