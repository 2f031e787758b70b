/** How a document names a picture that lies beside it: an address, in which a name may hold any character. */

const address = /^[a-z][a-z0-9+.-]*:\/\//i;

/** A picture's name or address as a URI reference (RFC 3986): "Ærø #2.jpg" is `%C3%86r%C3%B8%20%232.jpg`. */
export function hrefOf(nameOrAddress: string): string {
  if (address.test(nameOrAddress)) return nameOrAddress;
  return nameOrAddress.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
