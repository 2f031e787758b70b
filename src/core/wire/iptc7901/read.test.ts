/** Reading text messages: agencies' habits, several in a file, damaged ones, and bytes of any kind. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '#core/wire/encode.ts';
import { encodeIptc7901 } from '#core/wire/iptc7901/encode.ts';
import { bytesOf } from '#core/wire/iptc7901/iptc7901.test-support.ts';
import { readIptc7901 } from '#core/wire/iptc7901/read.ts';
import type { ReadItem } from '#core/wire/item.ts';
import { revised, setting, standardFile, standardsPresent, wireItem } from '#core/wire/wire.test-support.ts';

function only(message: string): ReadItem | undefined {
  return readIptc7901(bytesOf(message))?.items[0];
}

/** An agency's message of our own writing, in the form German agencies send. */
const agency = [
  '\u0001zzb0042 4 pl 24  qqq 0117',
  '',
  'Verkehr/Hafen/Norden/',
  '\u0002Fähre «Seewind» läuft wieder aus - Hunderte Pendler atmen',
  'nach zwei Tagen auf (Foto) =',
  '',
  'Nordhaven (qqq) - Nach zwei Tagen ohne Verbindung hat die Fähre',
  'Seewind am Freitag wieder abgelegt. Am Kai standen viele.',
  'Das Wetter war ruhig.',
  '',
  'Die Reederei entschuldigte sich.',
  '',
  '# Notizblock',
  '',
  '## Orte',
  '- Hafen, Nordhaven',
  '',
  '* * * *',
  'Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt',
  '',
  '## Kontakte',
  '- Redaktion: Nordhaven',
  '',
  'qqq ab yyzz n1 cd',
  '\u0003',
  '251852 Sep 26',
  '',
  '',
].join('\r\n');

const agencyCaption =
  'Nordhaven (qqq) - Nach zwei Tagen ohne Verbindung hat die Fähre Seewind am Freitag wieder abgelegt. Am Kai standen viele.\nDas Wetter war ruhig.\n\nDie Reederei entschuldigte sich.';

