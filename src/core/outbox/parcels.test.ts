import { describe, expect, test } from 'vitest';
import { applyChanges, emptyCaption } from '#core/caption/caption.ts';
import { readUtf8 } from '#core/metadata/charset.ts';
import { documentEnding, documentFor, planOf } from '#core/outbox/parcels.ts';
import { findHouse } from '#core/style/houses.ts';
import type { DocumentSetting, WireItem } from '#core/wire/item.ts';

const house = findHouse('desk', []);
if (!house) throw new Error('The desk’s own house is bundled');
const setting: DocumentSetting = { house, sequence: 7, service: 'cut', charset: 'ascii' };

const item: WireItem = {
  id: '019a5d3e-0000-7000-8000-00000000c0de',
  version: 2,
  fields: applyChanges(emptyCaption, {
    caption: 'The ferry Nordstern is towed into Vessel Bay.',
    instructions: 'No sales.',
  }),
  language: 'en',
  provider: 'Harbor News',
  createdAt: '2026-11-12T09:41:22+00:00',
  at: '2026-11-12T10:00:00+00:00',
  capturedAt: '',
  fileName: 'HF_0412.jpg',
  pictures: [],
  embargo: '',
  signal: { kind: 'correction', note: 'CORRECTION: the bay is named.' },
};

describe('planOf', () => {
  test('a document alone, with its picture, or both in one', () => {
    expect(planOf({ format: 'ninjs', picture: 'none' }, 'new')).toEqual({
      picture: false,
      document: true,
      zip: false,
    });
    expect(planOf({ format: 'ninjs', picture: 'beside' }, 'new')).toEqual({
      picture: true,
      document: true,
      zip: false,
    });
    expect(planOf({ format: 'xmp', picture: 'zip' }, 'new')).toEqual({
      picture: true,
      document: true,
      zip: true,
    });
    expect(planOf({ format: 'jpeg', picture: 'none' }, 'new')).toEqual({
      picture: true,
      document: false,
      zip: false,
    });
  });

  test('a killed picture is not sent again where a document can tell of it', () => {
    expect(planOf({ format: 'ninjs', picture: 'beside' }, 'kill').picture).toBe(false);
    expect(planOf({ format: 'jpeg', picture: 'beside' }, 'kill').picture).toBe(true);
  });
});

describe('documentFor', () => {
  test('a text with what its validator says', () => {
    const made = documentFor(item, { format: 'text' }, setting, null);
    expect(made?.mediaType).toBe('text/plain');
    expect(made?.problems).toEqual([]);
    expect(readUtf8(made?.bytes ?? new Uint8Array())?.text).toContain('CORRECTION: the bay is named.');
  });

  test('XMP with the note before the instructions', () => {
    const made = documentFor(item, { format: 'xmp' }, setting, null);
    expect(readUtf8(made?.bytes ?? new Uint8Array())?.text).toContain(
      'CORRECTION: the bay is named. No sales.',
    );
  });

  test('none for pictures alone', () => {
    expect(documentFor(item, { format: 'jpeg' }, setting, null)).toBeNull();
    expect(documentEnding({ format: 'jpeg' })).toBe('');
    expect(documentEnding({ format: 'xmp' })).toBe('.xmp');
    expect(documentEnding({ format: 'text' })).toBe('.txt');
  });
});
