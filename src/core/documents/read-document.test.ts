import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '#core/documents/read-document.ts';
import type { DocumentReading } from '#core/documents/reading.ts';
import { retag } from '#core/documents/retag.ts';

const snow =
  'Workers clear snow from the quay in Harbor City, Norway, Thursday, Nov. 12, 2026. The storm cut power to 40,000 homes, Mayor Ana Vega said Thursday.';
const ferry =
  'Passengers wait for a ferry in Harbor City, Norway, Thursday, Nov. 12, 2026. The storm cut power to 40,000 homes, Mayor Ana Vega said Thursday.';
const ferryLonger = `${ferry} Ferries are to sail again on Saturday.`;
const body = [
  'A winter storm closed the port of Harbor City on Thursday, and crews worked through the night to reach cut-off villages.',
  '“We have not seen such wind since 1987,” said Mayor Ana Vega, who toured the port on Thursday morning.',
];

const textPage = `PHOTO / CITY

Storm shuts the port of Harbor City

Published: Nov 12, 2026 02:05 PM

${snow}Photo:Harbor News
${body[0]}
${body[1]}

${snow}Photo:Harbor News
${ferry}Photo:Harbor News
${ferryLonger}(Photo: Harbor News)
`;

const htmlPage = `<!doctype html><html><head><title>Storm shuts the port of Harbor City - Harbor News</title>
<style>.x{}</style><script>document.write('<p>never read</p>')</script></head>
<body class="has-sidebar"><nav><a href="/">Home</a> <a href="/city">City</a></nav>
<article><div class="kicker">PHOTO / CITY</div><h1>Storm shuts the port of <em>Harbor City</em></h1>
<div>By Bo Lind</div><div>Published: <time datetime="2026-11-12T14:05:00+01:00">Nov 12, 2026 02:05 PM</time></div>
<figure><img src="/img/HF_0411.JPG?w=640" alt="Workers clear snow from the quay in Harbor City, Norway, Thursday, Nov. 12…"><figcaption>${snow}Photo:Harbor News</figcaption></figure>
<p>${body[0]}</p><p>${body[1]}</p>
<img src="logo.png" alt="Harbor News"><noscript><img src="/img/HF_0411.JPG" alt="x"></noscript>
<figure><img data-src="/img/HF%200412.jpg" src="data:image/gif;base64,R0" alt="${ferry}"></figure>
<p>${ferry}Photo:Harbor News</p>
<p>${snow.toUpperCase()} (Photo: Harbor News)</p>
</article><div class="comments"><p>Great pictures! Love them, thank you all.</p></div><footer>© Harbor News</footer></body></html>`;

function kinds(reading: DocumentReading): string[] {
  return reading.parts.map(({ kind, caption }) => (caption === null ? kind : `${kind} ${caption}`));
}

describe('a news photo page', () => {
  test('as plain text', () => {
    const reading = readDocument('page.txt', textPage);
    expect(reading).toMatchObject({
      format: 'text',
      headline: 'Storm shuts the port of Harbor City',
      section: 'PHOTO / CITY',
      published: '2026-11-12T14:05',
      warnings: [],
    });
    expect(kinds(reading)).toEqual([
      'section',
      'headline',
      'published',
      'caption 0',
      'body',
      'body',
      'repeat 0',
      'caption 1',
      'caption 2',
    ]);
    expect(reading.captions.map(({ text, occurrences }) => [text, occurrences])).toEqual([
      [`${snow}Photo:Harbor News`, 2],
      [`${ferry}Photo:Harbor News`, 1],
      [`${ferryLonger}(Photo: Harbor News)`, 1],
    ]);
  });

  test('as HTML: alt texts, figure captions and plain lines are all counted', () => {
    const reading = readDocument('page.html', htmlPage);
    expect(reading).toMatchObject({
      format: 'html',
      headline: 'Storm shuts the port of Harbor City',
      section: 'PHOTO / CITY',
      published: '2026-11-12T14:05:00+01:00',
    });
    expect(kinds(reading)).toEqual([
      'section',
      'headline',
      'byline',
      'published',
      'caption 0',
      'repeat 0',
      'body',
      'body',
      'other',
      'caption 1',
      'repeat 1',
      'repeat 0',
    ]);
    expect(reading.captions).toEqual([
      {
        text: `${snow.toUpperCase()} (Photo: Harbor News)`,
        occurrences: 3,
        fileNames: ['HF_0411.JPG'],
        fields: {},
      },
      { text: `${ferry}Photo:Harbor News`, occurrences: 2, fileNames: ['HF 0412.jpg'], fields: {} },
    ]);
    const words = reading.parts.map(({ text }) => text).join(' ');
    expect(words).not.toMatch(/never read|Great pictures|©|Home/);
  });

  test('alt text alone can hold the captions', () => {
    const reading = readDocument('', `<p>Harbor City</p><img src="a/1.jpg" alt="${snow}"><p>${body[0]}</p>`);
    expect(reading.captions).toEqual([{ text: snow, occurrences: 1, fileNames: ['1.jpg'], fields: {} }]);
  });

  test.each([
    ['Published: Nov 12, 2026 02:05 PM', '2026-11-12T14:05'],
    ['Updated 12 November 2026 at 14:05 UTC', '2026-11-12T14:05Z'],
    ['Published on 2026-11-12T14:05:09+01:00', '2026-11-12T14:05:09+01:00'],
    ['Posted: November 12, 2026', '2026-11-12'],
    ['Nov. 12, 2026, 12:05 a.m.', '2026-11-12T00:05'],
    ['Published: 11/12/2026', '11/12/2026'],
    ['Published: 2 hours ago', '2 hours ago'],
  ])('%s', (line, published) => {
    expect(readDocument('', `Storm shuts the port\n\n${line}\n\n${snow}Photo:Harbor News`).published).toBe(
      published,
    );
  });
});

