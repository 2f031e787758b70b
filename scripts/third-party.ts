/**
 * Gathers the licences of everything that is handed on with Cutline, from node_modules: the packages
 * packed with the app, those that are bundled into out/, and what they need in turn. Used by the
 * build, so that the text always is of what was built. A package too many does no harm; one too few does.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './project.ts';

/** The file's name, in out/ and beside the packed program. */
export const thirdPartyFile = 'THIRD-PARTY-LICENSES.txt';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Package {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Full texts that packages only name. */
const commonTexts = [
  ['GNU Lesser General Public License 3', 'LGPL-3.0.txt'],
  ['GNU General Public License 3', 'GPL-3.0.txt'],
  ['Artistic License 1.0 (Perl)', 'Artistic-1.0-Perl.txt'],
] as const;

/** What no manifest says. */
const remarks: Readonly<Record<string, string>> = {
  'exiftool-vendored.pl':
    'Holds ExifTool by Phil Harvey, under the terms of Perl itself: the Artistic License or the GNU General\nPublic License, version 1 or any later one. Both texts stand at the end.',
  'libheif-js':
    'Holds libheif and libde265, compiled to WebAssembly, under the GNU Lesser General Public License 3. It is a\npackage of its own; Cutline’s sources and build are open, so it can be packed with another build of it.',
  '@img/sharp-libvips':
    'Holds libvips and the libraries listed here as shared libraries beside the program, which may be replaced.\nThe texts of the GNU licences stand at the end.',
};

const rule = `\n${'='.repeat(100)}\n`;

/** The whole text: one section a package, by name, and the common texts. */
export async function thirdPartyLicences(): Promise<string> {
  const packages = await handedOn();
  const sections = await Promise.all(packages.map(sectionOf));
  const texts = await Promise.all(
    commonTexts.map(
      async ([title, file]) =>
        `${title}\n\n${await readFile(join(root, 'scripts', 'licences', file), 'utf8')}`,
    ),
  );
  const opening = `Cutline is under the MIT licence; see LICENSE. It is handed on with the software below.
Electron and Chromium bring their own texts: LICENSE.electron.txt and LICENSES.chromium.html.
`;
  return [opening, ...sections, ...texts].map((each) => `${each.trimEnd()}\n`).join(rule);
}

/** The packages that are packed or bundled, and what they need, by name. */
async function handedOn(): Promise<Package[]> {
  const manifest = await manifestIn(root);
  const bundled = await namesInSources(Object.keys(manifest?.devDependencies ?? {}));
  const found = new Map<string, Package>();
  const visit = async (name: string, from: string): Promise<void> => {
    const package_ = await packageNamed(name, from);
    // Not installed: an optional part for another system, which is packed on that system.
    if (!package_ || found.has(package_.folder)) return;
    found.set(package_.folder, package_);
    const { dependencies, optionalDependencies } = package_.manifest;
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) {
      await visit(next, package_.folder);
    }
  };
  for (const name of [...Object.keys(manifest?.dependencies ?? {}), ...bundled]) await visit(name, root);
  return [...found.values()].sort((a, b) => (a.manifest.name < b.manifest.name ? -1 : 1));
}

/** Which of these packages the sources import; Electron is the program itself, with texts of its own. */
async function namesInSources(names: readonly string[]): Promise<string[]> {
  const src = join(root, 'src');
  const files = (await readdir(src, { recursive: true })).filter(
    (file) => /\.(?:tsx?|css)$/.test(file) && !/\.test\.tsx?$|testing/.test(file),
  );
  const sources = (await Promise.all(files.map((file) => readFile(join(src, file), 'utf8')))).join('\n');
  const imported = (name: string) =>
    [`'${name}'`, `'${name}/`, `node_modules/${name}/`].some((way) => sources.includes(way));
  return names.filter((name) => name !== 'electron' && imported(name));
}

/** A package as Node finds it: beside whoever needs it, else further up. */
async function packageNamed(name: string, from: string): Promise<Package | null> {
  for (let place = from; place.startsWith(root); place = join(place, '..')) {
    const folder = join(place, 'node_modules', name);
    const manifest = await manifestIn(folder);
    if (manifest) return { folder, manifest };
  }
  return null;
}

async function manifestIn(folder: string): Promise<Manifest | null> {
  return readFile(join(folder, 'package.json'), 'utf8').then(
    (text) => JSON.parse(text) as Manifest,
    () => null,
  );
}

async function sectionOf({ folder, manifest: { name, version, license } }: Package): Promise<string> {
  const remark = Object.entries(remarks).find(([start]) => name === start || name.startsWith(`${start}-`));
  const own = (await readdir(folder)).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file)).sort();
  // A package without a licence file says what it is under in its README.
  const files = own.length > 0 ? own : (await readdir(folder)).filter((file) => /^readme/i.test(file));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return [
    `${name} ${version} (${license ?? 'see below'})`,
    remark?.[1] ?? '',
    ...texts.map((text) => text.trim()),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
