/** What receivers do with a NITF document: each test is something that a real one refuses, reads or drops. */
import { describe, expect, test } from 'vitest';
import { emptyCaption } from '#core/caption/caption.ts';
import { readUtf8 } from '#core/metadata/charset.ts';
import { parseXml, type XmlElement } from '#core/metadata/xml.ts';
import type { Encoded, WireItem } from '#core/wire/item.ts';
import { encodeNitf, encodeNitfPlain } from '#core/wire/nitf/encode.ts';
import { readNitf } from '#core/wire/nitf/read.ts';
import { ferry, revised, setting, wireItem } from '#core/wire/wire.test-support.ts';
import { all, attribute, first } from '#core/wire/xml-steps.ts';

function tree({ bytes }: Encoded): XmlElement {
  const root = parseXml(readUtf8(bytes)?.text ?? '');
  if (!root) throw new Error('The document is XML');
  return root;
}

test('Superdesk refuses any document in the NITF namespace: the plain form has none', () => {
  const root = tree(encodeNitfPlain(wireItem(), setting));
  expect([root.name, root.uri]).toEqual(['nitf', '']);
  expect(readUtf8(encodeNitfPlain(wireItem(), setting).bytes)?.text).not.toContain('xmlns');
});

test('the standard’s schema refuses any document without it: the other form has it', () => {
  expect(tree(encodeNitf(wireItem(), setting)).uri).toBe('http://iptc.org/std/NITF/2006-10-18/');
});

