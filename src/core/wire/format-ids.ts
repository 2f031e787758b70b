/** The formats a caption can leave the desk in, by the names of the command line. */

/** Documents: bytes made from a wire item; see formats.ts. */
export const documentFormats = [
  'newsml-g2',
  'newsml-g2-superdesk',
  'ninjs',
  'ninjs-superdesk',
  'nitf',
  'nitf-plain',
  'iptc7901',
  'text',
  'csv',
  'json',
] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** Pictures with the caption inside, and the caption as XMP beside one. */
export const pictureFormats = ['jpeg', 'xmp'] as const;

export const wireFormats = [...documentFormats, ...pictureFormats] as const;
export type WireFormat = (typeof wireFormats)[number];

/** Whether a format is a document. */
export function isDocumentFormat(format: WireFormat): format is DocumentFormat {
  return documentFormats.some((each) => each === format);
}

/** A format's name as a picture desk says it. */
export const formatNames: Readonly<Record<WireFormat, string>> = {
  'newsml-g2': 'NewsML-G2',
  'newsml-g2-superdesk': 'NewsML-G2 for Superdesk',
  ninjs: 'ninjs',
  'ninjs-superdesk': 'ninjs for Superdesk',
  nitf: 'NITF',
  'nitf-plain': 'NITF, plain',
  iptc7901: 'IPTC 7901',
  text: 'Text',
  csv: 'CSV',
  json: 'JSON',
  jpeg: 'Captioned photo',
  xmp: 'Sidecar',
};

/** Whether a format has packages: documents that name the pictures of a story. */
export function hasPackages(format: WireFormat): boolean {
  return format === 'newsml-g2' || format === 'newsml-g2-superdesk';
}
