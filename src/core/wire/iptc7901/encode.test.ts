/** Text messages as they leave the desk: their bytes, what they tell the editor, and what receivers make of them. */
import { describe, expect, test } from 'vitest';
import { emptyCaption } from '#core/caption/caption.ts';
import { encodeIptc7901 } from '#core/wire/iptc7901/encode.ts';
import { ingest, latin1 } from '#core/wire/iptc7901/iptc7901.test-support.ts';
import { problemsOfIptc7901 } from '#core/wire/iptc7901/problems.ts';
import type { WireItem } from '#core/wire/item.ts';
import { ferry, revised, setting, wireItem } from '#core/wire/wire.test-support.ts';

const sevenBits = { ...setting, charset: 'ascii' } as const;

function encoded(item: WireItem, using = setting): string {
  return latin1(encodeIptc7901(item, using).bytes);
}

function withFields(fields: Partial<WireItem['fields']>): WireItem {
  return wireItem({ fields: { ...ferry, ...fields } });
}

/** The lines of the text, between the headline and the notepad. */
function textIn(message: string): string[] {
  const from = message.indexOf('\u0002');
  return message.slice(from, message.indexOf('The following information')).split('\r\n').slice(2, -2);
}

test('a message byte for byte', () => {
  const item = wireItem({
    fields: {
      ...emptyCaption,
      headline: 'Gårda tram depot reopens',
      caption: 'A tram leaves the depot in Göteborg, Sweden, on May 4, 2026. “At last,” said its driver.',
      byline: 'Åsa Lindh',
      slug: 'SWEDEN-TRAM',
      category: 'spo',
      urgency: '3',
    },
    at: '2026-05-04T17:08:31.500+02:00',
    fileName: 'TRAM 1.JPG',
    pictures: [],
  });
  expect(encoded(item, { ...sevenBits, sequence: 412, service: 'gbg' })).toBe(
    [
      '\u0001gbg0412 3 spo 19 ',
      'SWEDEN-TRAM/',
      '\u0002Garda tram depot reopens =',
      '',
      '   A tram leaves the depot in Goteborg, Sweden, on May 4, 2026. "At',
      'last," said its driver. (Asa Lindh)',
      '',
      'The following information is not intended for publication',
      '',
      'Byline: Asa Lindh',
      'Picture: TRAM%201.JPG',
      'Item: urn:uuid:0198f0a0-1111-7000-8000-000000000001',
      'Provider: Fjord Photo',
      'Language: en',
      '',
      '\u0003041508 GMT May 26',
      '\u0004',
    ].join('\r\n'),
  );
});