describe('a wire advisory', () => {
  test('files and ids before their captions', () => {
    const reading = readDocument(
      'advisory.txt',
      `HF_0411.JPG\n${snow}\n\nHF_0412.JPG: ${ferry}\n\nID: 20261112-014\n${ferryLonger}`,
    );
    expect(reading.captions.map(({ text, fileNames }) => [text, fileNames])).toEqual([
      [snow, ['HF_0411.JPG']],
      [ferry, ['HF_0412.JPG']],
      [ferryLonger, ['20261112-014']],
    ]);
  });

  test('wrapped lines are one caption; several files share one', () => {
    const wrapped = `Files: A_1.JPG, A_2.JPG\nWorkers clear snow from the quay in Harbor City,\nNorway, Thursday, Nov. 12, 2026. The storm cut power\nto 40,000 homes.\n(Photo: Harbor News)`;
    expect(readDocument('', wrapped).captions).toEqual([
      {
        text: 'Workers clear snow from the quay in Harbor City, Norway, Thursday, Nov. 12, 2026. The storm cut power to 40,000 homes. (Photo: Harbor News)',
        occurrences: 1,
        fileNames: ['A_1.JPG', 'A_2.JPG'],
        fields: {},
      },
    ]);
  });
});

describe('pages as they come', () => {
  const front = 'PHOTO / WORLD\n\nStorm shuts the port\n\n';
  const kindsIn = (text: string) => readDocument('', text).parts.map(({ kind }) => kind);

  test.each([
    'Photo taken on Feb. 20, 2026 shows lanterns along the quay in Harbor City. Photo: Harbor News',
    'Photos of missing sailors hang on a fence in Harbor City on Nov 9, 2026.Photo:Harbor News',
    'Gallery owner Ana Vega hangs a portrait in Harbor City on Nov 9, 2026. Photo: Harbor News',
    'Next to the ruins, a boy plays football in Harbor City on Nov 9, 2026.Photo:Harbor News',
    'Share traders watch their screens. Photo: Harbor News',
    'Fans cheer. Photo: Harbor News',
  ])('a caption may open as a button does: %s', (caption) => {
    expect(kindsIn(`${front}${caption}`)).toEqual(['section', 'headline', 'caption']);
  });

  test('buttons and teasers stay what they are', () => {
    const lines = [
      'Share',
      'Next',
      'Related articles',
      '1/12',
      'Photo of the day',
      'Copyright © 2026 Harbor News',
    ];
    expect(kindsIn([`${front}${snow}`, ...lines].join('\n\n')).slice(3)).toEqual(lines.map(() => 'other'));
  });

  test('a byline may stand on the publication line', () => {
    const reading = readDocument('', `${front}By Ana Vega Published: Nov 13, 2026 09:15 PM\n\n${snow}`);
    expect([reading.published, reading.section]).toEqual(['2026-11-13T21:15', 'PHOTO / WORLD']);
  });

  test('a credit in a block of its own belongs to the caption before it', () => {
    const bare = 'Taxis queue outside the station in Harbor City on Nov. 9, 2026.';
    const reading = readDocument(
      '',
      `<html><img src="A_1.JPG"><span>4/5</span><p>${bare}<br>Photo: Harbor News</p>
       <figure><img src="A_2.JPG" alt="${bare}"><figcaption><p>${bare}</p><p>Photo: Ana Vega/Harbor News</p></figcaption></figure>`,
    );
    expect(reading.captions).toEqual([
      {
        text: `${bare} Photo: Ana Vega/Harbor News`,
        occurrences: 3,
        fileNames: ['A_1.JPG', 'A_2.JPG'],
        fields: {},
      },
    ]);
  });

  test('character references in plain text are read as characters; other ampersands stand', () => {
    const text = `Storm &amp; flood\n\nA tent camp near Tam&aacute;s Hill, R&D and AT&T; on Nov&nbsp;12, 2026. &quot;It is slow.&quot;&#32;Photo: AFP`;
    const reading = readDocument('', text);
    expect(reading.headline).toBe('Storm & flood');
    expect(reading.captions[0]?.text).toContain('Tamás Hill, R&D and AT&T; on');
    expect(reading.captions[0]?.text).toContain('"It is slow." Photo: AFP');
  });
});

