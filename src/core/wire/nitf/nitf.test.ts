/** NITF there and back: what the standard's schema says of it, and that nothing is lost on the way. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyCaption } from '#core/caption/caption.ts';
import { readUtf8 } from '#core/metadata/charset.ts';
import { encodeNitf, encodeNitfPlain } from '#core/wire/nitf/encode.ts';
import { nitfUri } from '#core/wire/nitf/names.ts';
import { problemsOfNitf } from '#core/wire/nitf/problems.ts';
import { readNitf } from '#core/wire/nitf/read.ts';
import {
  anyCaption,
  ferry,
  line,
  lostFields,
  revised,
  schemaCheck,
  setting,
  standardsPresent,
  wireItem,
} from '#core/wire/wire.test-support.ts';

function textOf(bytes: Uint8Array): string {
  return readUtf8(bytes)?.text ?? '';
}

describe.each([
  ['NITF', encodeNitf],
  ['NITF without namespace', encodeNitfPlain],
] as const)('%s', (_name, encode) => {
  test('a caption comes back as it went, with its picture', () => {
    const embargo = '2026-11-20T06:00:00+00:00';
    const item = wireItem({ fields: { ...ferry, embargo }, embargo });
    const { bytes, notes } = encode(item, setting);
    const [read] = readNitf(bytes)?.items ?? [];
    expect(notes).toEqual([]);
    expect(lostFields(item.fields, read?.fields ?? {})).toEqual([]);
    expect(read).toMatchObject({
      guid: 'urn:uuid:0198f0a0-1111-7000-8000-000000000001',
      version: 1,
      language: 'en',
      provider: 'Fjord Photo',
      createdAt: '2026-11-12T09:40:00+00:00',
      at: '2026-11-12T09:41:22+00:00',
      embargo,
      pictures: item.pictures,
      signal: { kind: 'new', note: '' },
    });
  });

  test('whatever the fields hold, they come back, and the validator finds nothing', () => {
    fc.assert(
      fc.property(anyCaption, (caption) => {
        const { bytes } = encode(wireItem({ fields: caption, embargo: caption.embargo }), setting);
        expect(problemsOfNitf(bytes)).toEqual([]);
        expect(lostFields(caption, readNitf(bytes)?.items[0]?.fields ?? {})).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('whatever a version tells, it comes back apart from the instructions', () => {
    const kinds = fc.constantFrom('update', 'correction', 'kill');
    fc.assert(
      fc.property(kinds, line, fc.oneof(line, fc.constant('')), (kind, note, instructions) => {
        const item = { ...revised(kind, note), fields: { ...ferry, instructions } };
        const { bytes } = encode(item, setting);
        const [read] = readNitf(bytes)?.items ?? [];
        expect(problemsOfNitf(bytes)).toEqual([]);
        expect(read?.signal).toEqual({ kind, note });
        expect(lostFields(item.fields, read?.fields ?? {})).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('white space within texts stays as it is', () => {
    const fields = {
      ...ferry,
      caption: '  Two lines,\n\n\tand an indent. ',
      instructions: 'No archive.\nNo sales.',
      altText: 'One\ttwo\nthree',
      byline: ' Ana  Sousa ',
      title: ferry.headline,
      people: ['Marit  Aasen'],
    };
    const { bytes } = encode(wireItem({ fields }), setting);
    expect(lostFields(fields, readNitf(bytes)?.items[0]?.fields ?? {})).toEqual([]);
    expect(problemsOfNitf(bytes)).toEqual([]);
  });

  test('an item with nothing in it is a right document, too', () => {
    const { bytes } = encode(wireItem({ fields: emptyCaption, pictures: [] }), setting);
    expect(problemsOfNitf(bytes)).toEqual([]);
    expect(readNitf(bytes)?.items[0]).toMatchObject({ fields: {}, pictures: [] });
  });

  test('several files of one picture come back as its renditions', () => {
    const [picture] = wireItem().pictures;
    if (!picture) throw new Error('The item has a picture');
    const small = { ...picture, rendition: 'thumbnail', href: 'small.jpg', width: 120, height: 80 } as const;
    const { bytes } = encode(wireItem({ pictures: [picture, { ...small, bytes: 0 }] }), setting);
    expect(readNitf(bytes)?.items.map(({ pictures }) => pictures)).toEqual([
      [picture, { ...small, bytes: 0 }],
    ]);
  });

  test('a picture’s name may hold any character', () => {
    const [picture] = wireItem().pictures;
    if (!picture) throw new Error('The item has a picture');
    const { bytes } = encode(wireItem({ pictures: [{ ...picture, href: 'Ærø #2 100%.jpg' }] }), setting);
    expect(readNitf(bytes)?.items[0]?.pictures[0]?.href).toBe('%C3%86r%C3%B8%20%232%20100%25.jpg');
  });

  test('the camera’s time stands in for a date that nobody wrote', () => {
    const fields = { ...ferry, dateCreated: '' };
    const { bytes } = encode(wireItem({ fields, capturedAt: '2026-11-12T05:41:22.900Z' }), setting);
    expect(readNitf(bytes)?.items[0]?.fields.dateCreated).toBe('2026-11-12T05:41:22+00:00');
  });
});

describe('an embargo', () => {
  const statusOf = (embargo: string, kind: 'new' | 'kill' = 'new') => {
    const item = wireItem({ embargo, signal: { kind, note: '' } });
    const { bytes, notes } = encodeNitf(item, setting);
    return { status: /management-status="(\w+)"/.exec(textOf(bytes))?.[1], text: textOf(bytes), notes };
  };

  test('that lasts is said by the status and by the time of release', () => {
    const { status, text } = statusOf('2026-11-20T06:00:00Z');
    expect(status).toBe('embargoed');
    expect(text).toContain('<date.release norm="20261120T060000+0000"/>');
  });

  test('that is over leaves the picture usable', () => {
    expect(statusOf('2026-11-12T09:00:00+00:00').status).toBe('usable');
    expect(statusOf('').status).toBe('usable');
  });

  test('in words only is told to the editor, and the picture is not called usable', () => {
    const { status, notes } = statusOf('after the match');
    expect(status).toBe('embargoed');
    expect(notes).toEqual([
      'The time of the embargo “after the match” is not in the document: it is no date and time with a zone.',
    ]);
  });

  test('gives way to a kill', () => {
    expect(statusOf('2026-11-20T06:00:00Z', 'kill').status).toBe('canceled');
  });
});

describe('signals', () => {
  const guid = 'urn:uuid:0198f0a0-1111-7000-8000-000000000001';

  test('a correction names its document and says what was wrong', () => {
    const text = textOf(
      encodeNitf(revised('correction', 'CORRECTION: The boat is the Havbris.'), setting).bytes,
    );
    expect(text).toContain(
      `<correction info="CORRECTION: The boat is the Havbris." id-string="${guid}" regsrc="Fjord Photo"/>`,
    );
    expect(text).toContain('<ed-msg info="CORRECTION: The boat is the Havbris. No archive."/>');
  });

  test('an update points to what it takes the place of, and is no correction', () => {
    const text = textOf(encodeNitf(revised('update', 'UPDATE: A closer crop.'), setting).bytes);
    expect(text).toContain(`management-doc-idref="${guid}"`);
    expect(text).not.toContain('<correction');
    expect(text).toContain('comment="UPDATE: A closer crop."');
  });

  test('a kill cancels the document and the one before', () => {
    const text = textOf(encodeNitf(revised('kill', 'MANDATORY KILL: Not ours.'), setting).bytes);
    expect(text).toContain(
      `<docdata management-status="canceled" management-doc-idref="${guid}" management-idref-status="canceled">`,
    );
    expect(text).toContain('<du-key generation="2"');
  });
});

test('both forms are the same but for the namespace', () => {
  const item = wireItem();
  const named = textOf(encodeNitf(item, setting).bytes);
  expect(named).toContain(` xmlns="${nitfUri}"`);
  expect(textOf(encodeNitfPlain(item, setting).bytes)).toBe(named.replace(` xmlns="${nitfUri}"`, ''));
});

test('the document is written as the golden one', () => {
  const golden = readFileSync(resolve(import.meta.dirname, 'correction.golden.xml'), 'utf8');
  const item = {
    ...revised('correction', 'CORRECTION: The boat is the Havbris, not the Havørn.'),
    embargo: '2026-11-12T18:00:00+01:00',
  };
  expect(textOf(encodeNitf(item, setting).bytes)).toBe(golden);
});

describe.skipIf(!standardsPresent)('against the standard’s schema', () => {
  const check = standardsPresent ? schemaCheck('nitf/nitf-3-6.xsd') : () => '';

  test.each(['new', 'update', 'correction', 'kill'] as const)('a %s is valid', (kind) => {
    const item = kind === 'new' ? wireItem({ embargo: '2026-11-20T06:00:00Z' }) : revised(kind, 'Read on.');
    expect(check(encodeNitf(item, setting).bytes)).toBe('');
  });

  test('an item with nothing in it is valid', () => {
    expect(check(encodeNitf(wireItem({ fields: emptyCaption, pictures: [] }), setting).bytes)).toBe('');
  });

  test('every caption is valid', () => {
    fc.assert(
      fc.property(anyCaption, (caption) => {
        const item = wireItem({ fields: caption, embargo: caption.embargo });
        expect(check(encodeNitf(item, setting).bytes)).toBe('');
      }),
      { numRuns: 100 },
    );
  });
});
