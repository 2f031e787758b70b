/**
 * The registry against IPTC's own TechReference, where a copy of it lies beside the project, and
 * against itself everywhere. Every property of the standard must have its entry, with the same homes.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Field, fields } from '#core/caption/fields.ts';
import {
  isStructureId,
  type Member,
  membersOf,
  type StructureId,
  structures,
} from '#core/caption/registry/structures.ts';

const registry: readonly Field[] = fields;

/** A property as the TechReference tells it. */
interface Property {
  readonly label: string;
  readonly datatype: string;
  readonly dataformat?: string;
  readonly propoccurrence: 'single' | 'multi';
  readonly XMPid: string;
  readonly IIMid?: string;
  readonly IIMmaxbytes?: number;
}
interface TechReference {
  readonly ipmd_top: Readonly<Record<string, Property>>;
  readonly ipmd_struct: Readonly<Record<string, Readonly<Record<string, Property | string>>>>;
}

const reference = fileURLToPath(
  new URL(
    '../../../../../shared/standards/photometadata/iptc-pmd-techreference_2024.1.json',
    import.meta.url,
  ),
);
const present = existsSync(reference);
if (!present) console.warn('Skipped: the field registry against the TechReference, which is not here.');

/** Kept as the desk's own rating of a caption, not as a field of its text. */
const keptElsewhere = new Set(['imageRating']);

/**
 * Where the registry differs on purpose. The TechReference gives no limit for dates, which IIM
 * fixes at eight bytes, and 64 bytes for the genre, which IIM 4.2 gives as up to 68.
 */
const ownLimits = new Set(['dateCreated', 'intellectualGenre']);

const structureNames: Readonly<Record<string, StructureId>> = {
  CreatorContactInfo: 'contact',
  ArtworkOrObject: 'artwork',
  CvTerm: 'term',
  EmbdEncRightsExpr: 'embeddedRights',
  Entity: 'entity',
  EntityWRole: 'contributor',
  ImageRegion: 'region',
  RegionBoundary: 'boundary',
  RegionBoundaryPoint: 'point',
  LinkedEncRightsExpr: 'linkedRights',
  Location: 'place',
  PersonWDetails: 'person',
  ProductWGtin: 'product',
  RegistryEntry: 'registryEntry',
  Licensor: 'licensor',
  CopyrightOwner: 'copyrightOwner',
  ImageCreator: 'imageCreator',
  ImageSupplier: 'imageSupplier',
};

describe.runIf(present)('the registry keeps to the TechReference', () => {
  const techReference: TechReference = JSON.parse(present ? readFileSync(reference, 'utf8') : '{}');
  const properties = Object.entries(techReference.ipmd_top ?? {});

  test.each(properties.filter(([key]) => !keptElsewhere.has(key)))('%s', (key, property) => {
    const field = registry.find(({ standard }) => standard === key);
    expect(field?.xmp?.name).toBe(property.XMPid);
    expect(field?.iim?.dataset ?? null).toBe(property.IIMid ?? null);
    if (!ownLimits.has(key)) expect(field?.iim?.maxBytes ?? null).toBe(property.IIMmaxbytes ?? null);
    const structured = property.datatype === 'struct' && property.dataformat !== 'AltLang';
    expect(field?.kind === 'structures').toBe(structured);
    if (structured) expect(field?.structure).toBe(structureNames[property.dataformat ?? '']);
    if (property.dataformat === 'AltLang') expect(field?.xmp?.form).toBe('languages');
    const several = field?.kind === 'list' || (field?.kind === 'structures' && field.most !== 1);
    // The byline is one line at the desk; several photographers are joined in it.
    if (key !== 'creatorNames') expect(several).toBe(property.propoccurrence === 'multi');
  });

  test('has no entry that claims a property the standard lacks', () => {
    const known = new Set(properties.map(([key]) => key));
    expect(registry.filter(({ standard }) => standard && !known.has(standard))).toEqual([]);
  });

  test.each(Object.entries(structureNames))('%s has all its members', (name, structure) => {
    const members = Object.entries(techReference.ipmd_struct[name] ?? {}).flatMap(([key, member]) =>
      typeof member === 'object' && !key.startsWith('$') ? [member] : [],
    );
    expect(
      membersOf(structure)
        .map(({ xmp }) => xmp.name)
        .sort(),
    ).toEqual(members.map(({ XMPid }) => XMPid).sort());
    for (const member of members) {
      const own = membersOf(structure).find(({ xmp }) => xmp.name === member.XMPid);
      expect(own?.xmp.form === 'languages', own?.id).toBe(member.dataformat === 'AltLang');
      const several = own?.xmp.form === 'bag' || own?.xmp.form === 'seq';
      expect(several, own?.id).toBe(member.propoccurrence === 'multi');
    }
  });
});

describe('the registry by itself', () => {
  test('names every field once, and every XMP property once', () => {
    expect(new Set(registry.map(({ id }) => id)).size).toBe(registry.length);
    const homes = registry.flatMap(({ xmp }) => (xmp ? [xmp.name] : []));
    expect(new Set(homes).size).toBe(homes.length);
  });

  test('gives structures to fields of that kind and choices to those', () => {
    for (const field of registry) {
      expect(field.structure !== undefined, field.id).toBe(field.kind === 'structures');
      expect(field.choices !== undefined, field.id).toBe(field.kind === 'choice');
    }
  });

  test('has the four AI properties of 2025.1', () => {
    expect(registry.map(({ xmp }) => xmp?.name)).toEqual(
      expect.arrayContaining([
        'Iptc4xmpExt:AIPromptInformation',
        'Iptc4xmpExt:AIPromptWriterName',
        'Iptc4xmpExt:AISystemUsed',
        'Iptc4xmpExt:AISystemVersionUsed',
      ]),
    );
  });

  test('ends every help in a full stop and keeps it to the field', () => {
    for (const { help, id } of registry) {
      expect(help.endsWith('.'), id).toBe(true);
      expect(help.length, id).toBeLessThan(160);
    }
  });

  test('names known structures for members that hold them', () => {
    for (const { members } of Object.values(structures)) {
      for (const member of members) {
        const { kind, structure }: Member = member;
        if (kind === 'structures') expect(isStructureId(structure ?? '')).toBe(true);
      }
    }
  });
});
