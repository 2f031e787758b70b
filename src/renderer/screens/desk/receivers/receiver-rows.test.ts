/** The table of receivers: which columns, what differs, how serious. */
import { describe, expect, test } from 'vitest';
import { applyChanges, emptyCaption, type FieldChanges } from '#core/caption/caption.ts';
import { byteMeters } from '#core/receivers/byte-meters.ts';
import { receiverAnswers, typedTexts } from '#core/receivers/every-receiver.ts';
import { sentTexts } from '#core/receivers/sent-texts.ts';
import {
  columnsOf,
  filledMeters,
  type Level,
  type Meter,
  type ReceiversShown,
  rowsOf,
  summaryOf,
} from '#renderer/screens/desk/receivers/receiver-rows.ts';

function tableOf(changes: FieldChanges) {
  const caption = applyChanges(emptyCaption, changes);
  const typed = typedTexts(caption);
  const answers: ReceiversShown['sent'] = receiverAnswers(sentTexts(caption, null), typed).map((answer) => ({
    ...answer,
    troubles: [...answer.troubles],
  }));
  const columns = columnsOf(typed, answers);
  return { columns, rows: rowsOf(typed, answers, columns) };
}

describe('the table of receivers', () => {
  test('has a column for each field that is filled in, and for what a receiver makes of them', () => {
    expect(tableOf({ headline: 'Tide', caption: 'Boats wait.' }).columns).toEqual(['caption', 'headline']);
    // WordPress makes a title of a short caption.
    expect(tableOf({ caption: 'Boats wait.' }).columns).toEqual(['caption', 'headline']);
    expect(tableOf({}).columns).toEqual([]);
  });

  test('says how well each receiver does', () => {
    const { rows } = tableOf({ headline: 'Tide', caption: 'Jörg Müller waits.' });
    const level = new Map<string, Level>(rows.map((row) => [row.receiver, row.level]));
    expect(level.get('xmp-first')).toBe('whole');
    expect(level.get('latin-1')).toBe('damaged');
    expect(level.get('seven-bit')).toBe('noted');
    expect(summaryOf(rows)).toBe('1 of 8 receivers would show damaged words.');
  });

  test('marks the words that differ from the typed ones', () => {
    const { rows } = tableOf({ headline: 'Tide', caption: 'Jörg waits.' });
    const cell = rows
      .find(({ receiver }) => receiver === 'latin-1')
      ?.cells.find(({ field }) => field === 'caption');
    expect(cell?.differs).toBe(true);
    expect(cell?.diff.find(({ kind }) => kind === 'right')?.text).toContain('JÃ¶rg');
    const plain = rows
      .find(({ receiver }) => receiver === 'iim-only')
      ?.cells.find(({ field }) => field === 'caption');
    expect(plain).toMatchObject({ differs: false, diff: [], notes: [] });
  });

  test('takes two writings of one moment for the same date', () => {
    const { rows } = tableOf({ dateCreated: '2026-11-12T08:41:22Z' });
    for (const { receiver, cells } of rows) {
      const own = receiver === 'wordpress' || receiver === 'superdesk';
      expect(cells[0]?.differs, receiver).toBe(own ? cells[0]?.text === '' : false);
    }
  });

  test('is content when all arrives', () => {
    const whole = [{ receiver: 'grid', name: '', rule: '', level: 'whole', cells: [] }] as const;
    expect(summaryOf(whole)).toBe('Every receiver shows the caption as typed.');
    expect(summaryOf([{ ...whole[0], level: 'partly' }, whole[0]])).toBe(
      '1 of 2 receivers would show only a part, or another text.',
    );
  });
});

test('meters leave out blank fields and begin with the fullest', () => {
  const caption = applyChanges(emptyCaption, {
    headline: 'Tide',
    credit: 'c'.repeat(33),
    city: 'Vessel Bay',
    countryCode: 'NOR',
  });
  const meters: Meter[] = byteMeters(caption).map((meter) => ({
    ...meter,
    beyondAscii: [...meter.beyondAscii],
  }));
  expect(filledMeters(meters).map(({ field }) => field)).toEqual([
    'credit',
    'city',
    'headline',
    'countryCode',
  ]);
});
