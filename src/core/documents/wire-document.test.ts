import { describe, expect, test } from 'vitest';
import { wireDocument } from '#core/documents/wire-document.ts';
import type { ReadItem, WirePicture } from '#core/wire/item.ts';

const picture = (href: string): WirePicture => ({
  rendition: 'highRes',
  href,
  mediaType: 'image/jpeg',
  width: 3500,
  height: 2333,
  bytes: 1_300_000,
});

const item: ReadItem = {
  guid: 'urn:example:ferry:412',
  version: 1,
  fields: {
    headline: 'Ferry leaves the harbour',
    caption: 'A ferry leaves Port Aldine on Monday, Nov. 9, 2026. (Harbour Press/Ana Ruiz)',
    byline: 'Ana Ruiz',
    keywords: ['ferry', 'harbour'],
    category: 'i',
    city: '',
  },
  language: 'en',
  provider: 'Harbour Press',
  createdAt: '2026-11-09T10:00:00+00:00',
  at: '2026-11-09T10:05:00+00:00',
  pictures: [picture('media/HF_0412.jpg'), picture('media/HF_0412.jpg')],
  embargo: '',
  signal: { kind: 'new', note: '' },
};

const read = (...items: ReadItem[]) =>
  wireDocument('ferry.xml', { format: 'newsml-g2', items, warnings: [] });

describe('a wire document as a caption document', () => {
  test('gives each caption with its values and the names of its pictures', () => {
    const reading = read(item, { ...item, fields: { caption: 'A second ferry.' }, pictures: [] });
    expect(reading).toMatchObject({
      format: 'wire',
      headline: 'Ferry leaves the harbour',
      section: 'i',
      published: '2026-11-09T10:05:00+00:00',
      warnings: [],
    });
    expect(reading.captions).toEqual([
      {
        text: item.fields.caption,
        occurrences: 1,
        fileNames: ['HF_0412.jpg'],
        fields: {
          headline: 'Ferry leaves the harbour',
          byline: 'Ana Ruiz',
          keywords: ['ferry', 'harbour'],
          category: 'i',
        },
      },
      { text: 'A second ferry.', occurrences: 1, fileNames: [], fields: {} },
    ]);
    expect(reading.parts.map(({ kind, caption }) => [kind, caption])).toEqual([
      ['headline', null],
      ['caption', 0],
      ['byline', null],
      ['caption', 1],
    ]);
  });

  test.each([
    ['https://media.example.org/2026/HF%200412.jpg?size=full', 'HF 0412.jpg'],
    ['C:\\feed\\HF_0412.jpg', 'HF_0412.jpg'],
    ['100%.jpg', '100%.jpg'],
    ['', undefined],
  ])('the address %s is the file %s', (href, name) => {
    expect(read({ ...item, pictures: [picture(href)] }).captions[0]?.fileNames[0]).toBe(name);
  });

  test('what a correction tells stands before the instructions', () => {
    const corrected = read({
      ...item,
      fields: { ...item.fields, instructions: 'Mandatory credit.' },
      signal: { kind: 'correction', note: 'CORRECTION: corrects the name.' },
    });
    expect(corrected.captions[0]?.fields.instructions).toBe(
      'CORRECTION: corrects the name. Mandatory credit.',
    );
    expect(corrected.warnings).toEqual([]);
  });

  test('a kill is a warning', () => {
    const { warnings } = read({ ...item, signal: { kind: 'kill', note: 'MANDATORY KILL: staged picture.' } });
    expect(warnings).toEqual([
      '“Ferry leaves the harbour” was killed by its sender and may not be used. MANDATORY KILL: staged picture.',
    ]);
  });
});
