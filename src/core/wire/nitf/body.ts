/**
 * The body of a NITF document: what is to be shown, with the picture as media. Texts that receivers
 * take are plain, and the caption stands twice: with the picture, and whole in the abstract's only
 * paragraph for those that leave the picture's caption in its markup. Pure; used by the exporter.
 */
import type { CaptionFields } from '#core/caption/caption.ts';
import { hrefOf } from '#core/wire/href.ts';
import type { WireItem } from '#core/wire/item.ts';
import { location } from '#core/wire/nitf/head.ts';
import { imageType, sizeName } from '#core/wire/nitf/names.ts';
import { normOf } from '#core/wire/nitf/times.ts';
import { textNode, type XmlNode, xml } from '#core/wire/xml-document.ts';

/**
 * Makes the body.
 * @param extensions metadata of the picture that nothing else holds
 */
export function body(item: WireItem, extensions: readonly XmlNode[]): XmlNode {
  return xml('body', {}, bodyHead(item), xml('body.content', {}, media(item, extensions)));
}

function bodyHead(item: WireItem): XmlNode {
  const { fields } = item;
  const headline = textNode('hl1', fields.headline);
  const caption = textNode('p', fields.caption);
  return xml(
    'body.head',
    {},
    headline ? xml('hedline', {}, headline) : null,
    byline(fields),
    textNode('distributor', item.provider),
    dateline(item),
    caption ? xml('abstract', {}, caption) : null,
  );
}

/** The line first and as text: a byline that begins with an element is refused by some. */
function byline({ byline: line, bylineTitle }: CaptionFields): XmlNode | null {
  return line.trim() === '' ? null : xml('byline', {}, line, textNode('byttl', bylineTitle));
}

/** Where and when the picture was taken. */
function dateline({ fields, capturedAt }: WireItem): XmlNode | null {
  const place = location(fields);
  const norm = normOf(fields.dateCreated === '' ? capturedAt : fields.dateCreated);
  const date = norm === '' ? null : xml('story.date', { norm });
  return place || date ? xml('dateline', {}, place, date) : null;
}

function media(item: WireItem, extensions: readonly XmlNode[]): XmlNode {
  const { fields, pictures } = item;
  const lines = fields.caption.trim() === '' ? [] : fields.caption.split(/\r\n?|\n/);
  return xml(
    'media',
    { 'media-type': imageType },
    pictures
      .filter(({ bytes }) => bytes > 0)
      .map(({ rendition, bytes }) =>
        xml('media-metadata', { name: sizeName(rendition), value: String(Math.round(bytes)) }),
      ),
    extensions,
    references(item),
    lines.length === 0
      ? null
      : xml(
          'media-caption',
          {},
          lines.map((line) => xml('p', {}, line)),
        ),
    textNode('media-producer', fields.byline),
  );
}

/** The schema wants at least one; without a file beside the document it only says what the picture is called. */
function references({ fields, pictures, fileName }: WireItem): XmlNode[] {
  const said = {
    'source-credit': fields.credit,
    copyright: fields.copyright,
    'alternate-text': fields.altText,
  };
  if (pictures.length === 0) return [xml('media-reference', { name: fileName, ...said })];
  return pictures.map(({ rendition, href, mediaType, width, height }) => {
    const measured = width > 0 && height > 0;
    return xml('media-reference', {
      source: hrefOf(href),
      name: rendition,
      'mime-type': mediaType,
      width: measured ? String(Math.round(width)) : '',
      height: measured ? String(Math.round(height)) : '',
      units: measured ? 'pixels' : '',
      ...said,
    });
  });
}