describe('what Superdesk does', () => {
  const message = encodeIptc7901(wireItem(), setting).bytes;

  test('it takes a file for a message only if SOH is its first byte', () => {
    expect(message[0]).toBe(1);
    expect(ingest(message)).not.toBeNull();
    expect(ingest(Uint8Array.from([10, ...message]))).toBeNull();
  });

  test('it looks for a space after the word count even when nothing comes after it', () => {
    expect(latin1(message)).toMatch(/^\u0001cut0007 4 LAB 27 \r\n/);
    expect(ingest(message)?.words).toBe(27);
  });

  test.each([
    ['LAB', 'LAB'],
    ['s', 's'],
    ['Sports', 'LAB'],
    ['15', 'LAB'],
    ['', 'LAB'],
  ])('it takes a category of one to three letters: “%s” goes as %s', (category, sent) => {
    expect(ingest(encodeIptc7901(withFields({ category }), setting).bytes)?.category).toBe(sent);
  });

  test('it files what has no category under general news', () => {
    const { bytes } = encodeIptc7901(withFields({ category: '', subjectCodes: [] }), setting);
    expect(ingest(bytes)?.category).toBe('i');
  });

  test('it finds STX and ETX at the beginning of a line and the headline on the line of STX', () => {
    expect(latin1(message)).toMatch(/\r\n\u0002Ferry strike ends in Bergen =\r\n/);
    expect(latin1(message)).toMatch(/\r\n\u0003120941 GMT Nov 26\r\n\u0004$/);
    expect(ingest(message)?.headline).toBe('Ferry strike ends in Bergen =');
  });

  test('it joins header lines without a space: there is one, whatever the slug is', () => {
    for (const slug of [
      'NORWAY-FERRY',
      'Norway/ferries/strikes/',
      'A slug\nin two lines',
      'long '.repeat(40),
    ]) {
      const { bytes } = encodeIptc7901(withFields({ slug }), setting);
      const head = latin1(bytes).split('\u0002')[0] ?? '';
      expect(head.split('\r\n')).toHaveLength(3);
      expect(head.split('\r\n')[1]?.length).toBeLessThan(69);
      expect(ingest(bytes)?.slugline).toBe(slug.replace('\n', ' ').slice(0, 67).replace(/\/$/, ''));
    }
  });

  test('it takes the text after “not intended for publication” for the editor’s note', () => {
    const read = ingest(
      encodeIptc7901(revised('correction', 'CORRECTION: The boat is the Havbris.'), setting).bytes,
    );
    expect(read?.note).toContain('CORRECTION: The boat is the Havbris.');
    expect(read?.note).toContain('Special instructions: No archive.');
    expect(read?.body).not.toContain('No archive.');
  });

  test('it would cut a text that says these words: they never stand in one line of it', () => {
    const caption =
      'A sign in Bergen says: The following information is not intended for publication. The following information is not for publication either.';
    const read = ingest(encodeIptc7901(withFields({ caption }), setting).bytes);
    expect(read?.body.replace(/\s+/g, ' ')).toContain('publication either.');
    expect(read?.note).toMatch(/^\r\nSpecial instructions/);
  });

  test('it decodes Latin-1 always: no byte of a message means something else there', () => {
    const { bytes, notes } = encodeIptc7901(withFields({ headline: 'Ærø “rigs” sail – Łódź, 5 €' }), setting);
    expect(ingest(bytes)?.headline).toBe('Ærø "rigs" sail - Lódz, 5 EUR =');
    expect(bytes.every((byte) => byte < 0x80 || byte > 0xa0)).toBe(true);
    expect(notes).toContain('Written in Latin-1: “ as ", ” as ", – as -, Ł as L, ź as z, € as EUR.');
  });

  test.each([
    ['1', 1],
    ['6', 6],
    ['7', 6],
    ['8', 6],
    ['9', 6],
    ['', 5],
    ['0', 5],
  ])('it makes 6 of priorities above 6: urgency “%s” is sent as %i', (urgency, priority) => {
    const { bytes, notes } = encodeIptc7901(withFields({ urgency }), setting);
    expect(latin1(bytes)).toMatch(new RegExp(`^.cut0007 ${priority} `));
    expect(ingest(bytes)?.priority).toBe(priority);
    expect(notes.some((note) => note.startsWith('The header’s priority'))).toBe(/[7890]/.test(urgency));
  });
});

describe('what a version does', () => {
  test.each(['update', 'correction', 'kill'] as const)('a reader of any line sees an %s', (kind) => {
    const note = `${kind === 'kill' ? 'MANDATORY KILL' : kind.toUpperCase()}: The boat is the Havbris.`;
    const message = encoded(revised(kind, note));
    const [header, , headline, , text] = message.split('\r\n');
    expect(header).toMatch(new RegExp(` v2 ${kind}$`));
    expect(headline).toBe(`\u0002${kind.toUpperCase()}: Ferry strike ends in Bergen =`);
    expect(text).toBe(`   ${note}`);
    expect(message.split('not intended for publication')[1]).toContain(note);
  });

  test('a first version says nothing of it', () => {
    expect(encoded(wireItem())).not.toMatch(/CORRECTION|UPDATE|KILL|v1/);
  });

  test('a note of several lines stays one paragraph, however it is broken', () => {
    const note = 'CORRECTION: The boat is the Havbris.\n\nByline: as before.';
    const message = encoded(revised('correction', note));
    expect(textIn(message).slice(0, 3)).toEqual([
      '   CORRECTION: The boat is the Havbris.',
      '   Byline: as before.',
      '',
    ]);
  });

  test('an embargo is told before the text and in the notepad', () => {
    const message = encoded(wireItem({ embargo: '2026-11-20T07:00:00.000+01:00' }));
    expect(textIn(message)[0]).toBe('   EMBARGO: not for publication before 20 Nov 2026 06:00 GMT.');
    expect(message).toContain('\r\nEmbargo: 2026-11-20T07:00:00+01:00\r\n');
  });
});

