/** Laws of text messages: what is sent is right, comes back, and holds to its lines and characters. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CaptionFields, emptyCaption, sameValue } from '#core/caption/caption.ts';
import { isIsoDate } from '#core/caption/field-values.ts';
import { type FieldId, fieldOf, isTextField } from '#core/caption/fields.ts';
import { encodeIptc7901 } from '#core/wire/iptc7901/encode.ts';
import { countWords, lineWidth } from '#core/wire/iptc7901/form.ts';
import { categoryOf, noCategory } from '#core/wire/iptc7901/header.ts';
import { latin1 } from '#core/wire/iptc7901/iptc7901.test-support.ts';
import { lettering } from '#core/wire/iptc7901/lettering.ts';
import { textLines, textOfLines } from '#core/wire/iptc7901/lines.ts';
import { notepadFields } from '#core/wire/iptc7901/notepad.ts';
import { problemsOfIptc7901 } from '#core/wire/iptc7901/problems.ts';
import { readIptc7901 } from '#core/wire/iptc7901/read.ts';
import { signalKinds } from '#core/wire/item.ts';
import { wireText } from '#core/wire/text.ts';
import { anyCaption, setting, wireItem } from '#core/wire/wire.test-support.ts';

const charset = fc.constantFrom('ascii' as const, 'latin-1' as const);

/** What a field is after it stood on the wire: in the set's characters, white space single, blank lines gone. */
function onTheWire(id: FieldId, caption: CaptionFields, set: 'ascii' | 'latin-1'): string | string[] {
  const plain = (text: string) =>
    lettering(set)
      .plain(text)
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter((line) => line !== '')
      .join('\n');
  const value = caption[id];
  if (typeof value !== 'string')
    return value
      .flatMap((term) => (typeof term === 'string' ? [plain(term).replaceAll(';', ',')] : []))
      .filter(Boolean);
  const text = plain(value);
  if (fieldOf(id).kind === 'date' && !isIsoDate(text)) return '';
  if (id === 'urgency') return text || '5';
  if (id === 'category') {
    const category = categoryOf(text, caption.subjectCodes);
    return text !== '' ? text : category === noCategory ? '' : category;
  }
  return text;
}

const squeezed = (text: string) => text.replace(/\s+/g, '');

test('a message comes back with its text, its fields, its number and what it does', () => {
  fc.assert(
    fc.property(
      anyCaption,
      charset,
      fc.constantFrom(...signalKinds),
      fc.nat(9),
      (caption, set, kind, version) => {
        const note = kind === 'new' ? '' : `${kind.toUpperCase()}: Ærø, not Als.`;
        const item = wireItem({
          fields: { ...caption, caption: caption.caption || 'A boat.' },
          version: version + 1,
          signal: { kind, note },
          embargo: caption.embargo,
        });
        const { bytes } = encodeIptc7901(item, { ...setting, charset: set });
        expect(problemsOfIptc7901(bytes, set)).toEqual([]);
        const [read] = readIptc7901(bytes)?.items ?? [];
        expect(read).toMatchObject({
          guid: `urn:uuid:${item.id}`,
          version: item.version,
          language: 'en',
          embargo: caption.embargo,
          signal: { kind, note: lettering(set).plain(note) },
        });
        const text = lettering(set).plain(wireText({ ...item, now: item.at }, setting.house).text);
        expect(squeezed(read?.fields.caption ?? '')).toBe(squeezed(text));
        const lost = notepadFields.filter(
          (id) =>
            !sameValue(onTheWire(id, item.fields, set), read?.fields[id] ?? (isTextField(id) ? '' : [])),
        );
        expect(lost.map((id) => [id, item.fields[id], read?.fields[id]])).toEqual([]);
      },
    ),
    { seed: 7901, numRuns: 300 },
  );
});

test.each<[string, Partial<CaptionFields>]>([
  ['a headline that begins as a correction does', { headline: 'CORRECTION: of course' }],
  ['a headline that ends as headlines do', { headline: 'One plus one =' }],
  ['a headline of one sign', { headline: '=' }],
  ['a headline longer than a line', { headline: 'Ferries '.repeat(20).trim() }],
  ['a headline of one long word', { headline: 'F'.repeat(200) }],
  ['a slug that closes with a slash', { slug: 'Norway/ferries/' }],
  ['a slug of slashes', { slug: '//' }],
  ['a slug that says the keywords', { slug: 'ferries/strikes', keywords: ['ferries', 'strikes'] }],
  ['no slug', { slug: '', keywords: ['ferries', 'strikes/2026'] }],
  ['a slug longer than a line', { slug: 'NORWAY-'.repeat(20) }],
  ['urgency 9', { urgency: '9' }],
  ['the category of what has none', { category: 'x' }],
  [
    'an address longer than a line',
    { usageTerms: `See https://terms.example/${'a/'.repeat(80)} before use.` },
  ],
  [
    'instructions of several lines that look like fields',
    { instructions: 'No archive.\nByline: not this one\nItem: nor this' },
  ],
  ['a venue that looks like a field', { sublocation: 'Title: the pier' }],
])('%s comes back', (_what, fields) => {
  for (const kind of signalKinds) {
    const caption = { ...emptyCaption, urgency: '4', caption: 'A boat.', ...fields };
    const item = wireItem({
      fields: caption,
      signal: { kind, note: kind === 'new' ? '' : 'NOTE: Read on.' },
    });
    const [read] = readIptc7901(encodeIptc7901(item, setting).bytes)?.items ?? [];
    expect(read?.fields).toEqual(
      Object.fromEntries(Object.entries(caption).filter(([, value]) => value.length > 0)),
    );
  }
});

