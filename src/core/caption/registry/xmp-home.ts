/** Where XMP keeps a value, for fields and for members of structures alike. */

/** How XMP holds a value: plain, one text per language, or an unordered or ordered array. */
export type XmpForm = 'text' | 'languages' | 'bag' | 'seq';

/** An XMP property, as prefix:name with the standard's own prefixes. */
export interface XmpHome {
  readonly name: string;
  readonly form: XmpForm;
}
