/**
 * One HTTP or HTTPS server: a kept connection, and one exchange over it. Follows no redirect, since a
 * picture and a token belong to the address that a person wrote. Used by http.ts.
 */
import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Way } from '#core/outbox/records.ts';
import { Fault } from '#main/couriers/fault.ts';
import { networkFault, stalled } from '#main/couriers/network-fault.ts';
import { trusted } from '#main/couriers/trust.ts';
import { errorCode } from '#main/tools/file-source.ts';

export type HttpWay = Way & { kind: 'http' };

/** The kept connection, and what each exchange needs. */
export interface HttpLine {
  readonly agent: http.Agent;
  close(): void;
}

export interface Exchange {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  /** Makes the body; called again when a connection that was kept too long is opened anew. */
  readonly body?: () => Readable;
  /** Told the body of an answer, piece by piece. */
  readonly received?: (chunk: Buffer) => void;
  readonly idleMs: number;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** The first 2,000 bytes of the body as text; '' where `received` takes it. */
  readonly text: string;
}

/** @throws Fault when the authority is no certificate */
export function openLine(way: HttpWay): HttpLine {
  const secure = /^https:/i.test(way.url);
  const kept = { keepAlive: true, maxSockets: 1 };
  const agent = secure ? new https.Agent({ ...kept, ...trusted(way.authority) }) : new http.Agent(kept);
  return { agent, close: () => agent.destroy() };
}

/** @throws Fault, or whatever once it was called off */
export async function exchange(line: HttpLine, what: Exchange): Promise<HttpAnswer> {
  try {
    return await once(line, what);
  } catch (error) {
    // A server may close a kept connection in the very moment it is used again. Should it have read some of
    // this before, the same Idempotency-Key tells it so.
    if (!(error instanceof KeptTooLong)) throw error;
    return await once(line, what);
  }
}

class KeptTooLong extends Error {}

async function once(line: HttpLine, what: Exchange): Promise<HttpAnswer> {
  const { url, signal } = what;
  const where = url.host;
  signal.throwIfAborted();
  const request = (url.protocol === 'https:' ? https : http).request(url, {
    agent: line.agent,
    method: what.method,
    headers: what.headers,
    signal,
  });
  let connected = false;
  let answered = false;
  request.setTimeout(what.idleMs, () => request.destroy(stalled(where)));
  request.once('socket', (socket) => {
    connected = request.reusedSocket;
    if (connected) return;
    socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
      connected = true;
    });
  });
  const body = what.body?.();
  try {
    return await new Promise<HttpAnswer>((resolve, reject) => {
      request.on('error', reject);
      request.once('response', (response) => {
        answered = true;
        read(response, what.received).then(resolve, reject);
      });
      if (!body) request.end();
      // A server that refuses early stops reading: its answer counts, not the cut body.
      else pipeline(body, request).catch((error: unknown) => !answered && reject(error));
    });
  } catch (error) {
    if (!(error instanceof Fault) && !signal.aborted && request.reusedSocket && !answered)
      if (errorCode(error) === 'ECONNRESET' || errorCode(error) === 'EPIPE') throw new KeptTooLong();
    throw signal.aborted ? error : networkFault(error, where, connected);
  } finally {
    body?.destroy();
    if (!request.writableFinished) request.destroy();
  }
}

async function read(
  response: http.IncomingMessage,
  received: ((chunk: Buffer) => void) | undefined,
): Promise<HttpAnswer> {
  const head: Buffer[] = [];
  let kept = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) continue;
    if (received) received(chunk);
    else if (kept < 2_000) {
      head.push(chunk);
      kept += chunk.length;
    }
  }
  const text = Buffer.concat(head).subarray(0, 2_000).toString('utf8');
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}
