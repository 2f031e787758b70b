import { createHash, createHmac } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import {
  delivery,
  destination,
  freePort,
  httpWay,
  newFolder,
  noise,
  notedSteps,
  problemIn,
  quickCourier,
  staged,
  theSecret,
} from '#main/couriers/couriers.test-support.ts';
import { certificate, present, startNginx } from '#main/couriers/real-servers.test-support.ts';

interface Taken {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

type Answer = (taken: Taken, response: ServerResponse, request: IncomingMessage) => void;

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  ends.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return address.port;
}

/** A server that takes each request whole, notes it, and answers as told; HEAD finds nothing unless told. */
async function receiver(answer: Answer): Promise<{ url: string; taken: Taken[] }> {
  const taken: Taken[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks) };
      taken.push(one);
      answer(one, response, request);
    });
  });
  return { url: `http://127.0.0.1:${await listening(server)}`, taken };
}

const says =
  (status: number, text = '', headers: Record<string, string> = {}): Answer =>
  ({ method }, response) => {
    response.writeHead(method === 'HEAD' ? 404 : status, method === 'HEAD' ? {} : headers).end(text);
  };

function courierFor(secret: string | null = theSecret, idleMs = 2_000) {
  const courier = quickCourier(secret, idleMs);
  ends.push(() => courier.close());
  return courier;
}

async function pair() {
  const picture = noise(200_000, 7);
  return { picture, parcels: await staged(await newFolder(), { 'Łódź "1".jpg': picture, 'a.xml': '<a/>' }) };
}