describe('tables', () => {
  test('headers that name their standard, as metadata programs write them', () => {
    const csv = `SourceFile,IPTC:Caption-Abstract,XMP-dc:Creator,IPTC:Country-PrimaryLocationName\n./x/A_1.JPG,"${snow}",Bo Lind,Norrland`;
    expect(readDocument('list.csv', csv).captions).toEqual([
      {
        text: snow,
        occurrences: 1,
        fileNames: ['A_1.JPG'],
        fields: { byline: 'Bo Lind', country: 'Norrland' },
      },
    ]);
  });

  test('a caption with commas that nobody quoted is whole in the last column, and told of elsewhere', () => {
    const last = readDocument('list.csv', 'file,caption\nA_1.JPG,Boats, nets and gulls, in Harbor City.');
    expect(last.captions[0]?.text).toBe('Boats, nets and gulls, in Harbor City.');
    expect(last.warnings).toEqual([]);
    const inside = readDocument('list.csv', 'file,caption,city\nA_1.JPG,Boats, nets and gulls,Harbor City');
    expect(inside.warnings).toEqual([
      'More cells than the header has columns in row 2; a caption that holds the separator needs quotation marks.',
    ]);
  });

  test('columns in the words of desks; quoted cells; rows without a caption', () => {
    const csv = `\ufeffFile Name,Caption,Photographer,Credit line,Keywords,City,Memo\r\nHF_1.JPG,"${snow}\r\n""Never,"" she said.",Bo Lind,Harbor News,storm; snow;storm,Harbor City,front page\r\nHF_2.JPG,,Bo Lind,,,Harbor City,\r\n`;
    const reading = readDocument('list.csv', csv);
    expect(reading.format).toBe('table');
    expect(reading.captions).toEqual([
      {
        text: `${snow}\r\n"Never," she said.`,
        occurrences: 1,
        fileNames: ['HF_1.JPG'],
        fields: {
          byline: 'Bo Lind',
          credit: 'Harbor News',
          keywords: ['storm', 'snow'],
          city: 'Harbor City',
        },
      },
      {
        text: '',
        occurrences: 0,
        fileNames: ['HF_2.JPG'],
        fields: { byline: 'Bo Lind', city: 'Harbor City' },
      },
    ]);
    expect(reading.parts.map(({ text }) => text)).toContain('front page');
  });

  test.each([
    ['tabs', `filename\tdescription\nHF_1.JPG\t${snow}\nHF_2.JPG\t${snow}`],
    ['semicolons', `IMAGE;Description;Creator's Job Title\nHF_1.JPG;${snow};Staff\nHF_2.JPG;${snow};Staff`],
  ])('%s, without a telling name; equal captions are one', (_separator, text) => {
    const { format, captions } = readDocument('pasted', text);
    expect(format).toBe('table');
    expect(captions).toMatchObject([{ text: snow, occurrences: 2, fileNames: ['HF_1.JPG', 'HF_2.JPG'] }]);
  });

  test('a CSV without a header', () => {
    const reading = readDocument('list.csv', `HF_1.JPG,"${snow}"\nHF_2.JPG,"${ferry}"`);
    expect(reading.captions.map(({ text, fileNames }) => [text, fileNames])).toEqual([
      [snow, ['HF_1.JPG']],
      [ferry, ['HF_2.JPG']],
    ]);
    expect(reading.warnings).toHaveLength(1);
  });
});

describe('bytes', () => {
  const encoded = (text: string) => new TextEncoder().encode(text);
  const line = 'Kids café – “snow” in São Alma. Photo: Harbor News';

  test('UTF-8, UTF-16 and Windows-1252', () => {
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...line].flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8]),
    ]);
    const latin = new Uint8Array(
      [...'Caf'].map((char) => char.charCodeAt(0)).concat([0xe9, 0x20, 0x93, 0x61, 0x94]),
    );
    expect(readDocument('', encoded(line)).parts[0]?.text).toBe(line);
    expect(readDocument('', encoded(`\ufeff${line}`)).parts[0]?.text).toBe(line);
    expect(readDocument('', utf16).parts[0]?.text).toBe(line);
    expect(readDocument('', latin).parts[0]?.text).toBe('Café “a”');
  });

  test('what cannot be read is refused with one sentence', () => {
    const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]);
    for (const content of [picture, new Uint8Array(), '  \n', 'x'.repeat(5_000_001), 'a\u0000b']) {
      const { captions, parts, warnings } = readDocument('x', content);
      expect([captions, parts, warnings.length]).toEqual([[], [], 1]);
    }
  });

  test('UTF-8 is decoded as the platform decodes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (words) => {
        const text = `Seen: ${words.replace(/[\p{Cc}\s\ufeff]/gu, '')}`;
        expect(readDocument('a.txt', encoded(text)).parts.map((part) => part.text)).toEqual(
          readDocument('a.txt', text).parts.map((part) => part.text),
        );
      }),
    );
  });
});

