/**
 * The gate of the loopback shell: who may ask. Every local program and every web page open in
 * the editor's browser can reach a port on 127.0.0.1, so each request has to show that it comes
 * from the page Cutline itself opened. It never looks at what is asked.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Gate {
  readonly port: number;
  /** 32 random bytes, base64url; new at every start, except after a crash [Note: an address twice]. */
  readonly token: string;
}

/** Either the path below the token, decoded by nobody yet, or why the request is turned away. */
export type Passage =
  | { readonly ok: true; readonly path: string; readonly search: string }
  | { readonly ok: false; readonly status: 403 | 404; readonly sentence: string };

/**
 * Checks one request, cheapest and least telling first. A wrong token is answered like a page
 * that does not exist.
 */
export function passGate(request: IncomingMessage, gate: Gate): Passage {
  const host = `127.0.0.1:${gate.port}`;
  const hosts = request.headersDistinct['host'] ?? [];
  // A page of another site whose name was re-pointed to 127.0.0.1 still sends that site's name.
  if (hosts.length !== 1 || hosts[0] !== host) {
    return refused(403, 'This desk answers only under its own address.');
  }
  const origin = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined && origin !== `http://${host}`) {
    return refused(403, 'Requests from other pages are refused.');
  }
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return refused(403, 'Requests from other pages are refused.');
  }
  const match = /^\/([^/?]*)(\/[^?]*)?(\?.*)?$/.exec(request.url ?? '');
  if (!match || !sameText(match[1] ?? '', gate.token)) return refused(404, '');
  return { ok: true, path: match[2] ?? '', search: match[3] ?? '' };
}

/** Equality in a time that does not depend on where the texts differ, nor on their lengths. */
function sameText(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function refused(status: 403 | 404, sentence: string): Passage {
  return { ok: false, status, sentence };
}
