/**
 * Structures as text, for places that hold only text: table cells and the command line. The text is
 * JSON: a list of objects, or one object, with the members of the registry.
 */
import { isStructureId, membersOf, nameMember, type StructureId } from '#core/caption/registry/structures.ts';
import type { Structure } from '#core/caption/structure.ts';

/** What a text says, or one sentence on why it says nothing. */
export type StructuresRead = { readonly structures: readonly Structure[] } | { readonly problem: string };

/** Writes structures so that `structuresFromText` reads them again; '' for none. */
export function structuresToText(structures: readonly Structure[]): string {
  return structures.length === 0 ? '' : JSON.stringify(structures);
}

/** Reads one structure or a list of them; '' reads as none. */
export function structuresFromText(text: string, structure: StructureId): StructuresRead {
  if (text.trim() === '') return { structures: [] };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { problem: `is not JSON; write a list such as ${exampleOf(structure)}.` };
  }
  const problem = [parsed]
    .flat()
    .map((each) => problemOf(each, structure))
    .find(Boolean);
  return problem ? { problem } : { structures: [parsed].flat() as Structure[] };
}

/** What is wrong with a value that should be a structure; null when it is one. */
export function problemOf(value: unknown, structure: StructureId): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `holds something that is no structure; write a list such as ${exampleOf(structure)}.`;
  }
  for (const [id, inner] of Object.entries(value)) {
    const member = membersOf(structure).find((each) => each.id === id);
    if (!member) {
      return `has no member “${id}”; its members are ${membersOf(structure)
        .map((each) => each.id)
        .join(', ')}.`;
    }
    if (member.kind === 'structures') {
      const kind = member.structure;
      if (!Array.isArray(inner) || !kind || !isStructureId(kind))
        return `needs a list of objects for “${id}”.`;
      const problem = inner.map((each) => problemOf(each, kind)).find(Boolean);
      if (problem) return problem;
    } else if (member.kind === 'list') {
      if (!Array.isArray(inner) || !inner.every((term) => typeof term === 'string')) {
        return `needs a list of texts for “${id}”.`;
      }
    } else if (typeof inner !== 'string') return `needs a text for “${id}”.`;
  }
  return null;
}

function exampleOf(structure: StructureId): string {
  return `[{"${nameMember(structure)}":"…"}]`;
}
