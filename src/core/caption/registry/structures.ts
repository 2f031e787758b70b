/**
 * The structures of the IPTC Photo Metadata Standard: values that belong together, such as the
 * parts of a place. Names of the members are Cutline's; their homes are the standard's XMP
 * properties. The form, the XMP reader and writer and the exports take them from here.
 */
import type { XmpHome } from '#core/caption/registry/xmp-home.ts';

/**
 * How one member of a structure is edited. Latitudes and longitudes are decimal degrees, south and
 * west negative; altitudes metres. XMP writes them in EXIF's ways, which the XMP reader and writer know.
 */
export type MemberKind =
  | 'line'
  | 'text'
  | 'list'
  | 'number'
  | 'web'
  | 'date'
  | 'latitude'
  | 'longitude'
  | 'altitude'
  | 'structures';

/** One member of a structure. */
export interface Member {
  readonly id: string;
  readonly label: string;
  readonly kind: MemberKind;
  readonly xmp: XmpHome;
  /** Which structure, for kind 'structures'. */
  readonly structure?: string;
  /** How many structures there may be; absent for any number. */
  readonly most?: 1;
}

const text = (id: string, label: string, name: string, kind: MemberKind = 'line') =>
  ({ id, label, kind, xmp: { name, form: 'text' } }) as const satisfies Member;
const languages = (id: string, label: string, name: string, kind: MemberKind = 'line') =>
  ({ id, label, kind, xmp: { name, form: 'languages' } }) as const satisfies Member;
const list = (id: string, label: string, name: string, form: 'bag' | 'seq' = 'bag') =>
  ({ id, label, kind: 'list', xmp: { name, form } }) as const satisfies Member;

const terms = {
  ids: (name: string) => list('identifiers', 'Identifiers', name),
  name: (name: string) => languages('name', 'Name', name),
  about: (name: string) => languages('description', 'Description', name, 'text'),
};

