/**
 * Gathers a page's parts into its distinct captions and counts where each stands. Used after
 * reading and after every change of a part's kind, so that both always give the same answer.
 *
 * [Note: a row is a photo's] A page repeats a caption for layout; a table's row is what somebody
 * wrote about one photo. So rows are one caption only where no word and no value of either is lost:
 * rows of one file whose values do not contradict, or rows equal in everything but their file.
 */
import { fileNamesIn } from '#core/documents/block.ts';
import type { FoundCaption, PagePart } from '#core/documents/reading.ts';
import { beginningFinder, endsCutOff, textKey } from '#core/documents/same-text.ts';

/** Field values that belong to a part, from a table's row. */
export type RowFields = FoundCaption['fields'];

/** Parts numbered anew, and the distinct captions they make. */
interface Grouped {
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
  const owners = ownersOf(parts, fieldsOf);
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
function ownersOf(parts: readonly PagePart[], fieldsOf: (index: number) => RowFields): Map<number, number> {
  const owners = new Map<number, number>();
  const firstOf = new Map<string, number>();
  const rowOwner = rowOwners();
  /** Texts that stand in full outside alt texts are captions of their own, whatever they begin. */
  const standing = new Set<string>();
  const maybeCut: { index: number; key: string }[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'caption' && part.kind !== 'repeat') continue;
    const key = textKey(part.text);
    if (part.origin === 'cell') {
      owners.set(index, rowOwner(index, part, key, fieldsOf(index)));
      continue;
    }
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

/** The rows of a table that are one caption so far. */
interface RowGroup {
  readonly owner: number;
  /** The file that all its rows name, '' for none; null once they name several. */
  file: string | null;
  fields: RowFields;
  /** Its words and values in one string: what the row of another file must equal. */
  whole: string;
}

/** Tells, row by row, which earlier row's caption a row is, or that it is its own. See [Note: a row is a photo's]. */
function rowOwners(): (index: number, part: PagePart, key: string, fields: RowFields) => number {
  const byFile = new Map<string, RowGroup>();
  const byWhole = new Map<string, RowGroup>();
  return (index, { text, fileName }, key, fields) => {
    const file = fileName.toLowerCase();
    const whole = wholeOf(text, fields);
    const equal = byWhole.get(whole);
    if (equal) {
      if (equal.file !== file) equal.file = null;
      return equal.owner;
    }
    const named = JSON.stringify([key, file]);
    const ofFile = byFile.get(named);
    if (ofFile && ofFile.file === file && agree(ofFile.fields, fields)) {
      const sameText = ofFile.whole === wholeOf(text, ofFile.fields);
      byWhole.delete(ofFile.whole);
      ofFile.fields = { ...ofFile.fields, ...fields };
      ofFile.whole = wholeOf(text, ofFile.fields);
      // Worded in two ways, it has no words that another file's row could equal.
      if (sameText) byWhole.set(ofFile.whole, ofFile);
      return ofFile.owner;
    }
    const group: RowGroup = { owner: index, file, fields, whole };
    if (!ofFile) byFile.set(named, group);
    byWhole.set(whole, group);
    return index;
  };
}

function wholeOf(text: string, fields: RowFields): string {
  const values = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([text, values]);
}

/** Whether no field has one value here and another there. */
function agree(one: RowFields, other: RowFields): boolean {
  return Object.entries(other).every(
    ([id, value]) => one[id] === undefined || JSON.stringify(one[id]) === JSON.stringify(value),
  );
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
