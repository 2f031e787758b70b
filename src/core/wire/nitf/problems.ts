/**
 * The desk's own check of a finished NITF document, before anything is handed over: what the schema
 * demands (3.6: parts, their order, attributes and codes), and what receivers refuse or lose although
 * it accepts it. For the form in the namespace as well as the one without. Pure; used through formats.ts.
 */
import { wholeText, type XmlElement } from '#core/metadata/xml.ts';
import { type Shape, shapes, type Times } from '#core/wire/nitf/structure.ts';
import { nitfRoot } from '#core/wire/nitf/tree.ts';
import { all, attribute, first } from '#core/wire/xml-steps.ts';

/** What is wrong with a document; [] when it is right. */
export function problemsOfNitf(bytes: Uint8Array): string[] {
  const root = nitfRoot(bytes);
  if (!root) return ['The document is no well-formed NITF.'];
  const found = [...problemsWithin(root), ...problemsForReceivers(root)];
  return [...new Set(found)];
}

/** An element and all below it, by the table of shapes. */
function problemsWithin(element: XmlElement): string[] {
  const shape = shapes[element.name];
  if (!shape) return [];
  return [
    ...problemsOfAttributes(element, shape),
    ...problemsOfParts(element, shape),
    ...problemsOfText(element, shape),
    ...element.children.flatMap(problemsWithin),
  ];
}

function problemsOfAttributes(
  { name: element, attributes }: XmlElement,
  { attributes: forms = {}, required = [] }: Shape,
): string[] {
  return [
    ...attributes.flatMap(({ uri, name, value }) => {
      const form = uri === '' ? forms[name] : undefined;
      if (!form) return [`${element} has no attribute ${name}.`];
      return form.holds(value) ? [] : [`${name} of ${element} is not ${form.is}: “${value}”.`];
    }),
    ...required
      .filter((wanted) => !attributes.some(({ name }) => name === wanted))
      .map((wanted) => `${element} lacks its attribute ${wanted}.`),
  ];
}

function problemsOfParts({ name, uri, children }: XmlElement, { parts = {}, unordered }: Shape): string[] {
  const order = Object.keys(parts);
  let place = 0;
  const problems: string[] = [];
  for (const child of children) {
    const found = child.uri === uri ? order.indexOf(child.name) : -1;
    if (found < 0) problems.push(`${name} may not hold ${child.name}.`);
    else if (found < place && !unordered) problems.push(`${child.name} stands too late in ${name}.`);
    else place = found;
  }
  const counted = Object.entries(parts).flatMap(([part, times]) => {
    const problem = problemOfCount(children.filter((child) => child.name === part).length, times);
    return problem === '' ? [] : [`${name} ${problem} ${part}.`];
  });
  return [...problems, ...counted];
}

function problemOfCount(count: number, times: Times): string {
  if (count === 0 && (times === 'one' || times === 'some')) return 'lacks its';
  return count > 1 && (times === 'one' || times === 'maybe') ? 'has more than one' : '';
}

function problemsOfText({ name, text }: XmlElement, shape: Shape): string[] {
  return shape.text || text.trim() === '' ? [] : [`${name} may not hold text.`];
}

/** What the schema accepts and receivers do not. */
function problemsForReceivers(root: XmlElement): string[] {
  const head = first(root, 'body', 'body.head');
  const content = first(root, 'body', 'body.content');
  const references = all(content, 'media', 'media-reference');
  const byline = first(head, 'byline');
  const [opening] = byline?.nodes ?? [];
  return [
    ...(byline && (typeof opening !== 'string' || opening.trim() === '')
      ? ['The byline does not begin with a name in plain text; receivers refuse the document.']
      : []),
    ...all(head, 'hedline', 'hl1')
      .filter(({ text }) => text.trim() === '')
      .map(() => 'The headline is empty; receivers would show nothing.'),
    ...references
      .filter((each) => attribute(each, 'source') !== '' && attribute(each, 'mime-type') === '')
      .map((each) => `${attribute(each, 'source')} has no media type.`),
    ...references
      .filter((each) => attribute(each, 'source') === '' && attribute(each, 'name') === '')
      .map(() => 'A picture has neither address nor name.'),
    ...(isRepeated(root) ? [] : ['The abstract does not repeat the caption; receivers would lose it.']),
  ];
}

/** Receivers take the caption from the abstract's first paragraph, up to its first element. */
function isRepeated(root: XmlElement): boolean {
  const [caption] = all(root, 'body', 'body.content', 'media', 'media-caption');
  const said = first(root, 'body', 'body.head', 'abstract', 'p')?.text ?? '';
  return (
    !caption ||
    said.replace(/\s+/g, ' ').trim() ===
      all(caption, 'p').map(wholeText).join('\n').replace(/\s+/g, ' ').trim()
  );
}
