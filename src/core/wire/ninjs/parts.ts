/**
 * Looking into JSON that others wrote: properties by their names in small letters, because 1.x and 2.x
 * write them so and 3.x does not; values of the wrong kind are as if they were not there. Used by the
 * reader. Never throws, and takes no list longer than its bound.
 */

/** An object with its properties by their names in small letters. */
export type Part = ReadonlyMap<string, unknown>;

/** More entries than this in one list are no list of a news item. */
const mostEntries = 5_000;

/** Makes a part of an object; null for anything else. */
export function partOf(value: unknown): Part | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const part = new Map<string, unknown>();
  for (const [name, property] of Object.entries(value)) {
    const key = name.toLowerCase();
    if (!part.has(key)) part.set(key, property);
  }
  return part;
}

/** The text of the first of the properties that has one; a number counts as its digits. '' for none. */
export function textOf(part: Part | null, ...names: string[]): string {
  for (const name of names) {
    const value = part?.get(name);
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  }
  return '';
}

/** The texts of a list; a text alone is a list of one. */
export function textsIn(part: Part | null, name: string): string[] {
  return entriesOf(part?.get(name)).filter((each): each is string => typeof each === 'string' && each !== '');
}

/** The objects of the first of the properties that is a list with any; an object alone is a list of one. */
export function partsIn(part: Part | null, ...names: string[]): Part[] {
  for (const name of names) {
    const parts = entriesOf(part?.get(name))
      .map(partOf)
      .filter((each) => each !== null);
    if (parts.length > 0) return parts;
  }
  return [];
}

/** The objects of a property by their names: of 1.x an object of objects, of 2.x and 3.x a list with names inside. */
export function namedPartsIn(part: Part, property: string): { readonly name: string; readonly part: Part }[] {
  const value = part.get(property);
  const entries: readonly [string, unknown][] = Array.isArray(value)
    ? value.slice(0, mostEntries).map((each: unknown) => ['', each])
    : typeof value === 'object' && value !== null
      ? Object.entries(value).slice(0, mostEntries)
      : [];
  return entries.flatMap(([key, each]) => {
    const inner = partOf(each);
    return inner ? [{ name: key || textOf(inner, 'name'), part: inner }] : [];
  });
}

function entriesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.slice(0, mostEntries);
  return value === undefined || value === null ? [] : [value];
}
