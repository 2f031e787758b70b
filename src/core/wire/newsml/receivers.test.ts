/** What receivers do with a NewsML-G2 picture item: each test is something that a real one refuses or loses. */
import { describe, expect, test } from 'vitest';
import { emptyCaption } from '#core/caption/caption.ts';
import { readUtf8 } from '#core/metadata/charset.ts';
import { parseXml, type XmlElement } from '#core/metadata/xml.ts';
import type { Encoded, WireItem } from '#core/wire/item.ts';
import { encodeNewsmlG2 } from '#core/wire/newsml/encode.ts';
import { encodeNewsmlSuperdesk } from '#core/wire/newsml/superdesk.ts';
import { ferry, revised, setting, wireItem } from '#core/wire/wire.test-support.ts';
import { all, attribute, first } from '#core/wire/xml-steps.ts';

function tree({ bytes }: Encoded): XmlElement {
  const root = parseXml(readUtf8(bytes)?.text ?? '');
  if (!root) throw new Error('The document is XML');
  return root;
}

const bare = wireItem({ fields: emptyCaption, pictures: [] });

describe.each([
  ['NewsML-G2', encodeNewsmlG2],
  ['NewsML-G2 for Superdesk', encodeNewsmlSuperdesk],
] as const)('%s', (_name, encode) => {
  const made = (item: WireItem) => tree(encode(item, setting));

  test('Superdesk refuses an item without version, class, status or content set: even an empty one has them', () => {
    const root = made(bare);
    expect(attribute(root, 'version')).toBe('1');
    expect(attribute(first(root, 'itemMeta', 'itemClass'), 'qcode')).toBe('ninat:picture');
    expect(attribute(first(root, 'itemMeta', 'pubStatus'), 'qcode')).toBe('stat:usable');
    expect(all(root, 'contentSet')).toHaveLength(1);
  });

  test('Superdesk refuses a picture without rendition or content type', () => {
    const [picture] = all(made(wireItem()), 'contentSet', 'remoteContent');
    expect(attribute(picture ?? null, 'rendition')).toMatch(/^\w+:\w+$/);
    expect(attribute(picture ?? null, 'contenttype')).toBe('image/jpeg');
  });

  test('Superdesk refuses a comment inside the content set, a blank urgency and a size that is no number', () => {
    const { bytes } = encode(wireItem({ fields: { ...ferry, urgency: '' } }), setting);
    expect(readUtf8(bytes)?.text).not.toContain('<!--');
    expect(all(tree({ bytes, notes: [] }), 'contentMeta', 'urgency')).toEqual([]);
    const [unknown] = wireItem().pictures.map((picture) => ({ ...picture, bytes: 0, width: 0, height: 0 }));
    const [picture] = all(
      made(wireItem({ pictures: unknown ? [unknown] : [] })),
      'contentSet',
      'remoteContent',
    );
    expect(attribute(picture ?? null, 'size')).toBe('');
  });

  test('Superdesk and IPTC’s library read a text up to its first element: none has any', () => {
    const texts = all(made(wireItem()), 'contentMeta', '*').filter(({ name }) =>
      ['headline', 'slugline', 'by', 'description', 'creditline', 'keyword'].includes(name),
    );
    expect(texts.length).toBeGreaterThan(6);
    expect(texts.flatMap(({ children }) => children)).toEqual([]);
  });

  test('the caption is the first description, plain and not indented', () => {
    const [description] = all(made(wireItem()), 'contentMeta', 'description');
    expect(attribute(description ?? null, 'role')).toBe('drol:caption');
    expect(description?.text).toBe(ferry.caption);
  });

  test('alt text is never taken for a caption that is missing', () => {
    const item = wireItem({ fields: { ...ferry, caption: '' } });
    expect(all(made(item), 'contentMeta', 'description')).toEqual([]);
  });

  test('the byline stands in `by` and in `creator`', () => {
    const root = made(wireItem());
    expect(first(root, 'contentMeta', 'by')?.text).toBe('Ingrid Solheim');
    expect(first(root, 'contentMeta', 'creator', 'name')?.text).toBe('Ingrid Solheim');
  });

  test('the language is read from contentMeta alone', () => {
    expect(attribute(first(made(wireItem({ language: 'nb' })), 'contentMeta', 'language'), 'tag')).toBe('nb');
  });

  test('a moment with fractions or Z would lose its zone', () => {
    const meta = first(made(wireItem({ embargo: '2026-11-20T06:00:00.000Z' })), 'itemMeta');
    for (const name of ['versionCreated', 'firstCreated', 'embargoed'])
      expect(first(meta, name)?.text).toMatch(/T\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
  });

  test('IPTC’s library resolves codes of catalog 41 under http, not https', () => {
    expect(attribute(first(made(wireItem()), 'catalogRef'), 'href')).toBe(
      'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml',
    );
  });

  test('IPTC’s library reads one item of a document: there is no more than one', () => {
    expect(made(wireItem()).name).toBe('newsItem');
  });
});

describe('what only the Superdesk dialect does', () => {
  const root = tree(encodeNewsmlSuperdesk(wireItem(), setting));

  test('the place is a subject of type cptType:5 with the town and its country', () => {
    const place = all(root, 'contentMeta', 'subject').find((each) => attribute(each, 'type') === 'cptType:5');
    expect(attribute(place ?? null, 'literal')).toBe('Bergen');
    expect(first(place ?? null, 'broader', 'name')?.text).toBe('Norway');
  });

  test('the source is the first infoSource, with the role it looks for', () => {
    const source = first(root, 'contentMeta', 'infoSource');
    expect(attribute(source, 'role')).toBe('cRole:source');
    expect(attribute(source, 'literal')).toBe('Fjord Photo');
  });

  test('the picture itself is the rendition it calls original', () => {
    expect(attribute(first(root, 'contentSet', 'remoteContent'), 'rendition')).toBe('rendition:original');
  });

  test('every alias of the dialect is declared in the document', () => {
    expect(all(root, 'catalog', 'scheme').map((each) => attribute(each, 'alias'))).toEqual([
      'cptType',
      'cRole',
      'rendition',
    ]);
  });

  test('one editor’s note holds what a correction tells and the instructions', () => {
    const notes = all(
      tree(encodeNewsmlSuperdesk(revised('correction', 'Corrects the boat.'), setting)),
      'itemMeta',
      'edNote',
    );
    expect(notes.map(({ text }) => text)).toEqual(['Corrects the boat. No archive.']);
  });
});
