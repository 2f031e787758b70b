/**
 * Writes caption fields into the properties of a packet, whatever form each has in the file: text,
 * texts by language, terms, structures with their members. What the registry does not know of a
 * value, further languages, qualifiers, members of other programs, stays. Used only by write/xmp.ts.
 */
import type { Element } from '@xmldom/xmldom';
import type { FieldValue } from '#core/caption/caption.ts';
import {
  isStructureId,
  type MemberKind,
  membersOf,
  nameMember,
  type StructureId,
} from '#core/caption/registry/structures.ts';
import type { XmpHome } from '#core/caption/registry/xmp-home.ts';
import {
  holdsStructures,
  type MemberValue,
  type Structure,
  sameStructures,
  tidyStructures,
} from '#core/caption/structure.ts';
import { tidyText } from '#core/metadata/iim.ts';
import type { LanguageMend } from '#core/metadata/write/languages.ts';
import {
  append,
  arrayFor,
  arrayIn,
  clear,
  elementFor,
  elementsIn,
  type Hosts,
  isElement,
  memberHost,
  newEntry,
  onlyPlaceOf,
  rdf,
  removePlace,
  setEntries,
  setLanguage,
  setText,
  treeOf,
  wrapInArray,
} from '#core/metadata/write/xmp-dom.ts';
import { xmlText } from '#core/metadata/xml.ts';
import { textOf, xmpValueOf } from '#core/metadata/xmp.ts';
import { mistakenName, partsOf, xmlUri } from '#core/metadata/xmp-names.ts';
import { degreesToXmp, metresToXmp } from '#core/metadata/xmp-numbers.ts';
import { xmpStructure } from '#core/metadata/xmp-structures.ts';

/** A field or a member, as far as its XMP goes. */
export interface Property {
  readonly xmp: XmpHome;
  readonly kind: MemberKind | string;
  readonly structure?: string;
}

/** Gives a property its value everywhere it stands; '' and [] remove it. */
export function writeProperty(hosts: Hosts, property: Property, value: FieldValue | MemberValue): void {
  const name = partsOf(property.xmp.name);
  const wrong = mistakenName(property.xmp.name);
  const misplaced = wrong ? onlyPlaceOf(hosts, partsOf(wrong)) : null;
  if (misplaced) removePlace(misplaced);
  const place = onlyPlaceOf(hosts, name);
  if (value.length === 0) {
    if (place) removePlace(place);
    return;
  }
  const { form } = property.xmp;
  if (typeof value !== 'string' && holdsStructures(value)) {
    const { structure } = property;
    if (!structure || !isStructureId(structure)) throw new Error(`${property.xmp.name} holds no structures`);
    writeStructures(elementFor(place, hosts, name), form, structure, tidyStructures(value));
  } else if (form === 'bag' || form === 'seq') {
    // One line of several creators is taken apart again as the reader joins it.
    const terms = typeof value === 'string' ? value.split(';').map((term) => term.trim()) : value;
    writeTerms(
      elementFor(place, hosts, name),
      form,
      terms.filter((term) => term !== ''),
    );
  } else {
    const text = typeof value === 'string' ? xmpTextOf(value, property.kind) : value.join('; ');
    if (form === 'languages') {
      const old = place && !isElement(place) ? place.value : null;
      writeLanguages(elementFor(place, hosts, name), text, old);
    } else if (place && !isElement(place)) place.value = xmlText(text);
    else writeText(elementFor(place, hosts, name), text);
  }
}

function xmpTextOf(value: string, kind: string): string {
  if (kind === 'latitude' || kind === 'longitude') return degreesToXmp(value, kind);
  return kind === 'altitude' ? metresToXmp(value) : value;
}

/** A text where the file may have an array, of which then one entry stays. */
function writeText(element: Element, text: string): void {
  const array = arrayIn(element);
  if (!array) setText(element, text);
  else {
    const [first] = elementsIn(array);
    const entry = first ?? newEntry(array);
    setText(entry, text);
    setEntries(array, [entry]);
  }
}

/**
 * The default text, and the same text where it stands for a language of its own; all other languages
 * stay. The default is added, first as the standard asks, where the file has none.
 * @param old the text of the attribute that stood in the property's place, null for none
 */
function writeLanguages(element: Element, text: string, old: string | null): void {
  if (arrayIn(element)?.localName !== 'Alt') clear(element);
  const array = arrayFor(element, 'Alt');
  const entries = elementsIn(array);
  const byDefault = entries.find((entry) => languageOf(entry) === 'x-default');
  const before = old ?? ((byDefault ?? entries[0]) ? textIn(byDefault ?? entries[0] ?? element) : null);
  for (const entry of entries) {
    if (languageOf(entry) === 'x-default' || textIn(entry) === before) setText(entry, text);
  }
  if (byDefault) return;
  const entry = newEntry(array);
  setLanguage(entry, 'x-default');
  setText(entry, text);
  setEntries(array, [entry, ...entries]);
}