describe('characters', () => {
  test('seven bits are the rule, and the editor is told what became of the rest', () => {
    const { bytes, notes } = encodeIptc7901(
      withFields({ city: 'Tromsø', headline: '船 in Київ' }),
      sevenBits,
    );
    expect(bytes.every((byte) => byte < 0x7f)).toBe(true);
    expect(latin1(bytes)).toContain('City: Tromso');
    expect(latin1(bytes)).toContain('? in Kyiv =');
    expect(notes.find((note) => note.startsWith('Written in ASCII'))).toContain('ø as o');
    expect(notes).toContain('Not in ASCII, sent as a question mark: 船');
  });

  test('a house whose wire is ASCII gets seven bits over a wire of Latin-1', () => {
    const house = { ...setting.house, wire: { ...setting.house.wire, encoding: 'ascii' as const } };
    const { bytes } = encodeIptc7901(withFields({ city: 'Tromsø' }), { ...setting, house });
    expect(problemsOfIptc7901(bytes, 'ascii')).toEqual([]);
  });

  test('controls cannot end a message or a line', () => {
    const item = withFields({
      headline: 'Ferry\u0003 strike\r\nends\u0001',
      caption: 'A boat\u0004 leaves\tBergen.\u0085It is\u0002 late.\u2028Very.\u0000',
      slug: 'A\u0001/B',
      instructions: 'None.\u0003\u0004',
    });
    const { bytes } = encodeIptc7901(item, setting);
    expect(problemsOfIptc7901(bytes, 'latin-1')).toEqual([]);
    expect(textIn(latin1(bytes)).slice(0, 2)).toEqual(['   A boat leaves Bergen.', '   It is late.']);
  });

  test('no-break spaces become spaces, soft hyphens nothing', () => {
    expect(encoded(withFields({ city: 'Ber\u00adgen\u00a0Nord' }))).toContain('City: Bergen Nord\r\n');
  });

  test('of many replaced characters the first twelve are named', () => {
    const { notes } = encodeIptc7901(withFields({ title: 'абвгдежзиклмно' }), setting);
    expect(notes.find((note) => note.startsWith('Written'))).toMatch(/л as l, м as m and 2 more\.$/);
  });
});

describe('what does not fit', () => {
  test('a long headline is cut at a word, and stands whole in the notepad', () => {
    const headline =
      'Passengers of seven ferries wait through the night in Bergen as the strike over rosters ends';
    const message = encoded(withFields({ headline }));
    expect(message).toContain(
      '\u0002Passengers of seven ferries wait through the night in Bergen as... =\r\n',
    );
    expect(message.replaceAll('\r\n ', '')).toContain(`\nHeadline: ${headline}`);
  });

  test('a category, an urgency and a slug that the header cannot say stand in the notepad', () => {
    const slug = `NORWAY-${'FERRY-'.repeat(20)}END`;
    const { bytes, notes } = encodeIptc7901(withFields({ category: 'Sport', urgency: '8', slug }), setting);
    const message = latin1(bytes);
    expect(message).toContain('\r\nCategory: Sport\r\n');
    expect(message).toContain('\r\nPriority: 8\r\n');
    expect(message.replaceAll('\r\n  ', '')).toContain(`\nSlug, transmission reference:${slug}\r\n`);
    expect(notes).toContain('“Sport” is no category of one to three letters: the header has another.');
    expect(notes).toContain('The header’s priority is 6: it has no 8.');
  });

  test('without a slug the keyword line says the keywords that fit', () => {
    expect(encoded(withFields({ slug: '' })).split('\r\n')[1]).toBe('ferries/strikes/');
    const keywords = ['ferries', 'x'.repeat(70), 'strikes'];
    expect(encoded(withFields({ slug: '', keywords })).split('\r\n')[1]).toBe('ferries/');
    expect(encoded(withFields({ slug: '', keywords: [] })).split('\r\n')[1]).toBe('/');
  });

  test('fields without a place, and semicolons in terms, are told', () => {
    const { notes } = encodeIptc7901(withFields({ keywords: ['a; b', 'c'] }), setting);
    expect(notes).toContain('No place in a text message for Places shown, Subject Code.');
    expect(notes).toContain('Semicolons in Keywords are sent as commas.');
  });

  test('a word longer than a line goes on in the next one, which is told', () => {
    const address = `https://ferries.example/${'timetable/'.repeat(12)}`;
    const { bytes, notes } = encodeIptc7901(withFields({ caption: `See ${address} today.` }), setting);
    expect(textIn(latin1(bytes)).slice(0, 3)).toEqual([
      '   See',
      address.slice(0, 69),
      address.slice(69, 138),
    ]);
    expect(notes).toContain(
      '“https://ferries.example/timeta…” is longer than a line and goes on in the next one.',
    );
  });

  test('an empty headline is told; its line stays empty', () => {
    const { bytes, notes } = encodeIptc7901(withFields({ headline: ' ' }), setting);
    expect(latin1(bytes)).toContain('\u0002\r\n');
    expect(notes).toContain('The headline is empty.');
  });
});
