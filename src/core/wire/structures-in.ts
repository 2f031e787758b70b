/** Structures that a document carries as JSON, because its format has no place for their members. Used by the readers. */
import type { MemberValue, Structure } from '#core/caption/structure.ts';

/** The texts that are structures, read; others are left out. */
export function structuresIn(texts: readonly string[]): Structure[] {
  return texts.flatMap((text) => {
    try {
      const read: unknown = JSON.parse(text);
      return isStructure(read) ? [read] : [];
    } catch {
      return [];
    }
  });
}

// Structures nest three deep in IPTC's standard.
const deepest = 6;

/** Whether a value that was read is a structure, however deep it is nested. */
export function isStructure(value: unknown, depth = 0): value is Structure {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > deepest) return false;
  return Object.values(value).every((member: unknown) => isMember(member, depth + 1));
}

function isMember(value: unknown, depth: number): value is MemberValue {
  if (typeof value === 'string') return true;
  if (!Array.isArray(value)) return false;
  return value.every((each) => typeof each === 'string') || value.every((each) => isStructure(each, depth));
}
