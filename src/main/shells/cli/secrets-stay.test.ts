/**
 * Secrets stay where they are kept: after sends, tests and refusals by servers that repeat every secret
 * they are told, none is in the archive, in what waits to be sent, in what the command line prints or
 * in any answer to a page.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { Destination, Way } from '#core/outbox/records.ts';
import { addBatch, addCaption } from '#main/archive/testing.ts';
import { assemble } from '#main/assemble.ts';
import { startFtpServer } from '#main/couriers/ftp-server.test-support.ts';
import { plainDestination } from '#main/outbox/outbox.test-support.ts';
import { passphraseFileOf } from '#main/secrets/secrets-file.ts';
import type { Terminal } from '#main/shells/cli/command.ts';
import { runCommandLine } from '#main/shells/cli.ts';
import { findHome } from '#main/shells/home.ts';
import { noCaptionFiles } from '#main/testing/unused-ports.ts';

const passphrase = 'seven gulls above the harbour';
const secret = 'Kråke-91"/%42';
const home = findHome(import.meta.dirname);
const ends: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const end of ends.splice(0).reverse()) await end();
});

/** Every way in which the secret could stand somewhere. */
function forms(): Buffer[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  const basic = Buffer.from(`desk:${secret}`).toString('base64').replace(/=+$/, '');
  const written = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), base64, basic];
  return [...written, passphrase, 'åke-91"/%4'].flatMap((text) => [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'latin1'),
  ]);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

test('a secret is in no archive, log, export or answer, whatever servers repeat', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cutline-secret-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const archive = join(folder, 'archive');
  // Answers with every header it was told, in the words of a status and of an error page.
  let status = 201;
  let told = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const spoken = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
      told += spoken.some((line) => /^(authorization|x-api-key): ./.test(line)) ? 1 : 0;
      response.writeHead(status, { 'x-echo': encodeURIComponent(spoken.join()) });
      response.end(`${JSON.stringify(spoken)} ${spoken.join(' ')} ${'.'.repeat(30)}${secret}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const ftp = await startFtpServer({ replies: { PASS: `530 the password ${secret} is wrong` } });
  ends.push(() => ftp.end());

  const http = (
    login: 'basic' | 'bearer' | 'hmac' | 'none',
    headers: { name: string; value: string }[],
  ): Way => ({
    kind: 'http',
    url: `http://127.0.0.1:${port}/in`,
    method: 'POST',
    headers,
    login,
    user: 'desk',
    authority: '',
  });
  const ways: Record<string, Way> = {
    Basic: http('basic', []),
    Bearer: http('bearer', []),
    Signed: http('hmac', []),
    Key: http('none', [{ name: 'X-Api-Key', value: 'key {secret}' }]),
    Ftp: {
      kind: 'ftp',
      host: '127.0.0.1',
      port: ftp.port,
      user: 'desk',
      folder: '',
      security: 'none',
      authority: '',
    },
  };
  // HTTP carries a secret in a header only in these letters; the others send it as it is.
  const captions: string[] = [];
  const desk = await assemble({ archiveFolder: archive, editor: 'Mara Lindqvist', paths: home });
  const batch = addBatch(desk.ports.archive);
  for (let number = 0; number < 3; number += 1)
    captions.push(
      addCaption(desk.ports.archive, batch, { caption: `Ferry ${number} leaves Vessel Bay, Norway.` }),
    );
  for (const [name, way] of Object.entries(ways)) {
    const destination: Destination = { ...plainDestination(), name, way };
    expect((await desk.newsroom.call('destinations.save', { destination })).ok).toBe(true);
  }
  await desk.close();

  let printed = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((words) => {
    printed += String(words);
    return true;
  });
  vi.stubEnv('CUTLINE_LOG', '1');
  vi.stubEnv('CUTLINE_PASSPHRASE', passphrase);
  const cutline = async (words: string[], input = ''): Promise<{ code: number; out: string }> => {
    let out = '';
    const terminal: Terminal = {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        printed += text;
      },
      interactive: false,
      columns: 400,
      interrupted: new AbortController().signal,
      read: async () => input,
      hidden: async () => null,
    };
    const code = await runCommandLine([...words, '--archive', archive], {
      terminal,
      home,
      currentFolder: folder,
      openCaptionFiles: () => noCaptionFiles,
      open: (archiveFolder, { create }) =>
        assemble({ archiveFolder, create, editor: 'Mara Lindqvist', paths: home }),
    });
    printed += out;
    return { code, out };
  };

  const names = Object.keys(ways);
  for (const name of names)
    expect((await cutline(['destinations', 'secret', name], `${secret}\n`)).code).toBe(0);
  for (const name of names) await cutline(['destinations', 'test', name, '--json']);
  const to = names.flatMap((name) => ['--to', name]);
  const override = ['--override', 'Tested with words of its own.'];
  const [first = '', second = '', third = ''] = captions;
  await cutline(['send', first, ...to, ...override]);
  await cutline(['outbox', 'run']);
  status = 401;
  await cutline(['send', second, ...to, ...override]);
  await cutline(['outbox', 'run', '--json']);
  status = 503;
  await cutline(['send', third, ...to, ...override, '--json']);
  const listed = await cutline(['outbox', 'list', '--json']);
  for (const words of [['destinations', 'list', '--json'], ['destinations'], ['doctor'], ['list', '--json']])
    await cutline(words);
  await cutline(['call', 'items.show', '--caption', first]);
  await cutline(['export', '--format', 'json', '--out', join(folder, 'exported'), ...override]);
  vi.restoreAllMocks();

  // It did go over, and servers did repeat it.
  expect(told).toBeGreaterThan(5);
  expect(listed.out).toContain('"delivered"');
  expect(listed.out).toContain('•••');
  const held = filesBelow(folder);
  expect(held).toContain(passphraseFileOf(archive));
  for (const form of forms()) {
    expect(Buffer.from(printed).includes(form), `printed ${form}`).toBe(false);
    for (const path of held) expect(readFileSync(path).includes(form), `${path} ${form}`).toBe(false);
  }
});