/** Words of a caption in any characters, some of them as long as an address on the web. */
const word = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
  { weight: 4, arbitrary: fc.constantFrom('Bergen', 'Ærø', '“so”', 'Київ', '船', '…', '/', '=', '*', '-') },
  { weight: 1, arbitrary: fc.integer({ min: 60, max: 300 }).map((length) => 'h'.repeat(length)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'The following information is not intended for publication',
      '* * * *',
      '# dpa NOTEBOOK',
      'Byline: Nobody',
      '\u0001\u0002\u0003\u0004',
      '\n',
      '\n\n',
      '\t',
    ),
  },
);
const words = fc.array(word, { maxLength: 60 }).map((all) => all.join(' '));

test('whatever is captioned: lines of 69 characters, the set’s characters, a frame, a right count', () => {
  fc.assert(
    fc.property(words, words, charset, (caption, other, set) => {
      const item = wireItem({
        fields: {
          ...emptyCaption,
          caption: `A boat. ${caption}`,
          headline: other,
          slug: other,
          instructions: other,
        },
      });
      const { bytes } = encodeIptc7901(item, { ...setting, charset: set });
      expect(problemsOfIptc7901(bytes, set)).toEqual([]);
      expect(bytes.every((byte) => byte < (set === 'ascii' ? 0x7f : 0x100))).toBe(true);
      expect(
        Math.max(
          ...latin1(bytes)
            .split('\r\n')
            .map((line) => line.length),
        ),
      ).toBeLessThanOrEqual(lineWidth + 1);
    }),
    { seed: 7902, numRuns: 300 },
  );
});

test('wrapping loses no word and makes no line longer than 69; unwrapping gives the text back', () => {
  const plainWord = fc.oneof(
    fc.stringMatching(/^[!-~]{1,20}$/),
    fc.integer({ min: 80, max: 130 }).map((length) => 'x'.repeat(length)),
  );
  const paragraph = fc.array(plainWord, { minLength: 1, maxLength: 30 }).map((all) => all.join(' '));
  fc.assert(
    fc.property(
      fc.array(paragraph, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('\n', '\n\n'),
      (all, between) => {
        const text = all.join(between);
        const lines = textLines(text);
        expect(lines.every((line) => line.length <= lineWidth && line === line.trimEnd())).toBe(true);
        expect(textOfLines(lines)).toBe(text);
        expect(squeezed(lines.join(''))).toBe(squeezed(text));
      },
    ),
    { seed: 7903, numRuns: 500 },
  );
});

test('a line is filled: no word that had fitted goes to the next one', () => {
  const text = fc
    .array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 2, maxLength: 60 })
    .map((all) => all.join(' '));
  fc.assert(
    fc.property(text, (caption) => {
      const lines = textLines(caption);
      for (const [index, line] of lines.slice(1).entries()) {
        const [first = ''] = line.split(' ');
        expect((lines[index] ?? '').length + 1 + first.length).toBeGreaterThan(lineWidth);
      }
    }),
    { seed: 7904, numRuns: 200 },
  );
});

test('lettering is done once: what it wrote stays as it is, ASCII and line feeds were never touched', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), charset, (text, set) => {
      const once = lettering(set).plain(text);
      const again = lettering(set);
      expect(again.plain(once)).toBe(once);
      expect(again.notes()).toEqual([]);
      expect(once).toMatch(set === 'ascii' ? /^[\n -~]*$/ : /^[\n -~\u00a1-\u00ff]*$/);
    }),
    { seed: 7905, numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~]{0,80}$/), charset, (text, set) => {
      expect(lettering(set).plain(text)).toBe(text);
    }),
    { seed: 7906 },
  );
});

test('Latin-1 keeps every letter it has; seven bits change no other letters than Latin-1 does', () => {
  const letters = fc.string({
    unit: fc.integer({ min: 0xc0, max: 0xff }).map((code) => String.fromCharCode(code)),
  });
  fc.assert(
    fc.property(letters, (text) => {
      expect(lettering('latin-1').plain(text)).toBe(text);
      expect(lettering('ascii').plain(text)).toBe(lettering('ascii').plain(lettering('latin-1').plain(text)));
    }),
    { seed: 7907 },
  );
});

test('the count is that of the words between white space', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[!-~]{1,9}$/)),
      fc.constantFrom(' ', '\n', '\r\n', '  \t'),
      (all, blank) => {
        expect(countWords(all.join(blank))).toBe(all.length);
      },
    ),
    { seed: 7908 },
  );
});
