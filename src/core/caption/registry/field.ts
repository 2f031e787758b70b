/**
 * What an entry of the field registry says: the name and help of one caption field, how it is
 * edited, and where each standard keeps it. The entries stand in the other files of this folder;
 * adding a field is one entry there.
 *
 * Names, byte limits and homes follow the IPTC Photo Metadata Standard 2025.1 and IIM 4.2.
 */
import type { StructureId } from '#core/caption/registry/structures.ts';
import type { XmpHome } from '#core/caption/registry/xmp-home.ts';

/**
 * How a value is edited: one line, running text, a list of terms, a date, a short code, a whole
 * number, a web address or URI, one of a given set, or structures of several values each.
 */
export type FieldKind =
  | 'line'
  | 'text'
  | 'list'
  | 'date'
  | 'code'
  | 'number'
  | 'web'
  | 'choice'
  | 'structures';

/** Where the form shows a field. */
export type FieldGroup =
  | 'caption'
  | 'origin'
  | 'place'
  | 'people'
  | 'subject'
  | 'wire'
  | 'rights'
  | 'picture';

/** An IIM dataset, as record:number. */
export interface IimHome {
  readonly dataset: string;
  /** The limit in bytes, of each value where the dataset repeats. */
  readonly maxBytes: number;
  /** Whether IIM lets the dataset stand several times. */
  readonly repeats?: true;
  /** The dataset of the time, for a date. */
  readonly time?: string;
}

/** One value a field can take, for fields whose values are given. */
export interface Choice {
  /** As it stands in the file: a code or a URI. */
  readonly value: string;
  readonly label: string;
}

/** One caption field and where each standard keeps it. */
export interface Field {
  /** The property name in Cutline's records, exports and command line. */
  readonly id: string;
  /** The key in IPTC's TechReference; absent for fields that only IIM and Photoshop know. */
  readonly standard?: string;
  /** IPTC Photo Metadata name, shown as the label. */
  readonly label: string;
  /** What photo desks call it (Photo Mechanic's name) where that differs from the label. */
  readonly deskName?: string;
  readonly kind: FieldKind;
  readonly group: FieldGroup;
  /** One sentence for the person filling it in. */
  readonly help: string;
  readonly iim?: IimHome;
  readonly xmp?: XmpHome;
  /** The EXIF tag that may hold the same value. */
  readonly exif?: string;
  /** Where NewsML-G2 keeps it, below the newsItem. */
  readonly newsml?: string;
  /** The ninjs 3.x property that keeps it. */
  readonly ninjs?: string;
  /** Which structure, for kind 'structures'. */
  readonly structure?: StructureId;
  /** How many structures there may be; absent for any number. */
  readonly most?: 1;
  /** The values to choose from, for kind 'choice'. Others that files hold are kept. */
  readonly choices?: readonly Choice[];
}
