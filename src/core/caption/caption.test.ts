import { describe, expect, test } from 'vitest';
import { applyChanges, changesBetween, emptyCaption, statusOf } from '#core/caption/caption.ts';
import { deskName, fields, isFieldId, isListField } from '#core/caption/fields.ts';

describe('editing a caption', () => {
  test('keeps texts exactly as typed and tidies lists', () => {
    const edited = applyChanges(emptyCaption, {
      caption: '  two  spaces ',
      keywords: [' ferry', 'ferry', '', 'fog '],
    });
    expect(edited.caption).toBe('  two  spaces ');
    expect(edited.keywords).toEqual(['ferry', 'fog']);
    expect(emptyCaption.keywords).toEqual([]);
  });

  test('tells what changed, in the registry’s order', () => {
    const edited = applyChanges(emptyCaption, { city: 'Ghent', headline: 'Fog' });
    expect(changesBetween(emptyCaption, edited)).toEqual([
      { field: 'headline', before: '', after: 'Fog' },
      { field: 'city', before: '', after: 'Ghent' },
    ]);
    expect(changesBetween(edited, applyChanges(edited, { city: 'Ghent' }))).toEqual([]);
  });
});

describe('status', () => {
  const written = { caption: 'A ferry leaves.' };

  test('follows from text, errors and what people decided', () => {
    expect(statusOf({ caption: ' ' }, 'working', 3)).toBe('uncaptioned');
    expect(statusOf(written, 'working', 0)).toBe('draft');
    expect(statusOf(written, 'working', 1)).toBe('flagged');
    expect(statusOf(written, 'ready', 0)).toBe('ready');
    expect(statusOf(written, 'ready', 1)).toBe('flagged');
    expect(statusOf(written, 'sent', 1)).toBe('sent');
    expect(statusOf({ caption: '' }, 'killed', 0)).toBe('killed');
  });
});

describe('the field registry', () => {
  test('names every field once', () => {
    const ids = fields.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('gives each field a home in IIM or XMP, a label and a sentence of help', () => {
    for (const field of fields) {
      expect('iim' in field || 'xmp' in field, field.id).toBe(true);
      expect(field.help, field.id).toMatch(/\.$/);
    }
  });

  test('knows lists, and the desk’s names', () => {
    expect(isListField('keywords')).toBe(true);
    expect(isListField('caption')).toBe(false);
    expect(deskName('byline')).toBe('Byline');
    expect(isFieldId('constructor')).toBe(false);
  });
});
