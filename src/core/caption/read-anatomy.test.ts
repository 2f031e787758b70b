import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import { type Span, textAt } from '#core/caption/span.ts';

function sentencesOf(text: string): string[] {
  return readAnatomy(text).sentences.map((sentence) => textAt(text, sentence));
}

function namesOf(text: string): string[] {
  return readAnatomy(text).names.map((name) => textAt(text, name));
}

function marksOf(text: string): string[] {
  return readAnatomy(text).positions.map(({ mark, side, ordinal, row, name }) =>
    [mark, side, ordinal, row, name && textAt(text, name)].join('|'),
  );
}

describe('sentences', () => {
  test.each([
    [['Lt. Col. J. D. Vega greets U.S. Sen. Bo Lind in Ann Arbor, Mich., on Jan. 5, 2026.', 'They met.']],
    [['Officials said no.', 'The reason is unclear.']],
    [['It was 5 p.m.', 'The team won 3.5 points vs. Chile at No. 5 St. John Street.', 'It ended.']],
    [['"We are ready," Vega said.', '"Are you?" Lind asked.', '“No!” Vega said.']],
    [['Fans cheer… then leave.', 'They wave... The end.', 'Done?']],
    [['He lives in Boulder, Colo.', 'Police came.', 'She moved to Iowa.', 'Bo did too.']],
    [['He spoke (quietly).', 'She left.']],
  ])('%j', (sentences) => {
    const found = sentencesOf(sentences.join(' '));
    expect(found.join(' ')).toBe(sentences.join(' '));
    expect(found.slice(0, 1)).toEqual(sentences.slice(0, 1));
  });

  test('sentences set without a space are told apart', () => {
    expect(sentencesOf('The ship arrives at Port Alma.The crowd cheers.')).toEqual([
      'The ship arrives at Port Alma.',
      'The crowd cheers.',
    ]);
  });

  test('Chinese and Arabic', () => {
    expect(sentencesOf('救援人员在港口工作。风暴造成停电。（新华社记者李伟摄）')).toEqual([
      '救援人员在港口工作。',
      '风暴造成停电。',
    ]);
    expect(sentencesOf('وصل رئيس الوزراء إلى المدينة. وقال إنه سعيد؟ نعم.')).toHaveLength(3);
  });

  test('neither dateline nor credit belongs to the body', () => {
    const text = 'HAMBURG, Germany (AP) - The port was closed. Ships wait outside.(AP Photo/Kenji Mori)';
    const anatomy = readAnatomy(text);
    expect(textAt(text, anatomy.body)).toBe('The port was closed. Ships wait outside.');
    expect(anatomy.sentences.map(({ role }) => role)).toEqual(['lead', 'context']);
  });
});

describe('datelines', () => {
  test.each([
    ['PHILADELPHIA - NOVEMBER 10: Ana Vega skates.', 'place', 'PHILADELPHIA', 10],
    ['ANN ARBOR, MI - OCTOBER 3: Ana Vega skates.', 'place', 'ANN ARBOR, MI', 3],
    ['HARBOR CITY, NORWAY - NOVEMBER 10, 2026: Ana Vega skates.', 'place', 'HARBOR CITY, NORWAY', 10],
    ['HAMBURG, Germany (AP) - The port is closed.', 'place', 'HAMBURG, Germany', null],
    ['HARBOR CITY, Nov. 12 (Xinhua) -- Two ships collide.', 'place', 'HARBOR CITY', 12],
    ['FILE - In this photo, Ana Vega skates.', 'file', '', null],
    ['FILE PHOTO: Ana Vega skates.', 'file', '', null],
    ['(FILES) Ana Vega skates.', 'file', '', null],
  ])('%s', (text, kind, place, day) => {
    const { dateline } = readAnatomy(text);
    expect(dateline).toMatchObject({ kind, place });
    expect(dateline?.date?.day ?? null).toBe(day);
  });

  test.each([
    'NASA engineers test a rocket.',
    'WATCH: A dog swims.',
    'Ana Vega - a singer - bows.',
    'UN - AID arrives',
  ])('no dateline with a date or agency in: %s', (text) => {
    expect(readAnatomy(text).dateline?.date ?? null).toBeNull();
  });
});

