/**
 * The loopback shell: Cutline in an ordinary browser, for machines without Electron and for
 * tests. Turns HTTP into newsroom calls. Decides nothing; every refusal here is about *who* asks,
 * never about *what* is asked. Binds 127.0.0.1 and sends no CORS headers, so no other page can read
 * an answer.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Answer } from '#core/contract.ts';
import type { Newsroom } from '#core/newsroom.ts';
import { streamEvents } from '#main/shells/loopback/event-stream.ts';
import { passGate } from '#main/shells/loopback/gate.ts';
import type { Address } from '#main/shells/loopback/left-behind.ts';
import { largestUpload, receiveFile, TooLarge } from '#main/shells/loopback/upload.ts';
import { notFound, plain, type Site, safeHeaders } from '#main/site.ts';

/** A pasted caption page of 5 million characters, every one escaped in JSON, still fits. */
const largestCall = 32 * 1024 ** 2;

export interface LoopbackOptions {
  readonly newsroom: Newsroom;
  readonly site: Site;
  /** Where dropped files are kept: `<archive>/incoming`. */
  readonly incoming: string;
  /** Where the desk was before it was killed; taken again where nothing listens there. */
  readonly leftBehind?: Address | null;
  /** Limits in bytes; the defaults are for real desks, tests set small ones. */
  readonly largestCall?: number;
  readonly largestUpload?: number;
}

export interface Loopback {
  /** `http://127.0.0.1:<port>/<token>/` */
  readonly address: string;
  /** How many pages listen for events at this moment. */
  openPages(): number;
  close(): Promise<void>;
}

/** Starts the server: on a free port with a new token, or where a killed desk left its window waiting. */
export async function listen(options: LoopbackOptions): Promise<Loopback> {
  const { leftBehind } = options;
  // Subtle: a token goes back only to its own port. One that now belongs to somebody else heard the old one.
  return (leftBehind && (await listenAt(leftBehind, options))) ?? listenAnew(options);
}

async function listenAnew(options: LoopbackOptions): Promise<Loopback> {
  const loopback = await listenAt({ port: 0, token: randomBytes(32).toString('base64url') }, options);
  if (!loopback) throw new Error('No port on 127.0.0.1 is free for the desk.');
  return loopback;
}

/** Null where the port is taken. */
async function listenAt(wanted: Address, options: LoopbackOptions): Promise<Loopback | null> {
  const { token } = wanted;
  const pages = new Set<ServerResponse>();
  let { port } = wanted;
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(safeHeaders)) response.setHeader(name, value);
    route(request, response, { ...options, token, port, pages }).catch((error: unknown) => {
      // The other side went away mid-answer, or the answer could not be begun.
      if (response.headersSent) response.destroy();
      else void send(response, plain(500, error instanceof Error ? error.message : String(error)));
    });
  });
  const started = await new Promise<boolean>((settle, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? settle(false) : failed(error),
    );
    server.listen({ host: '127.0.0.1', port }, () => settle(true));
  });
  if (!started) return null;
  const bound = server.address();
  port = typeof bound === 'object' && bound ? bound.port : 0;
  return {
    address: `http://127.0.0.1:${port}/${token}/`,
    openPages: () => pages.size,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

interface Desk extends LoopbackOptions {
  readonly token: string;
  readonly port: number;
  readonly pages: Set<ServerResponse>;
}

async function route(request: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  const passage = passGate(request, desk);
  if (!passage.ok) {
    const answer = passage.status === 403 ? plain(403, passage.sentence) : notFound(headersOf(request));
    return send(response, answer);
  }
  const { path } = passage;
  // Without the slash, the page's relative links would lose the token.
  if (path === '') return send(response, plain(301, 'Moved.', { location: `/${desk.token}/` }));
  const [, place = '', ...rest] = path.split('/');
  if (place === 'call') return answerCall(request, response, desk, rest.join('/'));
  if (place === 'upload') return answerUpload(request, response, desk, new URLSearchParams(passage.search));
  if (place === 'events' && request.method === 'GET') {
    desk.pages.add(response);
    response.on('close', () => desk.pages.delete(response));
    return streamEvents(desk.newsroom, response, request.headers['last-event-id'] !== undefined);
  }
  const url = new URL(`http://127.0.0.1${path}`);
  return send(
    response,
    await desk.site(new Request(url, { method: request.method ?? 'GET', ...headersOf(request) })),
  );
}

async function answerCall(request: IncomingMessage, response: ServerResponse, desk: Desk, name: string) {
  if (request.method !== 'POST') return send(response, plain(405, 'Calls are posted.', { allow: 'POST' }));
  // Subtle: this header is what makes a browser ask first before another page may post here.
  if (!isMediaType(request, 'application/json')) {
    return send(response, plain(415, 'Calls are JSON, with content-type application/json.'));
  }
  const text = await bodyText(request, desk.largestCall ?? largestCall);
  if (text === null)
    return sendAndHangUp(request, response, plain(413, 'That is more than a call may carry.'));
  const input = parseJson(text);
  if (input === undefined) return send(response, plain(400, 'The body is not JSON.'));
  return send(response, json(await desk.newsroom.call(decoded(name), input.value)));
}

/** `POST upload?batch=…&name=…`: one dropped file, as its bytes. Answers `{ ok, value: { path } }`. */
async function answerUpload(
  request: IncomingMessage,
  response: ServerResponse,
  desk: Desk,
  query: URLSearchParams,
): Promise<void> {
  if (request.method !== 'POST') return send(response, plain(405, 'Files are posted.', { allow: 'POST' }));
  if (!isMediaType(request, 'application/octet-stream')) {
    return send(response, plain(415, 'Files are posted with content-type application/octet-stream.'));
  }
  const drop = query.get('batch');
  const name = query.get('name');
  if (!drop || !name) return send(response, plain(400, 'An upload names its batch and its file.'));
  const limit = desk.largestUpload ?? largestUpload;
  const tooLarge = json(failed(`${name} is larger than a desk takes in through the browser.`), 413);
  if (Number(request.headers['content-length'] ?? 0) > limit)
    return sendAndHangUp(request, response, tooLarge);
  try {
    const path = await receiveFile(request, { incoming: desk.incoming, drop, name, limit });
    return send(response, json({ ok: true, value: { path } }));
  } catch (error) {
    if (error instanceof TooLarge) return sendAndHangUp(request, response, tooLarge);
    const why = error instanceof Error ? error.message : String(error);
    return send(response, json(failed(`${name} could not be kept: ${why}`)));
  }
}

function failed(message: string): Answer {
  return { ok: false, problem: { code: 'failed', message, field: '' } };
}

function isMediaType(request: IncomingMessage, wanted: string): boolean {
  return (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() === wanted;
}

/** The body, or null when it is larger than the limit. */
async function bodyText(request: IncomingMessage, limit: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  // Subtle: the stream must outlive a refusal, or the refusal could not be answered on it.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.byteLength;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** A path segment decoded; left as it is where its escapes are broken, to be refused by name. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function headersOf(request: IncomingMessage): { headers: Headers } {
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return { headers };
}

function json(value: unknown, status = 200): Response {
  const headers = {
    ...safeHeaders,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  };
  return new Response(JSON.stringify(value), { status, headers });
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body) await pipeline(Readable.from(answer.body), response);
  else response.end();
}

/** Answers and closes the connection, so that the rest of an oversized body is never read. */
async function sendAndHangUp(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Response,
): Promise<void> {
  response.setHeader('connection', 'close');
  response.on('finish', () => setTimeout(() => request.destroy(), 100).unref());
  await send(response, answer);
}
