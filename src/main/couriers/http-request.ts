/** Where a parcel goes over HTTP and with which headers: address, login, digest, idempotency key. Used by http.ts. */
import { createHmac } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Parcel } from '#core/outbox/courier.ts';
import { secretMark } from '#core/outbox/records.ts';
import { Fault } from '#main/couriers/fault.ts';
import type { HttpWay } from '#main/couriers/http-line.ts';

/**
 * `{name}` stands for the file's name; without it, PUT adds the name as the last part of the path.
 * @throws Fault when it is no address
 */
export function addressOf(way: HttpWay, name: string): URL {
  const written = encodeURIComponent(name);
  const named = way.url.includes('{name}');
  const url = parsed(way.url.replaceAll('{name}', written));
  if (!named && way.method === 'PUT') url.pathname = `${url.pathname.replace(/\/+$/, '')}/${written}`;
  return url;
}

function parsed(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Fault(
      'refused',
      'the address of the destination is none of http or https',
      'Correct it, then retry.',
    );
  // A name and a password in an address would show wherever the address does.
  url.username = '';
  url.password = '';
  return url;
}

/** Everything a destination asks for with each request, the login included. The secret is in the values: never show them. */
export function loginHeaders(way: HttpWay, secret: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { name, value } of way.headers)
    headers[name.toLowerCase()] = value.replaceAll(secretMark, () => secret);
  if (way.login === 'basic')
    headers['authorization'] = `Basic ${Buffer.from(`${way.user}:${secret}`, 'utf8').toString('base64')}`;
  if (way.login === 'bearer') headers['authorization'] = `Bearer ${secret}`;
  for (const [name, value] of Object.entries(headers))
    if (/[^\t\u0020-\u007e\u00a0-\u00ff]/.test(value))
      throw new Fault('login', `the header ${name} has letters that HTTP cannot carry`);
  return headers;
}

/**
 * The headers of one parcel.
 * @param key the same for every try of the same parcel, so that a receiver can tell a repeat
 */
export async function parcelHeaders(
  way: HttpWay,
  parcel: Parcel,
  key: string,
  secret: string,
): Promise<Record<string, string>> {
  const headers: Record<string, string> = {
    'content-type': parcel.mediaType,
    'content-disposition': disposition(parcel.name),
    ...loginHeaders(way, secret),
    'content-length': String(parcel.bytes),
    'idempotency-key': key,
    // RFC 9530, section 2.
    'content-digest': `sha-256=:${Buffer.from(parcel.hash, 'hex').toString('base64')}:`,
  };
  if (way.method === 'PUT') headers['if-none-match'] = '*';
  if (way.login === 'hmac') headers['x-signature'] = await signature(parcel.path, secret);
  return headers;
}

/** RFC 6266: the plain name for old receivers, the whole one beside it where it has other letters. */
function disposition(name: string): string {
  const plain = name.replace(/[^\u0020-\u007e]|["\\]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"${plain === name ? '' : `; filename*=UTF-8''${whole}`}`;
}

async function signature(path: string, secret: string): Promise<string> {
  const signed = createHmac('sha256', secret);
  for await (const chunk of createReadStream(path)) signed.update(chunk);
  return signed.digest('hex');
}
