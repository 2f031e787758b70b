import { describe, expect, test } from 'vitest';
import { readDocument } from '#core/documents/read-document.ts';
import { retag } from '#core/documents/retag.ts';

const snow = 'A crew clears snow from the tram tracks in Turin, Italy, on Nov. 20, 2026.';
const header = 'file,caption,byline,city,date';

describe('rows of a table with one caption text', () => {
  test('keep their own words and values where they name two photos', () => {
    const rows = [
      `a1.jpg,"${snow} (AP Photo/Kim Lee)",Kim Lee,Lyon,2026-11-20`,
      `a2.jpg,"${snow}Photo:AP",Ana Diaz,Turin,2026-11-21`,
    ];
    const reading = readDocument('list.csv', [header, ...rows].join('\n'));
    expect(reading.captions).toEqual([
      {
        text: `${snow} (AP Photo/Kim Lee)`,
        occurrences: 1,
        fileNames: ['a1.jpg'],
        fields: { byline: 'Kim Lee', city: 'Lyon', dateCreated: '2026-11-20' },
      },
      {
        text: `${snow}Photo:AP`,
        occurrences: 1,
        fileNames: ['a2.jpg'],
        fields: { byline: 'Ana Diaz', city: 'Turin', dateCreated: '2026-11-21' },
      },
    ]);
    const body = reading.parts.findIndex(({ text }) => text === 'Lyon');
    expect(retag(reading, body, 'body').captions).toEqual(reading.captions);
  });

  test('a value that only one of two photos has is not lent to the other', () => {
    const csv = `file,caption,city\na1.jpg,"${snow}",Turin\na2.jpg,"${snow}",`;
    expect(readDocument('list.csv', csv).captions.map(({ fields }) => fields)).toEqual([
      { city: 'Turin' },
      {},
    ]);
  });

  test('are one caption, counted, where nothing but the file differs', () => {
    const csv = `file,caption,city\na1.jpg,"${snow}",Turin\na2.jpg,"${snow}",Turin\na3.jpg,"${snow}",Turin`;
    expect(readDocument('list.csv', csv).captions).toEqual([
      { text: snow, occurrences: 3, fileNames: ['a1.jpg', 'a2.jpg', 'a3.jpg'], fields: { city: 'Turin' } },
    ]);
  });

  test('of one photo complete each other, and stay two where they contradict', () => {
    const rows = (second: string) =>
      readDocument('list.csv', `${header}\na1.jpg,"${snow}",Kim Lee,,\nA1.JPG,"${snow}",${second}`).captions;
    expect(rows(',Turin,')).toEqual([
      {
        text: snow,
        occurrences: 2,
        fileNames: ['a1.jpg', 'A1.JPG'],
        fields: { byline: 'Kim Lee', city: 'Turin' },
      },
    ]);
    expect(rows('Ana Diaz,Turin,').map(({ fields }) => fields)).toEqual([
      { byline: 'Kim Lee' },
      { byline: 'Ana Diaz', city: 'Turin' },
    ]);
  });

  test('a text cut off in one row does not take the words of another photo', () => {
    const cut = 'A crew clears snow from the tram tracks in Turin …';
    const csv = `file,caption,byline\na1.jpg,"${snow}",Kim Lee\na2.jpg,"${cut}",Ana Diaz`;
    expect(readDocument('list.csv', csv).captions.map(({ text }) => text)).toEqual([snow, cut]);
  });
});

test('a caption that a page repeats is one caption with its occurrences', () => {
  const page = `<h1>Snow</h1><img src="a1.jpg" alt="${snow}"><p>${snow}Photo:AP</p><img src="a2.jpg" alt="${snow}"><p>${snow} (AP Photo/Kim Lee)</p>`;
  const { captions } = readDocument('page.html', page);
  expect(captions.map(({ occurrences }) => occurrences)).toEqual([4]);
});
