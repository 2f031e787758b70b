/** Wire text: one golden file for each house, and the rules of change one by one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, emptyCaption, type FieldChanges } from '#core/caption/caption.ts';
import { House } from '#core/style/house.ts';
import { ap } from '#core/style/houses/ap.ts';
import { desk } from '#core/style/houses/desk.ts';
import { reuters } from '#core/style/houses/reuters.ts';
import { xinhua } from '#core/style/houses/xinhua.ts';
import { bundledHouses } from '#core/style/houses.ts';
import { wireText } from '#core/wire/text.ts';

const sevenBit: House = House.parse({
  ...desk,
  id: 'seven-bit',
  name: 'A wire that carries seven bits',
  wire: {
    ...desk.wire,
    template: '[{slug} ]{place}[ - {date}]: {caption}[\n{credit}][\nEDITORS: {instructions}]',
    month: 'upper',
    dateOrder: 'day-month-year',
    weekday: 'always',
    encoding: 'ascii',
  },
});

const wired = (changes: FieldChanges, house: House = ap, now?: string) =>
  wireText(
    {
      fields: applyChanges(emptyCaption, changes),
      fileName: 'HF_0412.jpg',
      capturedAt: '',
      ...(now ? { now } : {}),
    },
    house,
  );

const captions: readonly FieldChanges[] = [
  {
    caption:
      'Coast guard crew members Mara Lindqvist (L) and Tomas Okafor (R) bring passengers of the ferry Nordlicht to the Landing Bridges pier in Hamburg, Germany, Thursday, Nov. 12, 2026. The ferry with 212 people on board lost power in dense fog.(Photo: Harbor News)',
    byline: 'Ines Baptiste',
    credit: 'Harbor News',
    city: 'Hamburg',
    country: 'Germany',
    slug: 'HAM-FERRY',
    dateCreated: '2026-11-12T09:41:22+01:00',
  },
  {
    caption:
      'Ivo Maric, left, and Dario Kovac, second from right, celebrate in Zagreb, Croatia, on 14 November 2026. The final is on Dec. 5, 2026. Lea Novak/Harbor News',
    byline: 'Lea Novak',
    city: 'Zagreb',
    country: 'Croatia',
    dateCreated: '2026-11-14',
  },
  {
    caption:
      'FILE - Helena Marques speaks in Porto, Portugal, on March 3, 2025. (Rui Tavora/Harbor News, File)',
    byline: 'Rui Tavora',
    source: 'Harbor News',
    city: 'Porto',
    country: 'Portugal',
    dateCreated: '2025-03-03',
  },
  {
    caption:
      'Mayor Jürgen Weiß – “tired, but fine” – visits Łódź, Poland, Nov. 12. The talks run Nov. 12-14, 2026.',
    byline: 'Zoë Nuñez',
    city: 'Łódź',
    country: 'Poland',
    instructions: 'Do not crop.',
    dateCreated: '2026-11-12',
  },
];

test.each([...bundledHouses, sevenBit])('$name writes its own form', async (house) => {
  const text = captions
    .map((changes) => {
      const { text: words, notes } = wired(changes, house);
      return `${words}\n${notes.map((note) => `  * ${note}`).join('\n')}`;
    })
    .join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot(`./${house.id}.golden.txt`);
});

describe('a text file', () => {
  const template = '{caption}[\n{credit}]';
  const file = (house: House) =>
    new TextDecoder().decode(
      wired({ caption: 'Boats wait.', byline: 'Kim Lee' }, { ...house, wire: { ...house.wire, template } })
        .file,
    );

  test.each(bundledHouses)('of $name is one message that ends with a line end', (house) => {
    expect(house.wire.lineEnd).toBe('lf');
    expect(file(house)).toMatch(/^Boats wait\.\n[^\n]+\n$/);
  });

  test('ends every line as the house says', () => {
    const crlf = { ...ap, wire: { ...ap.wire, lineEnd: 'crlf' as const } };
    expect(file(crlf)).toBe('Boats wait.\r\n(AP Photo/Kim Lee)\r\n');
  });

  test('the bytes counted against limits are those of the text alone', () => {
    const { text, bytes, file } = wired({ caption: 'Boats wait.' });
    expect([bytes.length, file.length]).toEqual([text.length, text.length + 1]);
  });
});

describe('the caption’s own credit', () => {
  const own = 'A tram waits in Namur, Belgium, on Nov. 20, 2026. (Amina Sall/Belga)';
  const notes = (changes: FieldChanges, house: House) =>
    wired({ caption: own, ...changes }, house).notes.filter((note) => note.includes('own credit'));

  test('goes without a word where the line sent names the same', () => {
    expect(notes({ credit: 'Belga', byline: 'AMINA SALL' }, reuters)).toEqual([]);
    expect(notes({ caption: own.replace('(Amina Sall/Belga)', '(AFP PHOTO / AMINA SALL)') }, ap)).toEqual([]);
  });

  test('is named where the line sent names somebody else', () => {
    expect(notes({ credit: 'Harbor News' }, reuters)).toEqual([
      'The caption’s own credit “(Amina Sall/Belga)” is not sent: the line “Amina Sall/Harbor News via REUTERS” does not name Belga.',
    ]);
    expect(notes({ byline: 'Kim Lee', credit: 'Belga' }, desk)).toEqual([
      'The caption’s own credit “(Amina Sall/Belga)” is not sent: the line “(Kim Lee/Belga)” does not name Amina Sall.',
    ]);
  });
});

describe('dates', () => {
  const lead = (date: string) => `Boats wait in Oslo, Norway, ${date}.`;

  test.each([
    ['Nov. 12, 2026', 'Thursday, Nov. 12, 2026'],
    ['12 November 2026', 'Thursday, Nov. 12, 2026'],
    ['2026-11-12', 'Thursday, Nov. 12, 2026'],
    ['July 3, 2026', 'July 3, 2026'],
    ['Friday, July 3, 2026', 'July 3, 2026'],
    ['Nov. 12', 'Thursday, Nov. 12, 2026'],
  ])('AP writes %s as %s on the picture of Nov. 12', (written, sent) => {
    expect(wired({ caption: lead(written), dateCreated: '2026-11-12' }).text).toBe(lead(sent));
  });

  test('the weekday goes once two weeks have passed', () => {
    const caption = { caption: lead('Thursday, Nov. 12, 2026'), dateCreated: '2026-11-12' };
    expect(wired(caption, ap, '2026-11-26T09:00:00Z').text).toContain('Thursday');
    expect(wired(caption, ap, '2026-11-27T09:00:00Z').text).toBe(lead('Nov. 12, 2026'));
  });

  test.each([
    ['Friday, Nov. 12, 2026', 'the weekday contradicts'],
    ['Nov. 31, 2026', 'no such day'],
    ['Nov. 12-14, 2026', 'a range'],
    ['November 2026', 'no day'],
  ])('%s stays as it is: %s', (written) => {
    expect(wired({ caption: lead(written) }, reuters).text).toBe(lead(written));
  });

  test('a weekday that contradicts is told', () => {
    expect(wired({ caption: lead('Friday, Nov. 12, 2026') }).notes[0]).toContain('disagree');
  });

  test('Xinhua adds the year that the picture’s own date gives, and no other', () => {
    expect(wired({ caption: lead('Nov. 12'), dateCreated: '2026-11-12' }, xinhua).text).toContain(
      'on Nov. 12, 2026.',
    );
    expect(wired({ caption: lead('Nov. 11'), dateCreated: '2026-11-12' }, xinhua).text).toContain(
      'on Nov. 11.',
    );
  });
});

describe('credits', () => {
  test.each([
    [{ byline: 'Ana Vega', credit: 'AP' }, '(AP Photo/Ana Vega)'],
    [{ credit: 'AP' }, '(AP Photo)'],
    [{ byline: 'Ana Vega', source: 'Harbor News' }, '(Ana Vega/Harbor News via AP)'],
    [{ source: 'Harbor News' }, '(Harbor News via AP)'],
    [{ byline: 'Ana Vega', credit: 'AP Photo/Ana Vega' }, '(AP Photo/Ana Vega)'],
  ])('of %j is %s', (fields, credit) => {
    expect(wired({ caption: 'Boats wait.', ...fields }).text).toBe(`Boats wait. ${credit}`);
  });

  test('a credit in the text fills in empty fields and stands once', () => {
    expect(wired({ caption: 'Boats wait. (AP Photo/Ana Vega)' }).text).toBe(
      'Boats wait. (AP Photo/Ana Vega)',
    );
    expect(wired({ caption: 'Boats wait.' }).notes).toContain(
      'Byline, credit and source are empty: the text carries no credit.',
    );
  });

  test('dollar signs in a name are only signs', () => {
    expect(wired({ caption: 'A.', byline: "$& $' $1", credit: 'AP' }).text).toBe("A. (AP Photo/$& $' $1)");
  });
});

test('an unknown variable is told and not sent', () => {
  const { text, notes } = wired(
    { caption: 'Boats wait.', credit: 'AP' },
    { ...ap, wire: { ...ap.wire, template: '{capton}{caption}' } },
  );
  expect(text).toBe('Boats wait.');
  expect(notes).toEqual(['Template, character 1: There is no variable called “capton”.']);
});

test('limits are told in bytes of the house’s encoding', () => {
  const { limits } = wired({ caption: 'Ünder way.', byline: 'Zoë', keywords: ['fog', 'harbor'] });
  expect(limits).toContainEqual({ field: 'byline', label: 'Byline', bytes: 4, max: 32 });
  expect(limits).toContainEqual({ field: 'keywords', label: 'Keywords', bytes: 6, max: 64 });
  expect(limits.find(({ field }) => field === 'caption')?.bytes).toBe(
    new TextEncoder().encode('Ünder way. (AP Photo/Zoë)').length,
  );
});

const words = fc.array(
  fc.constantFrom(
    'Ana Vega',
    '(L)',
    ', left,',
    'in Oslo, Norway,',
    'Thursday, Nov. 12, 2026',
    'on 3 May 2025',
    '.',
    '. ',
    '(AP Photo/Bo)',
    'Photo:Harbor News',
    'FILE - ',
    '{x}',
    '[',
    'é',
    '\n',
    ' ',
  ),
  { maxLength: 14 },
);

test('law: any caption makes wire text, and its bytes are the text', () => {
  fc.assert(
    fc.property(words, fc.constantFrom(...bundledHouses, sevenBit), (parts, house) => {
      const { text, bytes } = wired(
        { caption: parts.join(' '), byline: 'Ana Vega', dateCreated: '2026-11-12' },
        house,
      );
      expect(new TextDecoder().decode(bytes)).toBe(text);
      if (house.wire.encoding === 'ascii') expect(bytes.every((byte) => byte < 0x80)).toBe(true);
    }),
  );
});

test('law: a text in house form stays as it is', () => {
  fc.assert(
    fc.property(fc.constantFrom(...captions), fc.constantFrom(...bundledHouses), (changes, house) => {
      const once = wired(changes, house).text;
      expect(wired({ ...changes, caption: once }, house).text).toBe(once);
    }),
  );
});

describe('captions in another house’s form are dressed anew', () => {
  const xinhuas =
    "BEIJING, March 5 (Xinhua) -- Workers check a crane in Qingdao, east China's Shandong Province, on March 5, 2026. (Xinhua/Lin Xiaolan)";
  const aps = 'Workers check a crane in Gdansk, Poland, Thursday, March 5, 2026. (AP Photo/Ewa Lis)';
  const reuterss = 'Workers check a crane in Gdansk, Poland, March 5, 2026. REUTERS/Ewa Lis';
  const afps = 'Workers check a crane in Gdansk, Poland, on March 5, 2026. (Photo by Ewa LIS / AFP)';
  const gettys = 'GDANSK - MARCH 5: Workers check a crane in Gdansk, Poland. (Photo by Ewa Lis/Getty Images)';
  const dressed = (caption: string, house: House, more: FieldChanges = {}) =>
    wired({ caption, dateCreated: '2026-03-05', ...more }, house).text;

  test.each([
    [
      xinhuas,
      'ap',
      "Workers check a crane in Qingdao, east China's Shandong Province, Thursday, March 5, 2026. (Lin Xiaolan/Xinhua)",
    ],
    [
      xinhuas,
      'reuters',
      "Workers check a crane in Qingdao, east China's Shandong Province, March 5, 2026. Lin Xiaolan/Xinhua",
    ],
    [
      xinhuas,
      'afp',
      "Workers check a crane in Qingdao, east China's Shandong Province, on March 5, 2026. (Photo by Lin Xiaolan / Xinhua)",
    ],
    [
      xinhuas,
      'xinhua',
      "Workers check a crane in Qingdao, east China's Shandong Province, on March 5, 2026. (Xinhua/Lin Xiaolan)",
    ],
    [aps, 'xinhua', 'Workers check a crane in Gdansk, Poland, on March 5, 2026. (Photo by Ewa Lis/AP)'],
    [aps, 'reuters', 'Workers check a crane in Gdansk, Poland, March 5, 2026. Ewa Lis/AP'],
    [aps, 'afp', 'Workers check a crane in Gdansk, Poland, on March 5, 2026. (Photo by Ewa Lis / AP)'],
    [reuterss, 'ap', 'Workers check a crane in Gdansk, Poland, Thursday, March 5, 2026. (Ewa Lis/REUTERS)'],
    [afps, 'ap', 'Workers check a crane in Gdansk, Poland, Thursday, March 5, 2026. (Ewa LIS/AFP)'],
    [afps, 'xinhua', 'Workers check a crane in Gdansk, Poland, on March 5, 2026. (Photo by Ewa LIS/AFP)'],
    [
      gettys,
      'ap',
      'Workers check a crane in Gdansk, Poland, Thursday, March 5, 2026. (Ewa Lis/Getty Images)',
    ],
    [
      gettys,
      'afp',
      'Workers check a crane in Gdansk, Poland, on March 5, 2026. (Photo by Ewa Lis / Getty Images)',
    ],
  ])('%s for %s', (caption, id, text) => {
    const house = bundledHouses.find((each) => each.id === id);
    expect(house && dressed(caption, house)).toBe(text);
    expect(house && dressed(text, house)).toBe(text);
  });

  test('“via AP” stands where the photo says that AP distributes it', () => {
    expect(dressed(xinhuas, ap, { credit: 'AP', source: 'Xinhua' })).toMatch(
      /\(Lin Xiaolan\/Xinhua via AP\)$/,
    );
    expect(dressed('Boats wait. (Lin Xiaolan/Xinhua via AP)', ap)).toMatch(/\(Lin Xiaolan\/Xinhua via AP\)$/);
    expect(wired({ caption: xinhuas }).notes).toContain(
      'Nothing says that Associated Press distributes Xinhua’s picture: the credit does not claim it.',
    );
    expect(dressed('FILE - Boats wait in Oslo, Norway, March 5, 2026. (Xinhua/Lin Xiaolan)', ap)).toMatch(
      /\(Lin Xiaolan\/Xinhua, File\)$/,
    );
  });

  test('a dateline that says more than the sentence stays and is told', () => {
    for (const [opening, lead, why] of [
      ['BEIJING, March 5 (Xinhua) --', 'Workers check a crane.', 'names no place'],
      [
        'BEIJING, March 5 (Xinhua) --',
        'Workers check a crane in Oslo, Norway, on March 4, 2026.',
        'another date',
      ],
    ] as const) {
      const { text, notes } = wired({ caption: `${opening} ${lead}`, dateCreated: '2026-03-05' });
      expect(text.startsWith(opening)).toBe(true);
      expect(notes.join(' ')).toContain(why);
    }
  });

  test('a Chinese caption keeps its Chinese dates', () => {
    expect(dressed('3月5日，渔民在浙江省舟山市整理渔网。新华社记者 林晓岚 摄', xinhua)).toBe(
      '3月5日，渔民在浙江省舟山市整理渔网。 (Xinhua/林晓岚)',
    );
  });

  test('a Byline field that names the agency is read', () => {
    expect(dressed('Boats wait.', xinhua, { byline: 'Xinhua/Lin Xiaolan', credit: 'Xinhua' })).toBe(
      'Boats wait. (Xinhua/Lin Xiaolan)',
    );
  });
});