describe('what a receiver gets over HTTP', () => {
  test('the picture first, with its type, digest and idempotency key; the document once that was written down', async () => {
    const { url, taken } = await receiver(says(201, 'taken as 4711'));
    const { picture, parcels } = await pair();
    const steps = notedSteps();
    const placed: number[] = [];
    const outcome = await courierFor().deliver(
      delivery(
        destination(
          httpWay(`${url}/in?desk=1`, { method: 'POST', headers: [{ name: 'X-Desk', value: 'sports' }] }),
        ),
        parcels,
      ),
      { ...steps, placing: async () => void placed.push(taken.length) },
    );
    expect(outcome).toMatchObject({
      kind: 'delivered',
      receipt: { checked: 'answer', said: '201 taken as 4711' },
    });
    expect(taken.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /in?desk=1',
      'POST /in?desk=1',
    ]);
    expect(placed).toEqual([1]);
    expect(taken[0]?.body).toEqual(picture);
    expect(taken[0]?.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': '200000',
      'idempotency-key': 's1-1',
      'x-desk': 'sports',
      'content-digest': `sha-256=:${createHash('sha256').update(picture).digest('base64')}:`,
      'content-disposition': `attachment; filename="__d_ _1_.jpg"; filename*=UTF-8''%C5%81%C3%B3d%C5%BA%20%221%22.jpg`,
    });
    expect(taken[1]?.headers['idempotency-key']).toBe('s1-2');
    expect(steps.told.sent.at(-1)).toBe(200_004);
  });

  test('once the picture was taken, a later try sends the document alone', async () => {
    const { url, taken } = await receiver(says(200));
    const { parcels } = await pair();
    const to = destination(httpWay(url, { method: 'POST' }));
    const outcome = await courierFor().deliver(delivery(to, parcels, { placing: true }), notedSteps());
    expect(problemIn(outcome)).toBe('delivered');
    expect(taken.map(({ headers }) => headers['idempotency-key'])).toEqual(['s1-2']);
  });

  test('{name} in the address, and a login by name, token or signature', async () => {
    const { url, taken } = await receiver(says(200));
    const parcels = await staged(await newFolder(), { 'Łódź?.xml': '<a/>' });
    const courier = courierFor();
    const logins = ['basic', 'bearer', 'hmac'] as const;
    for (const [index, login] of logins.entries()) {
      const to = destination(httpWay(`${url}/{name}/raw`, { method: 'POST', login, user: 'desk' }), {
        id: `d${index}`,
      });
      expect(problemIn(await courier.deliver(delivery(to, parcels), notedSteps()))).toBe('delivered');
    }
    expect(taken[0]?.url).toBe('/%C5%81%C3%B3d%C5%BA%3F.xml/raw');
    expect(taken[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from(`desk:${theSecret}`).toString('base64')}`,
    );
    expect(taken[2]?.headers['x-signature']).toBe(
      createHmac('sha256', theSecret).update('<a/>').digest('hex'),
    );
  });

  test('a header has the secret where it says so', async () => {
    const { url, taken } = await receiver(says(200));
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    const headers = [
      { name: 'X-Api-Key', value: 'desk:{secret}' },
      { name: 'X-Desk', value: 'night' },
    ];
    const to = destination(httpWay(url, { method: 'POST', headers }));
    expect(problemIn(await courierFor('gull-$&-7').deliver(delivery(to, parcels), notedSteps()))).toBe(
      'delivered',
    );
    expect(taken[0]?.headers).toMatchObject({ 'x-api-key': 'desk:gull-$&-7', 'x-desk': 'night' });
    const outcome = problemIn(await courierFor(null).deliver(delivery(to, parcels), notedSteps()));
    expect(outcome).toMatch(/^secret: nothing was sent: .* has no password, token or passphrase/);
  });

  test('a token with letters that no header can carry is told, and not shown', async () => {
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    const to = destination(httpWay('http://127.0.0.1:9/', { login: 'bearer' }));
    const outcome = problemIn(await courierFor('Łódź-token').deliver(delivery(to, parcels), notedSteps()));
    expect(outcome).toMatch(/^login: a\.xml was not sent: the header authorization has letters/);
    expect(outcome).not.toContain('Łódź-token');
  });
});

describe('what an HTTP server may prove or spoil', () => {
  const put = async (answer: Answer, content = 'picture') => {
    const { url, taken } = await receiver(answer);
    const parcels = await staged(await newFolder(), { 'a.jpg': content });
    const outcome = await courierFor().deliver(
      delivery(destination(httpWay(`${url}/in`)), parcels),
      notedSteps(),
    );
    return { outcome, taken };
  };
  const md5 = (text: string) => createHash('md5').update(text).digest('hex');

  test('an ETag that is the MD5 of the bytes is a checksum, another one is nothing', async () => {
    const right = await put(says(200, '', { etag: `"${md5('picture')}"` }));
    expect(right.outcome).toMatchObject({ receipt: { checked: 'checksum' } });
    const other = await put(says(200, '', { etag: `"${md5('other')}"` }));
    expect(other.outcome).toMatchObject({ receipt: { checked: 'answer' } });
  });

  test('a server that keeps another size than it took is caught lying', async () => {
    let stands = false;
    const { outcome } = await put(({ method }, response) => {
      if (method !== 'HEAD') stands = true;
      response
        .writeHead(method === 'HEAD' && !stands ? 404 : 200, { 'content-length': method === 'HEAD' ? 3 : 0 })
        .end();
    });
    expect(problemIn(outcome)).toMatch(
      /^size: .* now says it has 3 bytes where 7 bytes were sent\. Have it removed there/,
    );
  });

  test('a digest of what the server keeps that is not ours is caught', async () => {
    let stands = false;
    const { outcome } = await put(({ method }, response) => {
      if (method !== 'HEAD') stands = true;
      const digest = createHash('sha256').update('other').digest('base64');
      response
        .writeHead(method === 'HEAD' && !stands ? 404 : 200, { 'repr-digest': `sha-256=:${digest}:` })
        .end();
    });
    expect(problemIn(outcome)).toMatch(/^size: .*the checksum of what .* keeps is not that of what was sent/);
  });

  test('an address that holds the very file already was reached by an earlier try; another file is not overwritten', async () => {
    const holds =
      (text: string): Answer =>
      ({ method }, response) => {
        response.writeHead(200, { 'content-length': text.length }).end(method === 'HEAD' ? undefined : text);
      };
    const ours = await put(holds('picture'));
    expect(ours.outcome).toMatchObject({ kind: 'delivered', receipt: { checked: 'checksum' } });
    expect(ours.taken.map(({ method }) => method)).toEqual(['HEAD', 'GET']);
    const theirs = await put(holds('another'));
    expect(problemIn(theirs.outcome)).toMatch(/^name-taken: /);
    expect(theirs.taken.map(({ method }) => method)).not.toContain('PUT');
  });

  test.each([
    [301, 'refused', 'points to another address'],
    [400, 'refused', 'answered 400 and said “no such desk”'],
    [401, 'login', 'the login was refused'],
    [403, 'permission', 'not permitted'],
    [404, 'refused', 'nothing takes files at this address'],
    [409, 'refused', 'answered 409'],
    [413, 'refused', 'too large'],
    [429, 'unreachable', 'could not be taken now'],
    [500, 'unreachable', 'could not be taken now'],
    [504, 'stalled', 'took too long'],
    [507, 'full', 'no room is left'],
  ])('answer %i is %s', async (status, kind, words) => {
    const { outcome } = await put(says(status, 'no such\r\ndesk'));
    expect(problemIn(outcome)).toMatch(new RegExp(`^${kind}: a\\.jpg was not sent: .*${words}.*\\. [A-Z]`));
  });

  test('a server that repeats the secret does not bring it into the outbox', async () => {
    const { url } = await receiver(({ headers }, response) => {
      response.writeHead(400).end(`bad header ${headers.authorization} for you`);
    });
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    const to = destination(httpWay(url, { method: 'POST', login: 'bearer' }));
    const outcome = problemIn(await courierFor('to-ken-1234').deliver(delivery(to, parcels), notedSteps()));
    expect(outcome).toContain('bad header Bearer ••• for you');
  });

  test('a server that stops reading, one that never answers, and one that cuts the line', async () => {
    const parcels = await staged(await newFolder(), { 'a.jpg': noise(3_000_000, 1) });
    const courier = courierFor(theSecret, 400);
    const tell = async (url: string, id: string) =>
      problemIn(
        await courier.deliver(
          delivery(destination(httpWay(url, { method: 'POST' }), { id }), parcels),
          notedSteps(),
        ),
      );
    const deaf = await listening(createServer((request) => void request.pause()));
    expect(await tell(`http://127.0.0.1:${deaf}/`, 'd1')).toMatch(
      /^stalled: a\.jpg was not sent: .* stopped answering\. Whether the server took it/,
    );
    const mute = await receiver(() => undefined);
    expect(await tell(mute.url, 'd2')).toMatch(/^stalled: /);
    const cutting = await listening(
      createServer((request) => void request.once('data', () => request.socket.resetAndDestroy())),
    );
    expect(await tell(`http://127.0.0.1:${cutting}/`, 'd3')).toMatch(
      /^interrupted: .* was cut\. Whether the server took it/,
    );
    expect(await tell(`http://127.0.0.1:${await freePort()}/`, 'd4')).toMatch(/^unreachable: /);
    expect(await tell('ftp://127.0.0.1/', 'd5')).toMatch(/^refused: .*none of http or https/);
  });

  test('called off while it is sent, the connection ends at once', async () => {
    let cut = false;
    const port = await listening(
      createServer((request) => void request.resume().on('close', () => (cut = !request.complete))),
    );
    const parcels = await staged(await newFolder(), { 'a.jpg': noise(500_000, 1) });
    const to = destination(httpWay(`http://127.0.0.1:${port}/`, { method: 'POST' }), {
      kilobytesPerSecond: 400,
    });
    const outcome = await courierFor().deliver(
      delivery(to, parcels),
      notedSteps((sent, stop) => sent > 200_000 && stop()),
    );
    expect(outcome).toEqual({ kind: 'cancelled' });
    await expect.poll(() => cut).toBe(true);
  });

  test('a limit of kilobytes a second is kept', async () => {
    const { url } = await receiver(says(200));
    const parcels = await staged(await newFolder(), { 'a.jpg': noise(200_000, 1) });
    const to = destination(httpWay(url, { method: 'POST' }), { kilobytesPerSecond: 200 });
    const began = performance.now();
    expect(problemIn(await courierFor().deliver(delivery(to, parcels), notedSteps()))).toBe('delivered');
    expect(performance.now() - began).toBeGreaterThan(900);
  });
});