describe.each([
  ['NITF', encodeNitf],
  ['NITF without namespace', encodeNitfPlain],
] as const)('%s', (_name, encode) => {
  const made = (item: WireItem) => tree(encode(item, setting));
  const of = (fields: Partial<WireItem['fields']>) => made(wireItem({ fields: { ...ferry, ...fields } }));
  const docdata = (root: XmlElement) => first(root, 'head', 'docdata');
  const shown = (root: XmlElement, ...path: string[]) => first(root, 'body', 'body.head', ...path);
  const metaNamed = (root: XmlElement, name: string) =>
    attribute(all(root, 'head', 'meta').find((each) => attribute(each, 'name') === name) ?? null, 'content');
  const bare = made(wireItem({ fields: emptyCaption, pictures: [] }));

  test('refuses a document without docdata: even an empty one has it', () => {
    expect(all(bare, 'head', 'docdata')).toHaveLength(1);
  });

  test('refuses a document without body.content: even an empty one has it', () => {
    expect(all(bare, 'body', 'body.content')).toHaveLength(1);
  });

  test('refuses a document whose date of issue has no norm, and parses whole seconds with a zone in numbers', () => {
    expect(attribute(first(docdata(bare), 'date.issue'), 'norm')).toBe('20261112T094122+0000');
  });

  test('refuses a subject without its number: only subjects with one are written', () => {
    const subjects = all(
      of({ subjectCodes: ['15054000', 'medtop:20000523'] }),
      'head',
      'tobject',
      'tobject.subject',
    );
    expect(subjects.map((each) => attribute(each, 'tobject.subject.refnum'))).toEqual(['15054000']);
    expect(first(of({ subjectCodes: ['medtop:20000523'] }), 'head', 'tobject')).toBeNull();
  });

  test('refuses a byline that begins with a person: it begins with the name as text', () => {
    const byline = shown(made(wireItem()), 'byline');
    expect(byline?.nodes[0]).toBe('Ingrid Solheim');
    expect(byline?.children.map(({ name }) => name)).toEqual(['byttl']);
    expect(shown(of({ byline: '' }), 'byline')).toBeNull();
  });

  test('reads the headline from hl1, up to its first element: it is plain text', () => {
    expect(shown(made(wireItem()), 'hedline', 'hl1')?.nodes).toEqual([ferry.headline]);
  });

  test('reads the byline as one line: several names are in it', () => {
    expect(shown(of({ byline: 'Ana Sousa; Li Wei' }), 'byline')?.text).toBe('Ana Sousa; Li Wei');
  });

  test('reads the city from the dateline’s location', () => {
    expect(shown(made(wireItem()), 'dateline', 'location', 'city')?.nodes).toEqual(['Bergen']);
  });

  test('reads the place from evloc with city and iso-cc', () => {
    const place = first(docdata(made(wireItem())), 'evloc');
    expect([attribute(place, 'city'), attribute(place, 'iso-cc')]).toEqual(['Bergen', 'NOR']);
  });

  test('reads keywords from key-list', () => {
    const keys = all(docdata(made(wireItem())), 'key-list', 'keyword');
    expect(keys.map((each) => attribute(each, 'key'))).toEqual(['ferries', 'strikes']);
  });

  test('reads the urgency as a number: it is one, or the element stands without', () => {
    const urgency = (root: XmlElement) => attribute(first(docdata(root), 'urgency'), 'ed-urg');
    expect(urgency(made(wireItem()))).toBe('4');
    expect(urgency(of({ urgency: 'high' }))).toBe('');
    expect(all(docdata(bare), 'urgency')).toHaveLength(1);
  });

  test('reads the note from the first ed-msg: what the version tells, and the instructions', () => {
    const messages = all(docdata(made(revised('correction', 'Corrects the boat.'))), 'ed-msg');
    expect(messages.map((each) => attribute(each, 'info'))).toEqual(['Corrects the boat. No archive.']);
  });

  test('reads the slug from the meta anpa-keyword', () => {
    expect(metaNamed(made(wireItem()), 'anpa-keyword')).toBe('NORWAY-FERRY');
  });

  test('reads the category from ANPA’s meta: only one that ANPA could have', () => {
    expect(metaNamed(made(wireItem()), 'anpa-category')).toBe('');
    expect(metaNamed(of({ category: 's' }), 'anpa-category')).toBe('s');
  });

  test('reads a kill from docdata’s management status', () => {
    const status = (item: WireItem) => attribute(docdata(made(item)), 'management-status');
    expect(status(revised('kill', 'Not ours.'))).toBe('canceled');
    expect(status(revised('correction', 'Corrects the boat.'))).toBe('usable');
  });

  test('drops du-key: the version’s number stands there for others, and nothing else does', () => {
    const key = first(docdata(made(revised('update', 'A closer crop.'))), 'du-key');
    expect(attribute(key, 'generation')).toBe('2');
    expect(attribute(key, 'key')).toBe(attribute(first(docdata(bare), 'doc-id'), 'id-string'));
  });

  test('drops rights: they are written for others, and the notice stands with the picture', () => {
    const root = made(wireItem());
    expect(attribute(first(docdata(root), 'doc.rights'), 'limitations')).toBe('Editorial use only.');
    const reference = first(root, 'body', 'body.content', 'media', 'media-reference');
    expect(attribute(reference, 'copyright')).toBe('© 2026 Fjord Photo');
    expect(attribute(reference, 'source-credit')).toBe('Fjord Photo');
    const owner = first(docdata(root), 'doc.copyright');
    expect([attribute(owner, 'year'), attribute(owner, 'holder')]).toEqual(['2026', 'Fjord Photo']);
  });

  test('drops the country’s name: its code stands with the city, where it is read', () => {
    const root = of({ country: '', countryCode: 'NOR' });
    expect(attribute(first(docdata(root), 'evloc'), 'iso-cc')).toBe('NOR');
    expect(shown(made(wireItem()), 'dateline', 'location', 'country')?.text).toBe('Norway');
  });

  test('drops people: the caption names them, and the list is for others', () => {
    const people = all(docdata(made(wireItem())), 'identified-content', 'person');
    expect(people.map(({ text }) => text)).toEqual(['Marit Aasen', 'Øyvind Æsby']);
  });

  test('leaves the picture’s caption in the body’s markup: the abstract’s first paragraph repeats it whole', () => {
    const root = made(wireItem());
    expect(shown(root, 'abstract', 'p')?.nodes).toEqual([ferry.caption]);
    expect(all(root, 'body', 'body.head', 'abstract', 'p')).toHaveLength(1);
    expect(readNitf(encode(wireItem(), setting).bytes)?.items[0]?.fields.caption).toBe(ferry.caption);
  });
});
