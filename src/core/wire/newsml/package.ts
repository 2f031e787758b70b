/**
 * A story with its pictures as a NewsML-G2 packageItem: which pictures, in which order, and where
 * each one's document lies. Pure; used by exports of several pictures. Every item it names is sent too.
 */

import { hrefOf } from '#core/wire/href.ts';
import { type Encoded, guidOf, type WireItem, type WirePackage } from '#core/wire/item.ts';
import { wholeSeconds } from '#core/wire/moments.ts';
import { frame } from '#core/wire/newsml/encode.ts';
import { catalog, newsmlUri } from '#core/wire/newsml/names.ts';
import { textNode, type XmlNode, xml, xmlBytes } from '#core/wire/xml-document.ts';

const itemType = 'application/vnd.iptc.g2.newsitem+xml';

/** Makes the package. A killed picture is no part of it, and a note says so. Never fails. */
export function encodeNewsmlPackage(story: WirePackage): Encoded {
  const usable = story.items.filter(({ item }) => item.signal.kind !== 'kill');
  const killed = story.items.filter(({ item }) => item.signal.kind === 'kill');
  const root = xml(
    'packageItem',
    frame(story),
    xml('catalogRef', { href: catalog }),
    xml(
      'itemMeta',
      {},
      xml('itemClass', { qcode: 'ninat:composite' }),
      xml('provider', {}, xml('name', {}, story.provider)),
      xml('versionCreated', {}, wholeSeconds(story.at)),
      xml('firstCreated', {}, wholeSeconds(story.createdAt)),
      xml('pubStatus', { qcode: 'stat:usable' }),
      xml('generator', {}, 'Cutline'),
    ),
    xml(
      'contentMeta',
      {},
      xml('language', { tag: story.language }),
      textNode('slugline', story.slug),
      textNode('headline', story.headline),
    ),
    xml(
      'groupSet',
      { root: 'pictures' },
      xml(
        'group',
        { id: 'pictures', role: 'group:main', mode: 'pgrmod:seq' },
        usable.map(({ item, href }) => reference(item, href)),
      ),
    ),
  );
  return {
    bytes: xmlBytes(root, newsmlUri),
    notes: killed.map(({ item }) => `${item.fileName} was killed and is left out of the package.`),
  };
}

function reference(item: WireItem, href: string): XmlNode {
  return xml(
    'itemRef',
    {
      residref: guidOf(item.id),
      version: String(item.version),
      href: hrefOf(href),
      contenttype: itemType,
    },
    xml('itemClass', { qcode: 'ninat:picture' }),
    xml('provider', {}, xml('name', {}, item.provider)),
    xml('pubStatus', { qcode: 'stat:usable' }),
    textNode('headline', item.fields.headline),
    textNode('description', item.fields.caption, { role: 'drol:caption' }),
  );
}