describe('HTTPS', () => {
  test('a certificate of the given authority is taken, an unknown one refused', async () => {
    const files = await certificate(await newFolder());
    const [cert, key] = await Promise.all([readFile(files.cert, 'utf8'), readFile(files.key, 'utf8')]);
    const port = await listening(
      createSecureServer(
        { cert, key },
        (request, response) => void request.resume().on('end', () => response.end('fine')),
      ),
    );
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    const way = httpWay(`https://127.0.0.1:${port}/`, { method: 'POST' });
    const courier = courierFor();
    expect(problemIn(await courier.deliver(delivery(destination(way), parcels), notedSteps()))).toMatch(
      /^certificate: .*signed by itself/,
    );
    expect((await courier.test(destination(way))).map((step) => `${step.what}: ${step.ok}`)).toEqual([
      'Server reached: true',
      'Connection secured: false',
    ]);
    const trusted = destination({ ...way, authority: cert });
    expect(problemIn(await courier.deliver(delivery(trusted, parcels), notedSteps()))).toBe('delivered');
    expect((await courier.test(trusted)).every((step) => step.ok)).toBe(true);
  });
});

describe('the test of an HTTP destination', () => {
  test('asks without a file, and says what refused', async () => {
    const { url, taken } = await receiver(({ headers }, response) => {
      response.writeHead(headers.authorization === 'Bearer right' ? 404 : 401).end();
    });
    const to = destination(httpWay(url, { login: 'bearer' }));
    expect((await courierFor('right').test(to)).map((step) => `${step.what}: ${step.ok}`)).toEqual([
      'Server reached: true',
      'Login taken: true',
    ]);
    expect((await courierFor('wrong').test(to)).at(-1)).toMatchObject({
      what: 'Login taken',
      ok: false,
      said: expect.stringMatching(/refused/),
    });
    expect((await courierFor(null).test(to)).at(-1)).toMatchObject({
      ok: false,
      said: expect.stringMatching(/no password, token or passphrase/),
    });
    expect(taken.every(({ method }) => method === 'HEAD')).toBe(true);
  });
});

