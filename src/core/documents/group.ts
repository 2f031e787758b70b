/**
 * Gathers a page's parts into its distinct captions and counts where each stands. Used after
 * reading and after every change of a part's kind, so that both always give the same answer.
 */
import { fileNamesIn } from '#core/documents/block.ts';
import type { FoundCaption, PagePart } from '#core/documents/reading.ts';
import { beginningFinder, endsCutOff, textKey } from '#core/documents/same-text.ts';

/** Field values that belong to a part, from a table's row. */
export type RowFields = FoundCaption['fields'];

/** Parts numbered anew, and the distinct captions they make. */
export interface Grouped {
  readonly parts: readonly PagePart[];
  readonly captions: readonly FoundCaption[];
}

interface Group {
  text: string;
  cut: boolean;
  occurrences: number;
  readonly fileNames: Set<string>;
  fields: RowFields;
}

/**
 * Groups all parts of kind caption or repeat: the first occurrence in page order is the caption,
 * the others repeat it.
 * @param fieldsOf field values of the part at an index; the first occurrence's win where two differ
 */
export function groupCaptions(parts: readonly PagePart[], fieldsOf: (index: number) => RowFields): Grouped {
  const owners = ownersOf(parts);
  const groups: Group[] = [];
  const numbers = new Map<number, number>();
  const grouped = parts.map((part, index): PagePart => {
    const owner = owners.get(index);
    if (owner === undefined) return { ...part, caption: null };
    const known = numbers.get(owner);
    const number = known ?? groups.length;
    if (known === undefined) {
      numbers.set(owner, number);
      groups.push(newGroup());
    }
    const group = groups[number];
    if (group) include(group, part, fieldsOf(index));
    return { ...part, kind: known === undefined ? 'caption' : 'repeat', caption: number };
  });
  const captions = groups.map(({ text, occurrences, fileNames, fields }) => ({
    text,
    occurrences,
    fileNames: [...fileNames],
    fields,
  }));
  return { parts: grouped, captions };
}

/** For each caption part, the part that stands for its group: equal texts share one, cut-off texts take the full one's. */
function ownersOf(parts: readonly PagePart[]): Map<number, number> {
  const owners = new Map<number, number>();
  const firstOf = new Map<string, number>();
  /** Texts that stand in full outside alt texts are captions of their own, whatever they begin. */
  const standing = new Set<string>();
  const maybeCut: { index: number; key: string }[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'caption' && part.kind !== 'repeat') continue;
    const key = textKey(part.text);
    const first = firstOf.get(key) ?? index;
    firstOf.set(key, first);
    owners.set(index, first);
    if (part.origin === 'alt' || endsCutOff(part.text)) maybeCut.push({ index, key });
    else standing.add(key);
  }
  const firsts = [...firstOf.values()];
  const captionsBegunBy = beginningFinder(firsts.map((index) => parts[index]?.text ?? ''));
  for (const { index, key } of maybeCut) {
    if (standing.has(key)) continue;
    const begun = captionsBegunBy(parts[index]?.text ?? '').map((at) => firsts[at] ?? index);
    const full = fullCaption(index, begun, parts);
    if (full !== null) owners.set(index, full);
  }
  return owners;
}

/** Of several captions that begin alike: the one of the same picture, else the nearest behind, else the first. */
function fullCaption(index: number, begun: readonly number[], parts: readonly PagePart[]): number | null {
  const file = parts[index]?.fileName ?? '';
  const samePicture = begun.find((other) => file !== '' && parts[other]?.fileName === file);
  return samePicture ?? begun.find((other) => other > index) ?? begun[0] ?? null;
}

function newGroup(): Group {
  return { text: '', cut: true, occurrences: 0, fileNames: new Set(), fields: {} };
}

function include(group: Group, part: PagePart, fields: RowFields): void {
  const cut = endsCutOff(part.text);
  // The fullest wording; a cut-off one only where the page has no other.
  if (
    group.occurrences === 0 ||
    (group.cut && !cut) ||
    (group.cut === cut && part.text.length > group.text.length)
  ) {
    group.text = part.text;
    group.cut = cut;
  }
  group.occurrences += 1;
  for (const name of fileNamesIn(part.fileName)) group.fileNames.add(name);
  group.fields = { ...fields, ...group.fields };
}
