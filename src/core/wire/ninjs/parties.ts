/**
 * Those who made, wrote, own and supply a picture, as the parties of ninjs with their contacts.
 * Used by the exporter of ninjs 3 and by the reader. Pure.
 */
import type { FieldId } from '#core/caption/fields.ts';
import type { Structure } from '#core/caption/structure.ts';
import type { WireItem } from '#core/wire/item.ts';
import { concept, firstIn, textIn } from '#core/wire/ninjs/concepts.ts';
import { partyRole } from '#core/wire/ninjs/names.ts';
import { type Part, partsIn, textOf, textsIn } from '#core/wire/ninjs/parts.ts';
import { propertyUri } from '#core/wire/unsaid.ts';

/** One way to reach a party: the schema wants a value or an address, and never both. */
export type ContactInfo = { readonly type: string } & (
  | { readonly value: string }
  | { readonly address: Readonly<Record<string, string | readonly string[]>> }
);

/** A person or organisation with its part in the picture. */
export interface Party {
  readonly name?: string;
  readonly role: string;
  readonly uri?: string;
  readonly literal?: string;
  readonly contactInfo?: readonly ContactInfo[];
}

/** Makes the list of parties, the one who sends first. */
export function parties({ provider, fields }: Pick<WireItem, 'provider' | 'fields'>): Party[] {
  const named = (structures: readonly Structure[], identifier: string, field: FieldId) =>
    structures.map((each) =>
      party(
        textIn(each, 'name'),
        propertyUri(field),
        firstIn(each, identifier),
        contactInfo(each, members[field] ?? {}),
      ),
    );
  return [
    party(provider, partyRole.provider),
    party(fields.source, partyRole.source),
    party(fields.credit, partyRole.credit),
    party(fields.captionWriter, partyRole.captionWriter),
    ...named(fields.contact, '', 'contact'),
    ...named(fields.imageCreators, 'identifier', 'imageCreators'),
    ...named(fields.contributors, 'identifiers', 'contributors'),
    ...named(fields.imageSuppliers, 'identifier', 'imageSuppliers'),
    ...named(fields.licensors, 'identifier', 'licensors'),
  ].filter((each) => each !== null);
}

function party(
  name: string,
  role: string,
  identifier = '',
  contacts: readonly ContactInfo[] = [],
): Party | null {
  const made = concept(name, identifier);
  if (!made && contacts.length === 0) return null;
  return { ...made, role, ...(contacts.length === 0 ? {} : { contactInfo: contacts }) };
}

/** Which members of a structure say how to reach a party: the parts of its address, and the kinds of contact. */
interface ContactMembers {
  readonly [part: string]: string;
}

const members: { readonly [Id in FieldId]?: ContactMembers } = {
  contact: {
    lines: 'address',
    locality: 'city',
    area: 'region',
    postalCode: 'postalCode',
    country: 'country',
    phone: 'phones',
    email: 'emails',
    web: 'webAddresses',
  },
  licensors: {
    lines: 'address',
    locality: 'city',
    area: 'region',
    postalCode: 'postalCode',
    country: 'country',
    phone: 'phone1',
    email: 'email',
    web: 'webAddress',
  },
};
const addressParts = ['lines', 'locality', 'area', 'postalCode', 'country'];
const contactKinds = ['phone', 'email', 'web'];

function contactInfo(structure: Structure, names: ContactMembers): ContactInfo[] {
  const said = (part: string) => textIn(structure, names[part] ?? '');
  const address = addressParts
    .filter((part) => said(part) !== '')
    .map((part) => [part, part === 'lines' ? said(part).split('\n') : said(part)] as const);
  return [
    ...(address.length === 0 ? [] : [{ type: 'address', address: Object.fromEntries(address) }]),
    ...contactKinds.filter((kind) => said(kind) !== '').map((kind) => ({ type: kind, value: said(kind) })),
  ];
}

/** The members of a structure that a party's contacts fill in: the other way round. */
export function contactMembers(party: Part, field: 'contact' | 'licensors'): Structure {
  const names = members[field] ?? {};
  const infos = partsIn(party, 'contactinfo');
  const [address] = infos.flatMap((info) => partsIn(info, 'address'));
  const said = [
    ...addressParts.map((part) => [
      names[part] ?? '',
      part === 'lines'
        ? textsIn(address ?? null, 'lines').join('\n')
        : textOf(address ?? null, part.toLowerCase()),
    ]),
    ...contactKinds.map((kind) => [
      names[kind] ?? '',
      textOf(infos.find((info) => textOf(info, 'type').toLowerCase() === kind) ?? null, 'value'),
    ]),
  ];
  return Object.fromEntries(said.filter(([, text]) => text !== ''));
}
