/**
 * Addresses and moments in the forms that the schema of ninjs asks for. Used by the exporters and
 * their validators. Never changes what an address means.
 */
import { hrefOf } from '#core/wire/href.ts';
import { isSchemaMoment, wholeSeconds } from '#core/wire/moments.ts';

const character = "(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})";
const name = "(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})";
const uri = new RegExp(
  `^[A-Za-z][A-Za-z0-9+.-]*:(?:\\/\\/(?:${character}*@)?${name}*(?::\\d*)?(?:\\/${character}*)*|\\/?${character}+(?:\\/${character}*)*)` +
    `(?:\\?(?:${character}|[/?])*)?(?:#(?:${character}|[/?])*)?$`,
);

/** Whether a text is an absolute URI (RFC 3986), as `format: uri` wants it; addresses by number in brackets are not taken. */
export function isUri(text: string): boolean {
  return uri.test(text);
}

/** What begins a reference to a file beside the document: relative to it, and yet a URI. */
const beside = 'file:';

/**
 * A picture's name or address as a URI; '' where there is none. The schema refuses relative references.
 * "Ærø.jpg" is `file:%C3%86r%C3%B8.jpg`, which readers of URLs resolve against the document's own address.
 */
export function pictureUri(nameOrAddress: string): string {
  if (nameOrAddress === '') return '';
  const href = hrefOf(nameOrAddress);
  if (isUri(href)) return href;
  const escaped = /^[a-z][a-z0-9+.-]*:\/\//i.test(nameOrAddress)
    ? nameOrAddress.toWellFormed().replace(/%(?![0-9a-f]{2})|[^!-~]|["<>[\\\]^`{|}]/giu, encodeURIComponent)
    : `${beside}${href}`;
  return isUri(escaped) ? escaped : '';
}

/** The reference that a picture's URI stands for: a name beside the document, or an address. */
export function referenceOf(href: string): string {
  return href.startsWith(beside) && !href.startsWith(`${beside}//`) ? href.slice(beside.length) : href;
}

/** A moment to the second with its zone in numbers; '' for what is no moment. */
export function zonedMoment(moment: string): string {
  return isSchemaMoment(moment) ? wholeSeconds(moment) : '';
}

/** The same moment in UTC, `2026-11-22T10:44:00+00:00`; '' for what is no moment. */
export function utcMoment(moment: string): string {
  const zoned = zonedMoment(moment);
  const time = zoned === '' ? Number.NaN : Date.parse(zoned);
  if (!Number.isFinite(time)) return '';
  return wholeSeconds(new Date(time).toISOString());
}
