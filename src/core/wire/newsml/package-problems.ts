/** The desk's own check of a finished NewsML-G2 package, before it is written. Pure. */
import { decodeText } from '#core/documents/decode.ts';
import { parseXml, type XmlElement } from '#core/metadata/xml.ts';
import { newsmlUri } from '#core/wire/newsml/names.ts';
import { outOfOrder, problemsOfFrame, unresolved } from '#core/wire/newsml/problems.ts';
import { all, attribute, first } from '#core/wire/xml-steps.ts';

const packageParts = ['catalogRef', 'catalog', 'rightsInfo', 'itemMeta', 'contentMeta', 'groupSet'];

/** What is wrong with a package; [] when it is right. */
export function problemsOfNewsmlPackage(bytes: Uint8Array): string[] {
  const decoded = decodeText(bytes);
  const root = 'refusal' in decoded ? null : parseXml(decoded.text);
  if (!root) return ['The package is not well-formed XML.'];
  if (root.uri !== newsmlUri || root.name !== 'packageItem')
    return ['The document is no packageItem of NewsML-G2.'];
  return [
    ...problemsOfFrame(root, ['itemMeta', 'contentMeta', 'groupSet']),
    ...outOfOrder(root, packageParts),
    ...(attribute(first(root, 'itemMeta', 'itemClass'), 'qcode') === 'ninat:composite'
      ? []
      : ['The package is not classed as one.']),
    ...problemsOfGroups(first(root, 'groupSet')),
    ...unresolved(root),
  ];
}

function problemsOfGroups(groups: XmlElement | null): string[] {
  const main = all(groups, 'group').find((each) => attribute(each, 'id') === attribute(groups, 'root'));
  if (!main) return ['The package has no main group.'];
  const references = all(main, 'itemRef');
  if (references.length === 0) return ['The package names no picture.'];
  return references.flatMap((reference) =>
    ['residref', 'version', 'href', 'contenttype']
      .filter((name) => attribute(reference, name) === '')
      .map((name) => `A picture of the package has no ${name}.`),
  );
}