describe.runIf(present('/usr/sbin/nginx'))('HTTP with nginx', () => {
  test('PUT arrives whole and is checked by size; a name taken is refused; too large is told', async () => {
    const server = await startNginx();
    ends.push(() => server.end());
    const courier = courierFor();
    const { picture, parcels } = await pair();
    const to = destination(httpWay(`http://127.0.0.1:${server.port}/in`));
    const outcome = await courier.deliver(delivery(to, parcels), notedSteps());
    expect(outcome).toMatchObject({ kind: 'delivered', receipt: { checked: 'size' } });
    expect(await readdir(join(server.root, 'in'))).toEqual(['a.xml', 'Łódź "1".jpg']);
    expect(await readFile(join(server.root, 'in', 'Łódź "1".jpg'))).toEqual(picture);
    expect(problemIn(await courier.deliver(delivery(to, parcels), notedSteps()))).toBe('delivered');
    await writeFile(join(server.root, 'in', 'a.xml'), '<b/>');
    expect(problemIn(await courier.deliver(delivery(to, parcels), notedSteps()))).toMatch(/^name-taken: /);
    const large = await staged(await newFolder(), { 'large.jpg': noise(4_000_000, 3) });
    expect(problemIn(await courier.deliver(delivery(to, large), notedSteps()))).toMatch(
      /^refused: .*too large/,
    );
  });
});
