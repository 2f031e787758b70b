/**
 * A stand-in for an unpacked Electron distribution, enough for electron-builder to lay out and pack
 * the app around it. Its "binary" holds a fuse wire, so that fuses are really flipped and can be
 * read back. For Linux, whose layout is one flat folder.
 */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What marks the fuse wire in a binary, as @electron/fuses looks for it. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The fuses of version 1, in the order of the wire. */
export const fuseNames = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;

/** Lays it out in a folder. Every fuse begins as Electron's releases have it: the first on, the rest as given there. */
export async function layOutStandIn(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'), { recursive: true });
  const released = '10110001';
  const wire = Buffer.concat([
    Buffer.from(sentinel),
    Buffer.from([1, fuseNames.length]),
    Buffer.from(released),
  ]);
  await writeFile(
    join(folder, 'electron'),
    Buffer.concat([Buffer.from('stand-in\n'), wire, Buffer.alloc(64)]),
  );
  await chmod(join(folder, 'electron'), 0o755);
  await writeFile(join(folder, 'version'), version);
  await writeFile(join(folder, 'LICENSE'), 'stand-in\n');
  await writeFile(join(folder, 'LICENSES.chromium.html'), 'stand-in\n');
  await writeFile(join(folder, 'locales', 'en-US.pak'), '');
}

/** The fuses of a packed binary by name. */
export async function readFuses(binary: string): Promise<Record<string, boolean>> {
  const bytes = await readFile(binary);
  const at = bytes.indexOf(sentinel) + sentinel.length;
  const wire = bytes.subarray(at + 2, at + 2 + (bytes[at + 1] ?? 0));
  return Object.fromEntries(fuseNames.map((name, index) => [name, wire[index] === '1'.charCodeAt(0)]));
}