describe('laws', () => {
  const line = fc.constantFrom(
    snow,
    ferry,
    ferryLonger,
    `${snow}Photo:Harbor News`,
    `${snow.slice(0, 60)}…`,
    ...body,
    'PHOTO / CITY',
    'HF_0411.JPG',
    'Published: Nov 12, 2026',
    'Read more',
    '(AP Photo/Bo Lind)',
    'Storm shuts the port',
  );
  const markup = fc.constantFrom(
    '<p>',
    '</p>',
    '<figure>',
    '<img alt="',
    '">',
    '<figcaption>',
    '<br>',
    '<div>',
    '<!--',
    '-->',
    '<table><td>',
    '\n\n',
    '\n',
    ',',
    '"',
    '\t',
    ';',
    'caption,file\n',
  );
  const page = fc
    .array(fc.oneof(line, markup, fc.string({ maxLength: 20 })), { maxLength: 30 })
    .map((pieces) => pieces.join(''));

  test('any text is read; occurrences are the caption and repeat parts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'a.html', 'a.csv', 'a.tsv', 'a.txt'),
        fc.oneof(page, fc.string({ unit: 'binary' })),
        (name, text) => {
          const reading = readDocument(name, text);
          const shown = reading.parts.filter(({ kind }) => kind === 'caption' || kind === 'repeat');
          expect(reading.captions.reduce((sum, { occurrences }) => sum + occurrences, 0)).toBe(shown.length);
          for (const part of reading.parts) {
            expect(part.text).toBe(part.text.trim());
            expect(part.caption !== null).toBe(shown.includes(part));
            if (part.caption !== null) expect(reading.captions[part.caption]).toBeDefined();
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('any bytes are read', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void readDocument('a', bytes)));
  });

  test('every paragraph of a text or an HTML page is in its parts', () => {
    const paragraphs = fc.array(line, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(paragraphs, (lines) => {
        // A credit in a paragraph of its own joins its caption; no word is lost or moved.
        const wanted = lines.join(' ');
        const wordsOf = (name: string, text: string) =>
          readDocument(name, text)
            .parts.map((part) => part.text)
            .join(' ');
        expect(wordsOf('a.txt', lines.join('\n\n'))).toBe(wanted);
        expect(wordsOf('a.html', `<html>${lines.map((words) => `<p>${words}</p>`).join('')}`)).toBe(wanted);
      }),
    );
  });

  test('a part’s kind changed and changed back leaves all kinds as they were', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.nat(), (lines, pick) => {
        const reading = readDocument('a.txt', lines.join('\n\n'));
        const index = pick % reading.parts.length;
        const before = reading.parts[index]?.kind ?? 'other';
        const other = before === 'caption' || before === 'repeat' ? 'body' : 'caption';
        expect(kinds(retag(retag(reading, index, other), index, before))).toEqual(kinds(reading));
      }),
    );
  });
});

describe('retag', () => {
  test('captions and counts follow', () => {
    const reading = readDocument('page.txt', textPage);
    const asBody = retag(reading, 3, 'body');
    expect(kinds(asBody).slice(3, 7)).toEqual(['body', 'body', 'body', 'caption 0']);
    expect(asBody.captions[0]?.occurrences).toBe(1);
    const more = retag(reading, 4, 'caption');
    expect(more.captions).toHaveLength(4);
    expect(retag(reading, 99, 'body')).toBe(reading);
    expect(retag(reading, 5, 'headline').headline).toBe('Storm shuts the port of Harbor City');
  });
});

test('a table of 20,000 captions with several columns is read whole', () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, row) => `HF_${row}.jpg,"Crews clear snow at pier ${row} in Valmora, Norway.",Ana Vega,Harbor News`,
  );
  const reading = readDocument('list.csv', ['Filename,Caption,Byline,Credit', ...rows].join('\n'));
  expect(reading.captions).toHaveLength(20_000);
  expect(reading.captions[19_999]).toMatchObject({
    fileNames: ['HF_19999.jpg'],
    fields: { byline: 'Ana Vega', credit: 'Harbor News' },
  });
  expect(reading.warnings).toEqual([expect.stringMatching(/^The table is long: /)]);
});