describe('an agency’s message', () => {
  test('is read with a headline of two lines, its slug and its text without the notepad', () => {
    expect(only(agency)).toMatchObject({
      guid: '',
      version: 1,
      fields: {
        headline: 'Fähre «Seewind» läuft wieder aus - Hunderte Pendler atmen nach zwei Tagen auf (Foto)',
        slug: 'Verkehr/Hafen/Norden',
        category: 'pl',
        urgency: '4',
        caption: agencyCaption,
      },
      provider: 'qqq',
      // The footer names no zone, so the moment has none.
      at: '2026-09-25T18:52:00',
      signal: { kind: 'new', note: '' },
    });
    expect(only(agency)?.fields.instructions).toContain('- Redaktion: Nordhaven');
    expect(only(agency)?.fields.instructions).not.toContain('* * * *');
    expect(readIptc7901(bytesOf(agency))?.warnings).toEqual([]);
  });

  test.each([
    ['LF alone', '\n'],
    ['CR alone', '\r'],
    ['CR CR LF, as teleprinters sent it', '\r\r\n'],
  ])('may end its lines with %s', (_name, end) => {
    expect(only(agency.replaceAll('\r\n', end))?.fields.caption).toBe(agencyCaption);
  });

  test('may mix line ends: CR LF LF is one line end and a blank line', () => {
    const message = agency.replaceAll('\r\n\r\n', '\r\n\n');
    expect(only(message)?.fields).toEqual(only(agency)?.fields);
  });

  test('may be in UTF-8', () => {
    expect(readIptc7901(encodeUtf8(agency))?.items[0]?.fields).toEqual(only(agency)?.fields);
  });

  test('may begin after blank lines and fill, but not after words', () => {
    expect(only(`\r\n\u0016\u0016 \u007f${agency}`)?.fields.caption).toBe(agencyCaption);
    expect(readIptc7901(bytesOf(`From the wire: ${agency}`))).toBeNull();
  });

  test.each([
    ['Berlin (qqq)', '   '],
    ['with tabs', '\t\t'],
  ])('may indent its paragraphs: %s', (_name, indent) => {
    const message = `\u0001zzb12 3 s 9 \r\nSport/\r\n\u0002Two win =\r\n\r\n${indent}A first line that is\r\nwrapped early.\r\n${indent}A second one.\r\n\u0003131137 GMT Nov 26 \r\n\u007f\n\u007f\u0004`;
    expect(only(message)?.fields.caption).toBe('A first line that is wrapped early.\nA second one.');
    expect(only(message)?.at).toBe('2026-11-13T11:37:00+00:00');
  });

  test('of an older form, with options before the agency and no count', () => {
    expect(
      only('\u0001zza062 4 i 211 ccccb   qqq 061\r\nPolitics/\r\n\u0002A headline\r\nText.\r\n\u0003'),
    ).toMatchObject({
      provider: 'qqq',
      fields: { headline: 'A headline', caption: 'Text.', category: 'i' },
    });
    expect(only('\u0001zza062 4 i\r\n\u0002\r\nText.\r\n\u0003')?.fields).toEqual({
      caption: 'Text.',
      category: 'i',
      urgency: '4',
    });
  });

  test('without a trailer is read, and the editor warned that it may be cut short', () => {
    for (const message of [agency.split('\u0003')[0] ?? '', `${agency.split('\u0003')[0]}\u0004`]) {
      const reading = readIptc7901(bytesOf(message));
      expect(reading?.items[0]?.fields.caption).toBe(agencyCaption);
      expect(reading?.warnings).toEqual(['Message 1: it has no end and may be cut short.']);
    }
  });

  test('without a date in its footer says so', () => {
    const reading = readIptc7901(bytesOf(agency.replace('251852 Sep', '321852 Sep')));
    expect(reading?.items[0]?.at).toBe('');
    expect(reading?.warnings).toEqual(['Message 1: its footer has no date.']);
  });

  test.each([
    ['CORRECTION: Two win', 'correction', 'Two win'],
    ['MANDATORY KILL - Two win', 'kill', 'MANDATORY KILL - Two win'],
    ['UPDATE: Two win', 'update', 'Two win'],
    ['Kill rate rises', 'new', 'Kill rate rises'],
    ['UPDATED figures', 'new', 'UPDATED figures'],
  ])('may say what it does in the headline alone: %s', (line, kind, headline) => {
    const item = only(
      `\u0001zzb12 3 s 1 \r\nSport/\r\n\u0002${line} =\r\n\r\nText.\r\n\u0003131137 GMT Nov 26\r\n`,
    );
    expect(item?.signal).toEqual({ kind, note: '' });
    expect(item?.fields.headline).toBe(headline);
  });

  test.each([
    ['131137 GMT Nov 26', '2026-11-13T11:37:00+00:00'],
    ['131137 MEZ Mär 99', '1999-03-13T11:37:00+01:00'],
    ['131137 CEST Mai 2026', '2026-05-13T11:37:00+02:00'],
    ['131137Z DEC 26', '2026-12-13T11:37:00+00:00'],
    ['131137 EST Dec 26', '2026-12-13T11:37:00'],
    ['290200 GMT Feb 26', ''],
    ['132460 GMT Feb 26', ''],
    ['yesterday', ''],
  ])('dates itself %s', (footer, at) => {
    expect(only(`\u0001zzb12 3 s 1 \n/\n\u0002A =\n\nText.\n\u0003${footer}\n`)?.at).toBe(at);
  });
});

describe('several messages', () => {
  const ours = String.fromCharCode(...encodeIptc7901(wireItem(), setting).bytes);

  test('of one file are as many items, each in its own characters', () => {
    const kill = encodeIptc7901(revised('kill', 'MANDATORY KILL: The wrong boat.'), {
      ...setting,
      charset: 'ascii',
    });
    const file = Uint8Array.from([...bytesOf(ours), 13, 10, ...encodeUtf8(agency), ...kill.bytes]);
    const reading = readIptc7901(file);
    expect(reading?.items.map(({ version, signal }) => [version, signal.kind])).toEqual([
      [1, 'new'],
      [1, 'new'],
      [2, 'kill'],
    ]);
    expect(reading?.items[1]?.fields.caption).toBe(agencyCaption);
    expect(reading?.items[0]?.guid).toBe(reading?.items[2]?.guid);
    expect(reading?.items[2]?.signal.note).toBe('MANDATORY KILL: The wrong boat.');
  });

  test('are read around one that is none', () => {
    const reading = readIptc7901(
      bytesOf(`${ours}\u0001no header\r\n\u0002Text\r\n\u0003${ours}\u0001zzb1 4 i 0 \r\n`),
    );
    expect(reading?.items).toHaveLength(2);
    expect(reading?.warnings).toEqual([
      'Message 2 was left out: its first line is no header.',
      'Message 4 was left out: it has no text.',
    ]);
  });

  test('are bounded', () => {
    const small = '\u0001zzb12 3 s 1 \n/\n\u0002A =\n\nText.\n\u0003131137 GMT Nov 26\n';
    const reading = readIptc7901(bytesOf(small.repeat(5_001)));
    expect(reading?.items).toHaveLength(5_000);
    expect(reading?.warnings).toEqual(['Only the first 5000 messages were read.']);
    expect(readIptc7901(new Uint8Array(20_000_001).fill(1))).toBeNull();
  });
});

