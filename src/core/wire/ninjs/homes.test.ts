/** Every field of the registry stands at the ninjs property that the registry names, and nowhere is one left out. */
import { describe, expect, test } from 'vitest';
import { emptyCaption } from '#core/caption/caption.ts';
import { fields } from '#core/caption/fields.ts';
import { readUtf8 } from '#core/metadata/charset.ts';
import { encodeNinjs } from '#core/wire/ninjs/encode.ts';
import { ferry, setting, wireItem } from '#core/wire/wire.test-support.ts';

/** Values of fields that the ferry's caption leaves blank and that have a form of their own. */
const special: Readonly<Record<string, unknown>> = {
  sceneCodes: ['010800'],
  digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
  rightsPage: 'https://example.org/rights',
  artworks: [{ title: 'The Ferry' }],
  registryEntries: [{ organisation: 'https://example.org', item: '4711' }],
};
const moment = '2026-11-20T06:00:00+00:00';

function sample(id: (typeof fields)[number]['id'], kind: string): unknown {
  if (special[id] !== undefined) return special[id];
  if (ferry[id].length > 0) return ferry[id];
  if (kind === 'date') return moment;
  if (kind === 'structures') return [{ name: 'Havbris' }];
  return kind === 'list' ? ['Havbris'] : 'Havbris';
}

function properties(filled: object): Record<string, unknown> {
  const item = wireItem({
    fields: { ...emptyCaption, ...filled },
    embargo: 'embargo' in filled ? moment : '',
  });
  const read: unknown = JSON.parse(readUtf8(encodeNinjs(item, setting).bytes)?.text ?? '');
  return { ...(read as object) };
}

describe('each field of the registry', () => {
  const blank = properties({});

  test.each(
    fields.map((field) => ({ home: '', ...('ninjs' in field ? { home: field.ninjs } : {}), ...field })),
  )('$id is said by “$home”', ({ id, kind, home }) => {
    const filled = properties({ [id]: sample(id, kind) });
    const changed = Object.keys(filled).filter(
      (name) => JSON.stringify(filled[name]) !== JSON.stringify(blank[name]),
    );
    if (home === '') expect(changed).toEqual([]);
    else expect(changed).toContain(home);
  });
});
