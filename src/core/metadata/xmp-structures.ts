/**
 * Reads the structures of XMP, places, people, licensors, into the registry's members, whichever
 * way a file writes them: as nested elements, as attributes, alone or in an array. Used by
 * sources.ts and by the XMP writer, which compares with it. Members that the registry does not
 * know are left out here; the writer keeps them in the file.
 */
import {
  isStructureId,
  type Member,
  membersOf,
  nameMember,
  type StructureId,
} from '#core/caption/registry/structures.ts';
import { type MemberValue, type Structure, tidyStructures } from '#core/caption/structure.ts';
import { xmpDate } from '#core/metadata/dates.ts';
import { tidyText } from '#core/metadata/iim.ts';
import { textOf, type XmpProperties, type XmpValue, xmpTerms, xmpText } from '#core/metadata/xmp.ts';
import { mistakenName } from '#core/metadata/xmp-names.ts';
import { deskDegrees, deskMetres } from '#core/metadata/xmp-numbers.ts';

/** The structures that a property holds; [] when it is missing. */
export function xmpStructures(properties: XmpProperties, name: string, structure: StructureId): Structure[] {
  const value = properties.get(name);
  if (!value) return [];
  const values = value.kind === 'list' ? value.values : [value];
  return tidyStructures(values.map((each) => xmpStructure(each, structure)));
}

/** One value as a structure; a text where a structure belongs is taken for its name. */
export function xmpStructure(value: XmpValue, structure: StructureId): Structure {
  if (value.kind !== 'structure') return { [nameMember(structure)]: tidyText(textOf(value)) };
  return Object.fromEntries(
    membersOf(structure).map((member) => [member.id, memberValue(value.properties, member)]),
  );
}

function memberValue(properties: XmpProperties, member: Member): MemberValue {
  const wrong = mistakenName(member.xmp.name);
  const name = wrong && !properties.has(member.xmp.name) ? wrong : member.xmp.name;
  switch (member.kind) {
    case 'structures': {
      const { structure } = member;
      return structure && isStructureId(structure) ? xmpStructures(properties, name, structure) : [];
    }
    case 'list':
      return xmpTerms(properties, name).map(tidyText);
    case 'latitude':
    case 'longitude':
      return deskDegrees(xmpText(properties, name));
    case 'altitude':
      return deskMetres(xmpText(properties, name));
    case 'date': {
      const text = tidyText(xmpText(properties, name));
      return xmpDate(text) || text;
    }
    default:
      return tidyText(xmpText(properties, name));
  }
}
