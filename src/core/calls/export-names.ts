/**
 * What the files of an export are called: after the photos, or by a template as destinations have
 * them. Used by every sort of export, so that a document names the very file that lies beside it.
 */
import { exportTemplateProblem, stemOf } from '#core/outbox/names.ts';
import type { Entry } from '#core/records.ts';
import { Refusal } from '#core/refusal.ts';
import { wireFileNames } from '#core/wire/file-names.ts';
import type { WireItem } from '#core/wire/item.ts';

/** @throws Refusal for a template that an export cannot follow */
export function refuseWrongNames(template: string): void {
  const problem = exportTemplateProblem(template);
  if (problem !== '') throw new Refusal('bad-input', problem, 'names');
}

/** One name for each item's document, in order. @param template '' for the photos' names */
export function documentNames(items: readonly WireItem[], extension: string, template: string): string[] {
  if (template.trim() === '') return wireFileNames(items, extension);
  return stemsBy(template, items).map((stem) => `${stem}.${extension}`);
}

/** One name for each entry's captioned copy, in order; each keeps its photo's own ending. */
export function pictureNames(
  entries: readonly Pick<Entry, 'photo' | 'fields'>[],
  items: readonly WireItem[],
  template: string,
): string[] {
  const endings = entries.map(
    ({ photo }) => /\.([A-Za-z0-9]{1,5})$/.exec(photo?.fileName ?? '')?.[1] ?? 'jpg',
  );
  if (template.trim() !== '')
    return stemsBy(template, items).map((stem, index) => `${stem}.${endings[index] ?? 'jpg'}`);
  const taken = new Set<string>();
  return entries.map(({ photo, fields }, index) => {
    const [plain = ''] = wireFileNames(
      [{ fileName: photo?.fileName ?? fields.title }],
      endings[index] ?? 'jpg',
    );
    let name = plain;
    for (let count = 2; taken.has(name.toLowerCase()); count++) {
      name = plain.replace(/(?=\.[^.]*$)/, `-${count}`);
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

function stemsBy(template: string, items: readonly WireItem[]): string[] {
  const taken = new Set<string>();
  return items.map((item, index) => {
    const facts = { item, service: usualService, sequence: index + 1 };
    const stem = stemOf(template, facts, (each) => taken.has(each.toLowerCase()));
    taken.add(stem.toLowerCase());
    return stem;
  });
}

/** Services are the destinations'; an export has none of its own. */
const usualService = 'cut';
