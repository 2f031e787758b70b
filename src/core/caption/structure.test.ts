import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { membersOf } from '#core/caption/registry/structures.ts';
import { type Structure, sameStructures, structureText, tidyStructures } from '#core/caption/structure.ts';
import { structuresFromText, structuresToText } from '#core/caption/structure-text.ts';

/** Places as an editor could fill them in. */
const place = fc
  .record(
    Object.fromEntries(
      membersOf('place').map(({ id, kind }) => [
        id,
        kind === 'list' ? fc.array(fc.string(), { maxLength: 3 }) : fc.string(),
      ]),
    ),
    { requiredKeys: [] },
  )
  .map((members): Structure => JSON.parse(JSON.stringify(members)));

describe('structures', () => {
  test('lose blank members, blank structures and repeats', () => {
    expect(
      tidyStructures([
        { city: ' Namur ', state: '', identifiers: ['', ' '] },
        { city: 'Namur' },
        { sublocation: ' ' },
        { name: 'Citadel', identifiers: ['https://example.org/citadel'] },
      ]),
    ).toEqual([{ city: 'Namur' }, { name: 'Citadel', identifiers: ['https://example.org/citadel'] }]);
  });

  test('read the same after tidying twice', () => {
    fc.assert(
      fc.property(fc.array(place), (places) => {
        const once = tidyStructures(places);
        expect(tidyStructures(once)).toEqual(once);
      }),
    );
  });

  test('are the same whatever the order of their members', () => {
    expect(
      sameStructures([{ city: 'Namur', country: 'Belgium' }], [{ country: 'Belgium', city: 'Namur' }]),
    ).toBe(true);
    expect(sameStructures([{ city: 'Namur' }], [{ city: 'Liège' }])).toBe(false);
    expect(sameStructures([{ city: 'Namur' }], [{ city: 'Namur', country: 'Belgium' }])).toBe(false);
  });

  test('come back whole from their text', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1 }), (places) => {
        expect(structuresFromText(structuresToText(places), 'place')).toEqual({ structures: places });
      }),
    );
  });

  test('say in one line what they hold', () => {
    expect(
      structureText({ name: 'Ana Ruiz', characteristics: [{ name: 'Player' }], identifiers: ['7', '8'] }),
    ).toBe('Ana Ruiz, Player, 7, 8');
  });
});

describe('text that holds no structures', () => {
  test.each([
    ['Namur', 'is not JSON; write a list such as [{"name":"…"}].'],
    ['"Namur"', 'holds something that is no structure; write a list such as [{"name":"…"}].'],
    ['[{"town":"Namur"}]', 'has no member “town”; its members are name, identifiers, '],
    ['[{"city":5}]', 'needs a text for “city”.'],
    ['[{"identifiers":"x"}]', 'needs a list of texts for “identifiers”.'],
  ])('%s is answered with one sentence', (text, sentence) => {
    const read = structuresFromText(text, 'place');
    expect('problem' in read && read.problem.startsWith(sentence)).toBe(true);
  });

  test('inside a member is found too', () => {
    const read = structuresFromText('[{"characteristics":["tall"]}]', 'person');
    expect(read).toEqual({
      problem: 'holds something that is no structure; write a list such as [{"name":"…"}].',
    });
  });
});
