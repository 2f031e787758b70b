/** Byte meters of awkward captions. */
import { describe, expect, test } from 'vitest';
import { applyChanges, emptyCaption, type FieldChanges } from '#core/caption/caption.ts';
import type { FieldId } from '#core/caption/fields.ts';
import { type ByteMeter, byteMeters } from '#core/receivers/byte-meters.ts';

function meter(field: FieldId, changes: FieldChanges): ByteMeter | undefined {
  return byteMeters(applyChanges(emptyCaption, changes)).find((each) => each.field === field);
}

describe('a byte meter', () => {
  test('counts bytes, not letters', () => {
    expect(meter('city', { city: 'Łódź' })).toMatchObject({ bytes: 7, limit: 32, filling: 'fits', lost: '' });
  });

  test('is full at the limit and over beyond it', () => {
    expect(meter('credit', { credit: 'a'.repeat(32) })).toMatchObject({ filling: 'full', lost: '' });
    expect(meter('credit', { credit: `${'a'.repeat(32)}b` })).toMatchObject({
      bytes: 33,
      filling: 'over',
      kept: 'a'.repeat(32),
      lost: 'b',
    });
  });

  test('says where the cut falls, never inside a character', () => {
    expect(meter('credit', { credit: `${'a'.repeat(31)}é end` })).toMatchObject({
      bytes: 37,
      kept: 'a'.repeat(31),
      lost: 'é end',
    });
    expect(meter('credit', { credit: `${'a'.repeat(30)}👩‍🚀` })).toMatchObject({
      kept: 'a'.repeat(30),
      lost: '👩‍🚀',
    });
  });

  test('shows the fullest of several values', () => {
    expect(meter('byline', { byline: `Ana Sousa; ${'b'.repeat(40)}` })).toMatchObject({
      bytes: 40,
      filling: 'over',
      kept: 'b'.repeat(32),
      lost: 'b'.repeat(8),
    });
    expect(meter('keywords', { keywords: ['tide', 'harbour'] })).toMatchObject({ bytes: 7, kept: 'harbour' });
  });

  test('names what seven bits lack, each character once', () => {
    expect(meter('caption', { caption: 'Für “王” und für alle 👩‍🚀' })?.beyondAscii).toEqual([
      'ü',
      '“',
      '王',
      '”',
      '👩',
      '\u200d',
      '🚀',
    ]);
  });

  test('takes a code that fills its field for complete', () => {
    expect(meter('countryCode', { countryCode: 'NOR' })?.filling).toBe('fits');
    expect(meter('countryCode', { countryCode: 'NORWAY' })).toMatchObject({ filling: 'over', kept: '' });
  });

  test('stands for every limited field but the date, blank ones too', () => {
    const meters = byteMeters(emptyCaption);
    expect(meters.length).toBeGreaterThan(18);
    expect(meters.every(({ bytes, filling }) => bytes === 0 && filling === 'fits')).toBe(true);
    expect(meters.some(({ field }) => field === 'dateCreated')).toBe(false);
  });
});
