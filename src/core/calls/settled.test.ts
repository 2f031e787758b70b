/** What counts as decided, from a caption's log. */
import { describe, expect, test } from 'vitest';
import {
  decidedFields,
  keptField,
  keptFields,
  keptReason,
  reopenedField,
  reopenedReason,
} from '#core/calls/settled.ts';
import type { Revision } from '#core/records.ts';

function line(field: string, why: string, before: Revision['before'], after: Revision['after']): Revision {
  return { id: '', caption: '', at: '', who: 'Mara Lindqvist', why, field, before, after };
}

const chosen = line('credit', 'settled', 'Outport Press', 'Harbour Press');
const takenBack = line('credit', 'undo', 'Harbour Press', 'Outport Press');
const kept = line('export', keptReason('credit'), '', '');
const reopened = line('export', reopenedReason('credit'), '', '');

describe('a field is decided', () => {
  test.each<[string, Revision[], string[]]>([
    ['by nobody', [], []],
    ['by no import', [line('credit', 'import', '', 'Outport Press')], []],
    ['when a place was chosen', [chosen], ['credit']],
    ['when it was typed', [line('credit', 'typed', 'Outport Press', 'Harbour')], ['credit']],
    ['when it was looked at and kept', [kept], ['credit']],
    ['no more once that was taken back', [kept, reopened], []],
    ['again when it was kept again', [kept, reopened, kept], ['credit']],
    ['still when one of two who kept it takes that back', [kept, kept, reopened], ['credit']],
    ['when it is kept after somebody took back what nobody kept', [reopened, kept], ['credit']],
    ['still by an edit, when only that it was kept is taken back', [chosen, kept, reopened], ['credit']],
    ['still when it was kept, and an edit after that undone', [kept, chosen, takenBack], ['credit']],
    ['no more once that was undone', [chosen, takenBack], []],
    ['again when it was redone', [chosen, takenBack, { ...chosen, why: 'undo' }], ['credit']],
    [
      'still when only the later of two edits was undone',
      [
        chosen,
        line('credit', 'typed', 'Harbour Press', 'Harbour'),
        line('credit', 'undo', 'Harbour', 'Harbour Press'),
      ],
      ['credit'],
    ],
    [
      'and a list as much as a text',
      [line('keywords', 'settled', ['a'], ['b']), line('keywords', 'undo', ['b'], ['a'])],
      [],
    ],
    ['whatever was decided of the picture', [line('decision', 'status', 'working', 'ready')], []],
  ])('%s', (_, revisions, fields) => {
    expect([...decidedFields(revisions)]).toEqual(fields);
  });
});

test('the line of a kept value names its field, and no other line does', () => {
  expect(keptField(keptReason('headline'))).toBe('headline');
  for (const why of [
    'settled',
    'settled: nothing',
    'override: settled: headline',
    reopenedReason('headline'),
  ])
    expect(keptField(why)).toBeNull();
  expect(reopenedField(reopenedReason('headline'))).toBe('headline');
  expect(reopenedField(keptReason('headline'))).toBeNull();
  expect([...keptFields([chosen, kept])]).toEqual(['credit']);
});
