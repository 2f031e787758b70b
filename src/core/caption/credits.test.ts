import { describe, expect, test } from 'vitest';
import { findCredits } from '#core/caption/credits.ts';

function read(text: string): unknown[] {
  return findCredits(text).map(({ start, end, byline, agency, form, glued }) => [
    text.slice(start, end),
    byline,
    agency,
    form,
    glued,
  ]);
}

const lead = 'Crews clear snow in Valmora, Norway, Mayor Ana Vega said Thursday.';

describe('credits', () => {
  test.each([
    [' (AP Photo/Kenji Mori)', 'Kenji Mori', 'AP', 'parenthesised', false],
    ['(AP Photo/Kenji Mori, File)', 'Kenji Mori', 'AP', 'parenthesised', true],
    ['Photo:Harbor News', '', 'Harbor News', 'photo-colon', true],
    ['(Photo: Harbor News)', '', 'Harbor News', 'parenthesised', true],
    [' Photo: Ana Vega/Harbor News', 'Ana Vega', 'Harbor News', 'photo-colon', false],
    [' (Photo by Jane Roe/Getty Images)', 'Jane Roe', 'Getty Images', 'parenthesised', false],
    [
      ' (Photo by Jane Roe/NHLI via Getty Images)',
      'Jane Roe',
      'NHLI via Getty Images',
      'parenthesised',
      false,
    ],
    [' (Xinhua/Wan Li)', 'Wan Li', 'Xinhua', 'parenthesised', false],
    [' (Xinhua)', '', 'Xinhua', 'parenthesised', false],
    [' (AFP PHOTO / GABRIEL BOYER)', 'GABRIEL BOYER', 'AFP', 'parenthesised', false],
    [' (Photo by Bo LIND / AFP)', 'Bo LIND', 'AFP', 'parenthesised', false],
    [' REUTERS/Mario Anders', 'Mario Anders', 'REUTERS', 'slash', false],
    [' THE CANADIAN PRESS/Paul Chasson', 'Paul Chasson', 'THE CANADIAN PRESS', 'slash', false],
    [' EPA-EFE/JUSTIN LORNE', 'JUSTIN LORNE', 'EPA-EFE', 'slash', false],
    [' J. D. Vega/Harbor News', 'J. D. Vega', 'Harbor News', 'slash', false],
    [' (Per Lind/The Valmora Times via AP)', 'Per Lind', 'The Valmora Times via AP', 'parenthesised', false],
    [' (Valmora Police via AP)', '', 'Valmora Police via AP', 'parenthesised', false],
    [' / AFP PHOTO / Ana Vega', 'Ana Vega', 'AFP', 'slash', false],
    [' REUTERS/Mario Anders/File Photo', 'Mario Anders', 'REUTERS', 'slash', false],
    [' /VCG', '', 'VCG', 'slash', false],
    [' REUTERS/Mario Anders     TPX IMAGES OF THE DAY', 'Mario Anders', 'REUTERS', 'slash', false],
    [' Handout via REUTERS', '', 'Handout via REUTERS', 'via', false],
    [' Ministry of Health/Handout via REUTERS', 'Ministry of Health', 'Handout via REUTERS', 'slash', false],
    [' [Photo/Xinhua]', '', 'Xinhua', 'parenthesised', false],
    [' (AP Photo/Kenji Mori', 'Kenji Mori', 'AP', 'parenthesised', false],
    ['（新华社记者李伟摄）', '李伟', '新华社', 'parenthesised', true],
  ])('%s', (credit, byline, agency, form, glued) => {
    expect(read(lead + credit)).toEqual([[credit.trim(), byline, agency, form, glued]]);
  });

  test('a credit glued to a word without a full stop', () => {
    expect(read('Smoke rises on ThursdayPhoto: Harbor News')).toEqual([
      ['Photo: Harbor News', '', 'Harbor News', 'photo-colon', true],
    ]);
  });

  test('notices behind the credit belong to it', () => {
    const tags = ' REUTERS/Mario Anders  (NORWAY - Tags: WEATHER)';
    expect(read(lead + tags)[0]).toContain(tags.trim());
    const notice = ' (Photo by Bo LIND / AFP) -- RESTRICTED TO EDITORIAL USE - NO MARKETING --';
    expect(read(lead + notice)[0]).toContain(notice.trim());
  });

  test('two credits are two', () => {
    expect(read(`${lead} (AP Photo/Kenji Mori) REUTERS/Mario Anders`)).toHaveLength(2);
  });

  test.each([
    'A protester (he/she) holds a sign in Paris.',
    'Ana Vega (L) greets Bo Lind (R).',
    'This photo by a resident shows a flooded street. Water rose quickly.',
    'The Democrat/Republican split (Ana Vega, a senator, said) remains.',
    'Rates rise at AP Bank. The AP reported it first.',
  ])('no credit: %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});
