/**
 * The value of a structure: a place with its parts, a person with a description. Pure values; which
 * members a structure has is told in registry/structures.ts. Members that are not filled in are absent.
 */

/** What a member of a structure holds: one text, several, or structures again. */
export type MemberValue = string | readonly string[] | readonly Structure[];

/** One structure: its members by id. */
export interface Structure {
  readonly [member: string]: MemberValue;
}

/** Whether a list holds structures rather than terms. An empty list holds neither and is taken for terms. */
export function holdsStructures(
  values: readonly string[] | readonly Structure[],
): values is readonly Structure[] {
  return typeof values[0] === 'object';
}

/** Structures without blank members, blank structures and repeats. */
export function tidyStructures(structures: readonly Structure[]): Structure[] {
  const kept: Structure[] = [];
  for (const structure of structures) {
    const tidy = tidyStructure(structure);
    if (Object.keys(tidy).length > 0 && !kept.some((other) => sameStructures([other], [tidy])))
      kept.push(tidy);
  }
  return kept;
}

function tidyStructure(structure: Structure): Structure {
  const members = Object.entries(structure).map(([id, value]) => [id, tidyMember(value)] as const);
  return Object.fromEntries(members.filter(([, value]) => value.length > 0));
}

function tidyMember(value: MemberValue): MemberValue {
  if (typeof value === 'string') return value.trim();
  if (holdsStructures(value)) return tidyStructures(value);
  return value.map((term) => term.trim()).filter((term) => term !== '');
}

/** Whether two lists of structures are the same; the order of members does not count. */
export function sameStructures(a: readonly Structure[], b: readonly Structure[]): boolean {
  return a.length === b.length && a.every((structure, index) => sameMembers(structure, b[index]));
}

function sameMembers(a: Structure, b: Structure | undefined): boolean {
  if (!b || Object.keys(a).length !== Object.keys(b).length) return false;
  return Object.entries(a).every(([id, value]) => sameMember(value, b[id]));
}

function sameMember(a: MemberValue, b: MemberValue | undefined): boolean {
  if (typeof a === 'string' || typeof b === 'string' || b === undefined) return a === b;
  if (a.length !== b.length) return false;
  return holdsStructures(a) && holdsStructures(b)
    ? sameStructures(a, b)
    : a.every((term, index) => term === b[index]);
}

/** A structure in one line for people: its members in their order, joined with commas. */
export function structureText(structure: Structure): string {
  return Object.values(structure)
    .map((value) => {
      if (typeof value === 'string') return value;
      return (holdsStructures(value) ? value.map(structureText) : value).join(', ');
    })
    .filter((text) => text !== '')
    .join(', ');
}
