import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Archive } from '#core/ports.ts';
import { addBatch, addCaption, edit, openIn, temporaryFolder } from '#main/archive/testing.ts';

let place: ReturnType<typeof temporaryFolder>;
let archive: Archive;
let batch: string;
beforeEach(() => {
  place = temporaryFolder();
  archive = openIn(place.folder);
  batch = addBatch(archive);
});
afterEach(() => {
  archive.close();
  place.remove();
});

test('suggestions ignore accents and case, the most used first', () => {
  addCaption(archive, batch, { city: 'Çorlu' });
  const second = addCaption(archive, batch, { city: 'Corvara', people: ['Ayşe Çelik', 'Ayşe Çelik'] });
  addCaption(archive, batch, { city: 'Corvara' });
  addCaption(archive, batch, { city: 'Dover' });
  expect(archive.suggest('city', 'COR', 10)).toEqual(['Corvara', 'Çorlu']);
  expect(archive.suggest('city', 'çor', 1)).toEqual(['Corvara']);
  expect(archive.suggest('city', '', 10)).toEqual(['Corvara', 'Dover', 'Çorlu']);
  expect(archive.suggest('people', 'ayse c', 10)).toEqual(['Ayşe Çelik']);
  expect(archive.suggest('country', 'c', 10)).toEqual([]);
  expect(archive.suggest('city', '%', 10)).toEqual([]);

  for (const city of ['Co', 'Cork']) edit(archive, second, { city });
  expect(archive.suggest('city', 'co', 10)).toEqual(['Cork', 'Corvara', 'Çorlu']);
});

test('a known name in a new spelling', () => {
  for (let times = 0; times < 3; times += 1)
    addCaption(archive, batch, { people: ['Katarina Novak', 'Tim Becker'] });
  const id = addCaption(archive, batch, { people: ['Katerina Novak', 'Tom Becker', 'Maria Okafor'] });
  const names = [
    'Katerina Novak',
    'Katarina Novák',
    'Katarina Novak',
    'KATARINA NOVAK',
    'Tom Becker',
    'Maria Okafor',
    '',
  ];
  expect([...archive.similarPeople(names)]).toEqual([
    ['Katerina Novak', 'Katarina Novak'],
    ['Katarina Novák', 'Katarina Novak'],
  ]);
  expect(archive.similarPeople(['Maria Okafor', 'Mario Okafro']).get('Mario Okafro')).toBe('Maria Okafor');
  edit(archive, id, { people: [] });
  expect(archive.similarPeople(['Maria Okafur']).size).toBe(0);
});

test('known words are those of names, lower case', () => {
  addCaption(archive, batch, { people: ['Ayşe Çelik-O’Hara'], city: 'Åhus', keywords: ['flood'] });
  expect(archive.knownWords().toSorted()).toEqual(['ayşe', 'o’hara', 'åhus', 'çelik'].toSorted());
});