describe('names and marks', () => {
  test('titles, particles, initials and other peoples’ names', () => {
    expect(
      namesOf(
        "Norwegian Prime Minister Ana de la Cruz meets Gen. J. D. O'Neill, Omar al-Masri and Kim Jong-un's aide Khalid bin Salem.",
      ),
    ).toEqual(['Ana de la Cruz', "J. D. O'Neill", 'Omar al-Masri', 'Kim Jong-un', 'Khalid bin Salem']);
  });

  test('places, organisations, months and sentence openings are no names', () => {
    expect(
      namesOf(
        'Protesters march past the White House and Harbor City Hall in Valmora Bay, Norway, on Thursday, May 5. The Red Cross and Alma University help.',
      ),
    ).toEqual([]);
  });

  test('marks with the names before them', () => {
    expect(
      marksOf(
        'Ana Vega (back row, 2nd R), Bo Lind (left), Kim Rho #9 of the Harbor Gulls (front C) and coach Ito (2nd L) pose (with flags). (L-R) All smile.',
      ),
    ).toEqual([
      'back row, 2nd R|R|2|back|Ana Vega',
      'left|L|1||Bo Lind',
      'front C|C|1|front|Kim Rho',
      '2nd L|L|2||Ito',
      'L-R||1||',
    ]);
  });
});

describe('laws', () => {
  const fragments = fc.constantFrom(
    'Ana Vega (L) ',
    'in Oslo, Norway, ',
    'Nov. 12, 2026',
    '. ',
    '.',
    '(AP Photo/Bo Lind)',
    'Photo:Harbor News',
    'FILE - ',
    'OSLO - MAY 5: ',
    'REUTERS/Bo Lind',
    '(',
    ')',
    '"',
    '\n\n',
    '。',
    'Thursday',
    ' said ',
    'U.S. ',
    '（图/新华社）',
    '\u{1F600}',
    '/',
    'via AP',
  );
  const anyCaption = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fragments, { maxLength: 20 }).map((parts) => parts.join('')),
  );

  test('any string is read; spans lie within it, in order, apart from one another', () => {
    fc.assert(
      fc.property(anyCaption, (text) => {
        const anatomy = readAnatomy(text);
        const { sentences, credits, dates, names, positions, weekdays, body, dateline, place } = anatomy;
        for (const group of [sentences, credits, dates, names, positions, weekdays])
          expectOrdered(group, text);
        for (const span of [body, dateline, place]) if (span) expectOrdered([span], text);
        for (const sentence of sentences) {
          expect(textAt(text, sentence).trim()).toBe(textAt(text, sentence));
          for (const credit of credits)
            expect(sentence.end <= credit.start || credit.end <= sentence.start).toBe(true);
          if (dateline) expect(sentence.start).toBeGreaterThanOrEqual(dateline.end);
        }
        expect(readAnatomy(text)).toEqual(anatomy);
      }),
      { numRuns: 500 },
    );
  });

  test('every letter outside dateline and credits belongs to a sentence', () => {
    fc.assert(
      fc.property(anyCaption, (text) => {
        const { sentences, credits, dateline } = readAnatomy(text);
        const covered = [...sentences, ...credits, ...(dateline ? [dateline] : [])];
        for (const letter of text.matchAll(/[\p{L}\p{N}]/gu)) {
          expect(covered.some((span) => span.start <= letter.index && letter.index < span.end)).toBe(true);
        }
      }),
    );
  });

  function expectOrdered(spans: readonly Span[], text: string): void {
    let last = 0;
    for (const { start, end } of spans) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(text.length);
      last = end;
    }
  }
});