test.runIf(standardsPresent).each(['iptc7901_good.txt', 'iptc7901_bad_bare-lf.txt'])(
  'the sample %s',
  (name) => {
    expect(readIptc7901(standardFile(`samples/${name}`))).toMatchObject({
      warnings: [],
      items: [
        {
          at: '2026-11-22T10:36:00+00:00',
          fields: {
            headline: 'Minister opens café in Liège',
            slug: 'Parliament/budget',
            category: 'pol',
            urgency: '4',
            caption:
              'LIEGE, Belgium (CTL) - The minister cut the ribbon on Friday, watched by a crowd of residents. Photo: A. Example/Cutline',
          },
        },
      ],
    });
  },
);

describe('what is no text message', () => {
  test.each([
    ['nothing', ''],
    ['XML', '<?xml version="1.0"?><newsItem/>'],
    ['a JPEG', '\u00ff\u00d8\u00ff\u00e1\u0000\u0001'],
    ['ANPA 1312', '\u0016\u0016\u0001W2870\u001fasian\nf l\u0013\u0011 BC-Test\n\u0002Text\n\u0003'],
    ['SOH alone', '\u0001'],
    ['a header without text', '\u0001zzb12 3 s 1 \r\n'],
    ['a text without header', '\u0001\u0002Text\u0003\u0004'],
  ])('%s', (_name, text) => {
    expect(readIptc7901(bytesOf(text))).toBeNull();
  });

  test('bytes of any kind are read or refused, never thrown at', () => {
    const base = encodeIptc7901(revised('correction', 'CORRECTION: The boat is the Havbris.'), setting).bytes;
    const hurt = fc
      .array(fc.tuple(fc.nat(base.length - 1), fc.nat(255), fc.nat(40)), { minLength: 1, maxLength: 12 })
      .map((wounds) => {
        const bytes = [...base];
        for (const [at, byte, gone] of wounds) bytes.splice(at, gone, byte);
        return Uint8Array.from(bytes);
      });
    const anything = fc
      .tuple(fc.constantFrom('', '\u0001', '\u0001zzb12 3 s 1 \n\u0002'), fc.uint8Array({ maxLength: 300 }))
      .map(([start, rest]) => Uint8Array.from([...bytesOf(start), ...rest]));
    fc.assert(
      fc.property(fc.oneof(hurt, anything), (bytes) => {
        const reading = readIptc7901(bytes);
        if (reading === null) return;
        expect(reading.items.length).toBeGreaterThan(0);
        for (const { version, at } of reading.items) {
          expect(version).toBeGreaterThan(0);
          expect(at === '' || !Number.isNaN(Date.parse(at))).toBe(true);
        }
      }),
      { seed: 7901, numRuns: 500 },
    );
  });

  test.each([
    ['blanks', ' '],
    ['CR', '\r'],
    ['equals signs', '= '],
    ['asterisks', '* '],
    ['digits', '1'],
    ['labels', 'A: \n'],
    ['paragraphs', 'a\n\n'],
    ['messages', '\u0001'],
  ])('a flood of %s is read in linear time', (_name, unit) => {
    const flood = unit.repeat(300_000 / unit.length);
    const started = performance.now();
    readIptc7901(bytesOf(`\u0001zzb12 3 s 1 ${flood}\n\u0002A =\n`));
    readIptc7901(
      bytesOf(
        `\u0001zzb12 3 s 1 \n${flood}\n\u0002A =\n${flood}\nThe following information is not intended for publication\n${flood}\u0003${flood}`,
      ),
    );
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
