/**
 * The site: the built desk and its pictures, as one function from Request to Response. Electron's
 * protocol.handle and the loopback server both serve it, so both carry the same headers. It reads
 * two places only, the renderer's folder and the renditions the archive knows; a request can
 * name a photo, never a path.
 */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { Ports } from '#core/ports.ts';

/** A site answers every request; nothing it does throws. */
export type Site = (request: Request) => Promise<Response>;

export interface SiteOptions {
  /** The built renderer, out/renderer. */
  readonly rendererFolder: string;
  /** What pictures come from; null as long as the archive is not open. */
  ports(): { readonly archive: Pick<Ports['archive'], 'photo'>; readonly pictures: Ports['pictures'] } | null;
}

/**
 * The content security policy of every page. Nothing loads from elsewhere and nothing runs that
 * was not built. Workers are for the spelling checker, which reads a bundled dictionary.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer, refusals included. */
export const safeHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.aff', 'text/plain; charset=utf-8'],
  ['.dic', 'text/plain; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.avif', 'image/avif'],
  ['.gif', 'image/gif'],
  ['.tif', 'image/tiff'],
  ['.tiff', 'image/tiff'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
]);

/**
 * A thumbnail that is still to be made is answered with the camera's own small picture, not to be kept;
 * "thumbnail/sharp" waits for the thumbnail.
 */
const picturePath = /^picture\/([0-9a-f-]{36})\/(thumbnail|preview|full)(\/sharp)?$/i;

/** Makes the site. Paths are relative to the shell's root: '/index.html', '/picture/<photo>/preview'. */
export function makeSite({ rendererFolder, ports }: SiteOptions): Site {
  const root = resolve(rendererFolder);
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return plain(405, 'Pages and pictures can only be read.', { allow: 'GET, HEAD' });
    }
    const path = pathOf(request.url);
    if (path === null) return notFound(request);
    try {
      if (path.startsWith('picture/')) return await picture(request, path, ports());
      return await file(request, root, path === '' ? 'index.html' : path);
    } catch {
      // A file may vanish between look-up and reading; the page shows its own mark for a missing picture.
      return notFound(request);
    }
  };
}

/** The decoded path without its leading slash, or null for one that no page of ours has. */
function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url).pathname).replace(/^\/+/, '');
    return /[\\\0:]/.test(path) || path.split('/').includes('..') ? null : path;
  } catch {
    return null;
  }
}

async function file(request: Request, root: string, path: string): Promise<Response> {
  const place = resolve(join(root, path));
  if (!place.startsWith(root + sep)) return notFound(request);
  const type = mediaTypes.get(extname(place).toLowerCase());
  if (type === undefined) return notFound(request);
  const bytes = await readFile(place);
  // The build names assets by their content; the page itself must be asked for again each time.
  const caching = path.startsWith('assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
  return answer(request, new Uint8Array(bytes), bytes.byteLength, {
    'content-type': type,
    'cache-control': caching,
  });
}

async function picture(
  request: Request,
  path: string,
  ports: ReturnType<SiteOptions['ports']>,
): Promise<Response> {
  const [, id, size, sharp] = picturePath.exec(path) ?? [];
  const photo = id && ports ? ports.archive.photo(id.toLowerCase()) : null;
  if (!photo || !ports) return notFound(request);
  // A photo record never changes its hash, so its renditions never change either.
  const tag = `"${photo.hash}-${size}"`;
  const headers = { etag: tag, 'cache-control': 'private, max-age=31536000, immutable' };
  if (request.headers.get('if-none-match') === tag) {
    return new Response(null, { status: 304, headers: { ...safeHeaders, ...headers } });
  }
  // A list wants something to show now, and asks again for the sharp one: see `picturePath`.
  const early =
    size === 'thumbnail' && sharp === undefined ? await ports.pictures.rendition(photo, 'embedded') : null;
  if (early) return sendPicture(request, early, { 'cache-control': 'no-store' });
  const place = await ports.pictures.rendition(photo, size as 'thumbnail' | 'preview' | 'full');
  return place === null ? notFound(request) : sendPicture(request, place, headers);
}

async function sendPicture(
  request: Request,
  place: string,
  headers: Record<string, string>,
): Promise<Response> {
  const { size: length } = await stat(place);
  const type = mediaTypes.get(extname(place).toLowerCase()) ?? 'application/octet-stream';
  const body = request.method === 'HEAD' ? null : Readable.toWeb(createReadStream(place));
  return answer(request, body as ReadableStream | null, length, { ...headers, 'content-type': type });
}

function answer(
  request: Request,
  body: Uint8Array<ArrayBuffer> | ReadableStream | null,
  length: number,
  headers: Record<string, string>,
): Response {
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: { ...safeHeaders, ...headers, 'content-length': String(length) },
  });
}

/** A one-sentence refusal, for programs. */
export function plain(status: number, sentence: string, headers: Record<string, string> = {}): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: {
      ...safeHeaders,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
  });
}

/** The answer for anything the site does not have: a page for people, a line for programs. */
export function notFound(request: Pick<Request, 'headers'>): Response {
  if (!request.headers.get('accept')?.includes('text/html')) {
    return plain(404, 'Nothing here has that name.');
  }
  // No style sheet: the policy forbids inline styles, and this page must not depend on the build.
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="dark light">
<title>Not found – Cutline</title>
<h1>There is no such page on this desk</h1>
<p>The address may be from an earlier start of Cutline: every start has a new one.</p>
<p>Open the address that Cutline printed, or start it again.</p>
</html>
`;
  return new Response(page, {
    status: 404,
    headers: { ...safeHeaders, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}