/** All structures by id, their members in the order of the form. */
export const structures = {
  contact: {
    label: 'Contact',
    members: [
      text('address', 'Address', 'Iptc4xmpCore:CiAdrExtadr', 'text'),
      text('city', 'City', 'Iptc4xmpCore:CiAdrCity'),
      text('region', 'State or province', 'Iptc4xmpCore:CiAdrRegion'),
      text('postalCode', 'Postal code', 'Iptc4xmpCore:CiAdrPcode'),
      text('country', 'Country', 'Iptc4xmpCore:CiAdrCtry'),
      text('phones', 'Phone(s)', 'Iptc4xmpCore:CiTelWork'),
      text('emails', 'Email(s)', 'Iptc4xmpCore:CiEmailWork'),
      text('webAddresses', 'Web address(es)', 'Iptc4xmpCore:CiUrlWork'),
    ],
  },
  place: {
    label: 'Place',
    members: [
      languages('name', 'Place name', 'Iptc4xmpExt:LocationName'),
      terms.ids('Iptc4xmpExt:LocationId'),
      text('sublocation', 'Sublocation', 'Iptc4xmpExt:Sublocation'),
      text('city', 'City', 'Iptc4xmpExt:City'),
      text('state', 'Province or state', 'Iptc4xmpExt:ProvinceState'),
      text('country', 'Country', 'Iptc4xmpExt:CountryName'),
      text('countryCode', 'Country code', 'Iptc4xmpExt:CountryCode'),
      text('worldRegion', 'World region', 'Iptc4xmpExt:WorldRegion'),
      text('latitude', 'Latitude', 'exif:GPSLatitude', 'latitude'),
      text('longitude', 'Longitude', 'exif:GPSLongitude', 'longitude'),
      text('altitude', 'Altitude, metres', 'exif:GPSAltitude', 'altitude'),
      text('belowSeaLevel', '1 for below sea level', 'exif:GPSAltitudeRef', 'number'),
    ],
  },
  person: {
    label: 'Person',
    members: [
      terms.name('Iptc4xmpExt:PersonName'),
      terms.about('Iptc4xmpExt:PersonDescription'),
      terms.ids('Iptc4xmpExt:PersonId'),
      {
        id: 'characteristics',
        label: 'Characteristics',
        kind: 'structures',
        structure: 'term',
        xmp: { name: 'Iptc4xmpExt:PersonCharacteristic', form: 'bag' },
      },
    ],
  },
  product: {
    label: 'Product',
    members: [
      terms.name('Iptc4xmpExt:ProductName'),
      terms.about('Iptc4xmpExt:ProductDescription'),
      text('gtin', 'GTIN', 'Iptc4xmpExt:ProductGTIN'),
      terms.ids('Iptc4xmpExt:ProductId'),
    ],
  },
  artwork: {
    label: 'Artwork or object',
    members: [
      languages('title', 'Title', 'Iptc4xmpExt:AOTitle'),
      list('creators', 'Creators', 'Iptc4xmpExt:AOCreator', 'seq'),
      list('creatorIdentifiers', 'Creator identifiers', 'Iptc4xmpExt:AOCreatorId', 'seq'),
      text('dateCreated', 'Date created', 'Iptc4xmpExt:AODateCreated', 'date'),
      text('circaDateCreated', 'Circa date created', 'Iptc4xmpExt:AOCircaDateCreated'),
      list('stylePeriods', 'Style periods', 'Iptc4xmpExt:AOStylePeriod'),
      languages('content', 'Content description', 'Iptc4xmpExt:AOContentDescription', 'text'),
      languages('contribution', 'Contribution description', 'Iptc4xmpExt:AOContributionDescription', 'text'),
      languages('physique', 'Physical description', 'Iptc4xmpExt:AOPhysicalDescription', 'text'),
      text('copyright', 'Copyright notice', 'Iptc4xmpExt:AOCopyrightNotice'),
      text('owner', 'Current copyright owner', 'Iptc4xmpExt:AOCurrentCopyrightOwnerName'),
      text('ownerIdentifier', 'Copyright owner identifier', 'Iptc4xmpExt:AOCurrentCopyrightOwnerId', 'web'),
      text('licensor', 'Current licensor', 'Iptc4xmpExt:AOCurrentLicensorName'),
      text('licensorIdentifier', 'Licensor identifier', 'Iptc4xmpExt:AOCurrentLicensorId', 'web'),
      text('source', 'Source', 'Iptc4xmpExt:AOSource'),
      text('inventoryNumber', 'Source inventory number', 'Iptc4xmpExt:AOSourceInvNo'),
      text('inventoryAddress', 'Source inventory address', 'Iptc4xmpExt:AOSourceInvURL', 'web'),
    ],
  },
  term: {
    label: 'Term of a vocabulary',
    members: [
      languages('name', 'Name', 'Iptc4xmpExt:CvTermName'),
      text('term', 'Term identifier', 'Iptc4xmpExt:CvTermId', 'web'),
      text('vocabulary', 'Vocabulary identifier', 'Iptc4xmpExt:CvId', 'web'),
      text('refinedAbout', 'How the picture is about it', 'Iptc4xmpExt:CvTermRefinedAbout', 'web'),
    ],
  },
  contributor: {
    label: 'Contributor',
    members: [
      terms.name('Iptc4xmpExt:Name'),
      list('roles', 'Roles', 'Iptc4xmpExt:Role'),
      terms.ids('xmp:Identifier'),
    ],
  },
  entity: {
    label: 'Entity',
    members: [terms.name('Iptc4xmpExt:Name'), terms.ids('xmp:Identifier')],
  },
  region: {
    label: 'Image region',
    members: [
      terms.name('Iptc4xmpExt:Name'),
      text('identifier', 'Identifier', 'Iptc4xmpExt:rId'),
      {
        id: 'boundary',
        label: 'Boundary',
        kind: 'structures',
        structure: 'boundary',
        most: 1,
        xmp: { name: 'Iptc4xmpExt:RegionBoundary', form: 'text' },
      },
      {
        id: 'contentTypes',
        label: 'Content types',
        kind: 'structures',
        structure: 'entity',
        xmp: { name: 'Iptc4xmpExt:rCtype', form: 'bag' },
      },
      {
        id: 'roles',
        label: 'Roles',
        kind: 'structures',
        structure: 'entity',
        xmp: { name: 'Iptc4xmpExt:rRole', form: 'bag' },
      },
    ],
  },
  boundary: {
    label: 'Region boundary',
    members: [
      text('shape', 'Shape', 'Iptc4xmpExt:rbShape'),
      text('unit', 'Unit', 'Iptc4xmpExt:rbUnit'),
      text('x', 'X', 'Iptc4xmpExt:rbX', 'number'),
      text('y', 'Y', 'Iptc4xmpExt:rbY', 'number'),
      text('width', 'Width', 'Iptc4xmpExt:rbW', 'number'),
      text('height', 'Height', 'Iptc4xmpExt:rbH', 'number'),
      text('radius', 'Radius', 'Iptc4xmpExt:rbRx', 'number'),
      {
        id: 'vertices',
        label: 'Vertices',
        kind: 'structures',
        structure: 'point',
        xmp: { name: 'Iptc4xmpExt:rbVertices', form: 'seq' },
      },
    ],
  },
  point: {
    label: 'Point',
    members: [text('x', 'X', 'Iptc4xmpExt:rbX', 'number'), text('y', 'Y', 'Iptc4xmpExt:rbY', 'number')],
  },
  registryEntry: {
    label: 'Registry entry',
    members: [
      text('item', 'Item identifier', 'Iptc4xmpExt:RegItemId'),
      text('organisation', 'Organisation identifier', 'Iptc4xmpExt:RegOrgId'),
      text('role', 'Role', 'Iptc4xmpExt:RegEntryRole', 'web'),
    ],
  },
  embeddedRights: {
    label: 'Embedded rights expression',
    members: [
      text('expression', 'Rights expression', 'Iptc4xmpExt:EncRightsExpr', 'text'),
      text('encoding', 'Encoding type', 'Iptc4xmpExt:RightsExprEncType'),
      text('language', 'Rights language identifier', 'Iptc4xmpExt:RightsExprLangId', 'web'),
    ],
  },
  linkedRights: {
    label: 'Linked rights expression',
    members: [
      text('link', 'Link to the expression', 'Iptc4xmpExt:LinkedRightsExpr', 'web'),
      text('encoding', 'Encoding type', 'Iptc4xmpExt:RightsExprEncType', 'web'),
      text('language', 'Rights language identifier', 'Iptc4xmpExt:RightsExprLangId', 'web'),
    ],
  },
  licensor: {
    label: 'Licensor',
    members: [
      text('name', 'Name', 'plus:LicensorName'),
      text('identifier', 'Identifier', 'plus:LicensorID'),
      text('address', 'Street address', 'plus:LicensorStreetAddress'),
      text('addressDetail', 'Address detail', 'plus:LicensorExtendedAddress'),
      text('city', 'City', 'plus:LicensorCity'),
      text('region', 'State or province', 'plus:LicensorRegion'),
      text('postalCode', 'Postal code', 'plus:LicensorPostalCode'),
      text('country', 'Country', 'plus:LicensorCountry'),
      text('phone1', 'Phone 1', 'plus:LicensorTelephone1'),
      text('phone1Kind', 'Kind of phone 1', 'plus:LicensorTelephoneType1', 'web'),
      text('phone2', 'Phone 2', 'plus:LicensorTelephone2'),
      text('phone2Kind', 'Kind of phone 2', 'plus:LicensorTelephoneType2', 'web'),
      text('email', 'Email', 'plus:LicensorEmail'),
      text('webAddress', 'Web address', 'plus:LicensorURL', 'web'),
    ],
  },
  copyrightOwner: {
    label: 'Copyright owner',
    members: [
      text('name', 'Name', 'plus:CopyrightOwnerName'),
      text('identifier', 'Identifier', 'plus:CopyrightOwnerID'),
    ],
  },
  imageCreator: {
    label: 'Image creator',
    members: [
      text('name', 'Name', 'plus:ImageCreatorName'),
      text('identifier', 'Identifier', 'plus:ImageCreatorID'),
    ],
  },
  imageSupplier: {
    label: 'Image supplier',
    members: [
      text('name', 'Name', 'plus:ImageSupplierName'),
      text('identifier', 'Identifier', 'plus:ImageSupplierID'),
    ],
  },
} as const satisfies Readonly<Record<string, { label: string; members: readonly Member[] }>>;

/** The id of a structure. */
export type StructureId = keyof typeof structures;

/** The members of a structure, in the order of the form. */
export function membersOf(structure: StructureId): readonly Member[] {
  return structures[structure].members;
}

/** The member that says what a structure is in one line: its name where it has one. */
export function nameMember(structure: StructureId): string {
  const members = membersOf(structure);
  return (members.find(({ id }) => id === 'name') ?? members[0])?.id ?? 'name';
}

/** Whether a member's `structure` names one. */
export function isStructureId(id: string): id is StructureId {
  return Object.hasOwn(structures, id);
}
