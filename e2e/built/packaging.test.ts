/**
 * Packs the app with electron-builder around a stand-in for Electron's binary, looks into the
 * package, and runs the packaged main bundle. Linux only: the other systems' layouts need their
 * own distributions, which the workflow packs for real.
 */
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root, runTool, tools } from '../../scripts/project.ts';
import { layOutStandIn, readFuses } from '../electron-stand-in/distribution.ts';
import { startOnStandIn } from '../electron-stand-in/start.ts';

const prebuild = `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`;

describe.runIf(process.platform === 'linux')('the app packed around a stand-in binary', () => {
  let folder = '';
  let app = '';
  let packed: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cutline-packed-'));
    const { version } = JSON.parse(
      await readFile(join(root, 'node_modules/electron/package.json'), 'utf8'),
    ) as {
      version: string;
    };
    const distribution = join(folder, 'electron');
    await layOutStandIn(distribution, version);
    const overrides = [`electronDist=${distribution}`, `directories.output=${join(folder, 'dist')}`];
    const words = ['--linux', '--dir', '--publish', 'never', ...overrides.map((each) => `--config.${each}`)];
    const { code, output } = await runTool(tools.builder, words, { quiet: true });
    expect(code, output).toBe(0);
    const unpacked = (await readdir(join(folder, 'dist'))).find((name) => name.endsWith('unpacked')) ?? '';
    app = join(folder, 'dist', unpacked);
    packed = await extract(join(app, 'resources', 'app.asar'), join(folder, 'inside', 'app.asar'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('holds what runs', () => {
    const needed = [
      'package.json',
      'out/main/electron.js',
      'out/main/cli.js',
      'out/main/picture-child.js',
      'out/preload/preload.cjs',
      'out/renderer/index.html',
      'db/migrations/0001-archive.sql',
      'node_modules/better-sqlite3/lib/index.js',
      'node_modules/basic-ftp/dist/index.js',
      'node_modules/ssh2/lib/index.js',
      prebuild,
    ];
    expect(needed.filter((path) => !packed.includes(path))).toEqual([]);
  });

  test('holds nothing that does not run', () => {
    const strange = packed.filter(
      (path) =>
        /^(src|e2e|scripts|bench|docs|\.github|\.ci|dist)\//.test(path) ||
        /^node_modules\/better-sqlite3\/(deps|src|build)\//.test(path) ||
        /^node_modules\/(cpu-features|buildcheck|nan)\//.test(path) ||
        (path.startsWith('node_modules/better-sqlite3/prebuilds/') && path !== prebuild) ||
        /^node_modules\/(react|react-dom|vite|vitest|typescript|electron|playwright|@biomejs|node)\//.test(
          path,
        ) ||
        /\.(map|ts)$/.test(path) ||
        /\.test\./.test(path) ||
        path === 'sample/expected.json',
    );
    expect(strange).toEqual([]);
  });

  test('carries the licences of everything in it', async () => {
    const licences = await readFile(join(app, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    const big = [
      'react 19',
      'react-dom 19',
      '@codemirror/view 6',
      '@tanstack/react-virtual 3',
      'zod 4',
      'nspell 2',
      'dictionary-en 4',
      'parse5 8',
      'papaparse 5',
      'better-sqlite3 13',
      'basic-ftp 6',
      'ssh2 1',
      'bcrypt-pbkdf 1',
      'fflate 0',
      'sharp 0',
      '@img/sharp-libvips-',
      'libheif-js 1',
      'exiftool-vendored 38',
      'exiftool-vendored.pl 13',
    ];
    expect(big.filter((name) => !licences.includes(`\n${name}`))).toEqual([]);
    for (const text of [
      'GNU LESSER GENERAL PUBLIC LICENSE',
      'GNU GENERAL PUBLIC LICENSE',
      'The "Artistic License"',
      'Apache License',
      'Permission is hereby granted, free of charge',
    ])
      expect(licences).toContain(text);
    // Whatever is packed as a package has its section.
    const names = new Set(
      packed.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1] ?? []),
    );
    expect([...names].filter((name) => !licences.includes(`\n${name} `))).toEqual([]);
  });

  test('says what a Linux desktop asks for, and names no address that is not ours', async () => {
    const manifest = await readFile(join(folder, 'inside', 'app.asar', 'package.json'), 'utf8');
    expect(JSON.parse(manifest)).toMatchObject({
      main: 'out/main/electron.js',
      desktopName: 'cutline.desktop',
    });
    const settings = await readFile(join(root, 'electron-builder.yml'), 'utf8');
    expect(`${manifest}${settings}`).not.toMatch(/example\.(org|com|net)/);
  });

  test('keeps native libraries, programs and the sample outside the archive', () => {
    const outside = (path: string) => existsSync(join(app, 'resources', 'app.asar.unpacked', path));
    expect(outside(prebuild)).toBe(true);
    expect(outside('node_modules/@img')).toBe(true);
    expect(outside('sample/photos')).toBe(true);
    const native = packed.filter((path) => /\.(node|so(\.\d+)*)$/.test(path));
    expect(native.length).toBeGreaterThan(1);
    expect(native.filter((path) => !outside(path))).toEqual([]);
  });

  test('has its fuses set in the (stand-in) binary', async () => {
    expect(await readFuses(join(app, 'cutline'))).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('answers --self-check, and its command line runs', async () => {
    const main = join(folder, 'inside', 'app.asar', 'out', 'main', 'electron.js');
    const environment = { STAND_IN_PACKAGED: '1', HOME: folder };
    await using check = startOnStandIn({ main, words: ['--self-check'], environment });
    expect(await check.ended, check.output().err).toBe(0);
    expect(check.output().out).toContain('self-check passed');
    await using demo = startOnStandIn({ main, words: ['--cli', 'demo', '--json'], environment });
    expect(await demo.ended, demo.output().err).toBe(0);
    const shown = JSON.parse(demo.output().out) as { import: object; written: { folder: string } };
    await rm(shown.written.folder, { recursive: true, force: true });
    expect(shown).toHaveProperty('import.photos.added');
  });

  /**
   * Lays the archive out as a folder of the same name with the unpacked files beside it, because Node
   * cannot read archives as Electron does. Answers all paths in the archive.
   */
  async function extract(archive: string, to: string): Promise<string[]> {
    const { extractAll } = await import('@electron/asar');
    extractAll(archive, to);
    await cp(`${archive}.unpacked`, `${to}.unpacked`, { recursive: true });
    const all = await readdir(to, { recursive: true, withFileTypes: true });
    return all
      .filter((each) => !each.isDirectory())
      .map((each) => join(each.parentPath, each.name).slice(to.length + 1));
  }
});