/** Gives one language of a property its mended text, where the old one stands; every other entry stays. */
export function mendLanguage(hosts: Hosts, name: string, mend: Omit<LanguageMend, 'field'>): void {
  const place = onlyPlaceOf(hosts, partsOf(name));
  const array = place && isElement(place) ? arrayIn(place) : null;
  if (array?.localName !== 'Alt') return;
  for (const entry of elementsIn(array)) {
    if (languageOf(entry) === mend.language && textIn(entry) === mend.before) setText(entry, mend.after);
  }
}

function languageOf(entry: Element): string {
  return entry.getAttributeNS(xmlUri, 'lang') || 'x-default';
}

function textIn(entry: Element): string {
  return tidyText(textOf(xmpValueOf(treeOf(entry))));
}

/** Terms in their order; entries whose term stays keep whatever else they carry. */
function writeTerms(element: Element, form: 'bag' | 'seq', terms: readonly string[]): void {
  const array = arrayFor(element, form === 'bag' ? 'Bag' : 'Seq');
  const spare = elementsIn(array).map((entry) => ({
    entry,
    term: textIn(entry),
  }));
  const entries = terms.map((term) => {
    const at = spare.findIndex((each) => each.term === term);
    const [kept] = at === -1 ? [] : spare.splice(at, 1);
    if (kept) return kept.entry;
    const entry = newEntry(array);
    setText(entry, term);
    return entry;
  });
  setEntries(array, entries);
}

/** Structures, each written over the one of the file that it continues. */
function writeStructures(
  element: Element,
  form: XmpHome['form'],
  structure: StructureId,
  wanted: readonly Structure[],
): void {
  const array = arrayIn(element);
  if (form === 'text' && !array) {
    const [only] = wanted;
    if (only) writeStructure(element, structure, only);
    return;
  }
  const filled = element.childNodes.length > 0 || element.attributes.length > 0;
  const kind = form === 'seq' ? 'Seq' : 'Bag';
  const home = array ?? (filled ? wrapInArray(element, kind) : append(element, rdf(kind)));
  const found = elementsIn(home);
  const olds = found.map((entry) => readStructure(entry, structure));
  const continued = matches(olds, wanted, nameMember(structure));
  const entries = wanted.map((each, index) => {
    const old = found[continued[index] ?? -1];
    const entry = old ?? newEntry(home);
    // Subtle: a new entry must stand in the tree before its members, whose prefixes are looked up there.
    if (!old) home.appendChild(entry);
    writeStructure(entry, structure, each);
    return entry;
  });
  setEntries(home, entries);
}

/** For each wanted structure the old one it continues: the same, else of the same name, else in the same place. */
function matches(olds: readonly Structure[], wanted: readonly Structure[], name: string): (number | null)[] {
  const free = new Set(olds.keys());
  const found: (number | null)[] = wanted.map(() => null);
  const rules: ((old: Structure, each: Structure, at: number, index: number) => boolean)[] = [
    (old, each) => sameStructures([old], [each]),
    (old, each) => old[name] !== undefined && old[name] !== '' && old[name] === each[name],
    (_old, _each, at, index) => at === index,
  ];
  for (const rule of rules) {
    for (const [index, each] of wanted.entries()) {
      if (found[index] !== null) continue;
      const at = [...free].find((candidate) => rule(olds[candidate] ?? {}, each, candidate, index));
      if (at === undefined) continue;
      found[index] = at;
      free.delete(at);
    }
  }
  return found;
}

function writeStructure(element: Element, structure: StructureId, wanted: Structure): void {
  const value = xmpValueOf(treeOf(element));
  // A text in a structure's place, which the reader takes for its name, is written as a structure.
  const old = value.kind === 'structure' ? tidied(xmpStructure(value, structure)) : {};
  if (value.kind === 'structure' && sameStructures([old], [wanted])) return;
  const host = memberHost(element);
  for (const member of membersOf(structure)) {
    const text = wanted[member.id] ?? '';
    if (!sameMember(old[member.id] ?? '', text)) writeProperty([host], member, text);
  }
}

function readStructure(element: Element, structure: StructureId): Structure {
  return tidied(xmpStructure(xmpValueOf(treeOf(element)), structure));
}

function tidied(structure: Structure): Structure {
  return tidyStructures([structure])[0] ?? {};
}

function sameMember(a: MemberValue, b: MemberValue): boolean {
  return a.length === 0 && b.length === 0 ? true : sameStructures([{ value: a }], [{ value: b }]);
}
