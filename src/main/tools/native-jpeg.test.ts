/**
 * Holds the native JPEG writer against ExifTool: the same caption written by both into copies of
 * crafted files, and of a collection of real and awkward photos where it lies beside the checkout,
 * must read back equal in every tag ExifTool knows, with no new warnings, and everything that is no
 * caption must keep its bytes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { FieldChanges } from '#core/caption/caption.ts';
import { sourceOf } from '#core/metadata/bytes.ts';
import { jpegBlocks } from '#core/metadata/containers/jpeg.ts';
import { craftedJpegs } from '#core/metadata/write/crafted-jpegs.test-support.ts';
import { assembled, planJpeg } from '#core/metadata/write/jpeg.ts';

const checkout = resolve(import.meta.dirname, '../../..');
const photoFolder = resolve(checkout, '../shared/photos');
const photosPresent = existsSync(photoFolder);
if (!photosPresent) console.log(`Native JPEG: real photos skipped, ${photoFolder} is not on this machine.`);
const program = join(checkout, 'node_modules/exiftool-vendored.pl/bin/exiftool');
const exiftoolPresent = runs();
if (!exiftoolPresent) console.log('Native JPEG: comparison skipped, ExifTool does not run on this machine.');

const stamp = { at: '2026-11-22T10:00:00Z', tool: 'Cutline' };
const tools = { md5: (bytes: Uint8Array) => createHash('md5').update(bytes).digest() };

/** A change, and the same for ExifTool. */
interface Scenario {
  readonly changes: FieldChanges;
  readonly assignments: readonly string[];
  /** Which files take part: each run of ExifTool takes its time. */
  readonly files: RegExp;
}

const names = ['Ana Sousa', 'Đỗ Văn Nam'];
const terms = ['fête', 'snow', 'Łódź'];
const people = ['Zoë Müller', '王小明'];
const caption = 'Zoë Müller trägt am Montag in Łódź die Fahne – «Grüße» & 王小明.';
const long = 'Ein überlanger Text, der größer als sein Platz ist. '.repeat(60).trim();

const captioned: Scenario = {
  changes: {
    caption,
    byline: names.join('; '),
    credit: 'Agência Norte',
    keywords: terms,
    city: 'Łódź',
    country: 'Poland',
    people,
    altText: 'A woman carries a flag through snow.',
  },
  assignments: [
    `-IPTC:Caption-Abstract=${caption}`,
    `-XMP-dc:Description-x-default=${caption}`,
    `-EXIF:ImageDescription=${caption}`,
    ...names.flatMap((name) => [`-IPTC:By-line=${name}`, `-XMP-dc:Creator=${name}`]),
    `-EXIF:Artist=${names.join('; ')}`,
    '-IPTC:Credit=Agência Norte',
    '-XMP-photoshop:Credit=Agência Norte',
    ...terms.flatMap((term) => [`-IPTC:Keywords=${term}`, `-XMP-dc:Subject=${term}`]),
    '-IPTC:City=Łódź',
    '-XMP-photoshop:City=Łódź',
    '-IPTC:Country-PrimaryLocationName=Poland',
    '-XMP-photoshop:Country=Poland',
    ...people.map((name) => `-XMP-iptcExt:PersonInImage=${name}`),
    '-XMP-iptcCore:AltTextAccessibility-x-default=A woman carries a flag through snow.',
  ],
  files: /./,
};

/** A caption longer than IIM's limit, a date, a country's code, and fields that are emptied. */
const awkward: Scenario = {
  changes: {
    caption: long,
    byline: '',
    copyright: '',
    headline: '',
    keywords: [],
    dateCreated: '2026-11-20T09:41:22+01:00',
    countryCode: 'PT',
  },
  assignments: [
    `-IPTC:Caption-Abstract=${long}`,
    `-XMP-dc:Description-x-default=${long}`,
    `-EXIF:ImageDescription=${long}`,
    '-IPTC:By-line=',
    '-XMP-dc:Creator=',
    '-EXIF:Artist=',
    '-IPTC:CopyrightNotice=',
    '-XMP-dc:Rights=',
    '-EXIF:Copyright=',
    '-IPTC:Headline=',
    '-XMP-photoshop:Headline=',
    '-IPTC:Keywords=',
    '-XMP-dc:Subject=',
    '-IPTC:DateCreated=2026:11:20',
    '-IPTC:TimeCreated=09:41:22+01:00',
    '-XMP-photoshop:DateCreated=2026:11:20 09:41:22+01:00',
    '-IPTC:Country-PrimaryLocationCode=PRT',
    '-XMP-iptcCore:CountryCode=PT',
  ],
  files: /^(?!.*(?:crafted|nikon|lightroom|depthmap|german|canon))/,
};

/** Lists that would gain terms instead of being replaced when everything is copied first. */
const replaced = ['--iptc:by-line', '--iptc:keywords'];

// ExifTool does not guess the character set of an undeclared IIM block; the reader does.
const charsets: Readonly<Record<string, string>> = {
  'crafted-iim-utf8-no-marker.jpg': 'UTF8',
  'crafted-iim-macroman-no-marker.jpg': 'MacRoman',
};

/** Tags that may differ, and why. */
const justified: readonly RegExp[] = [
  // Facts about the file, the writing program and the time.
  /^(?:SourceFile|System:.*|ExifTool:.*|XMP-x:XMPToolkit|XMP-xmp:(?:MetadataDate|ModifyDate|CreatorTool))$/,
  // Checked by itself: the order of datasets differs, and with it the digest.
  /^(?:File:CurrentIPTCDigest|Photoshop:IPTCDigest)$/,
  // ExifTool puts 1:00 into a new first record; Photoshop, like Cutline, begins the block with 1:90.
  /^IPTC:EnvelopeRecordVersion$/,
  // ExifTool moves what lies behind the texts; here it stays. What the offsets lead to is compared below.
  /^(?:IFD1:ThumbnailOffset|PreviewIFD:PreviewImageStart|MPImage\d:MPImageStart)$/,
  // ExifTool puts the extended XMP together anew; here it keeps its bytes.
  /^XMP-xmpNote:HasExtendedXMP$/,
  // A text that said the same as the default language's is changed with it, as XMP's specification asks.
  /^XMP-dc:Description-(?:ar|de)$/,
  /^XMP-iptcCore:AltTextAccessibility-en$/,
  // The length of the main picture in the index: ExifTool leaves the old one.
  /^MPImage1:MPImageLength$/,
];
const justifiedInFile: ReadonlySet<string> = new Set([
  // ExifTool cuts the overlong category when it copies it; here what is not edited is never cut.
  'photomechanic.jpg IPTC:Category',
]);
// In a new EXIF block only: what the standard requires of every JPEG and ExifTool leaves out.
const required =
  /^(?:IFD0:(?:[XY]Resolution|ResolutionUnit|YCbCrPositioning)|ExifIFD:(?:ExifVersion|ComponentsConfiguration|FlashpixVersion|ColorSpace|ExifImage(?:Width|Height)))$/;

const root = mkdtempSync(join(tmpdir(), 'cutline-native-jpeg-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Copies of the files before, written natively, and written by ExifTool. */
interface Desk {
  readonly scenario: Scenario;
  readonly before: string;
  readonly native: string;
  readonly peer: string;
  readonly doubts: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, readonly string[]>;
}

describe.each([
  ['a caption', captioned],
  ['an overlong caption, a date and emptied fields', awkward],
])('the native JPEG writer writes %s', (title, scenario) => {
  const desk = layOut(title, scenario);

  test.runIf(exiftoolPresent)(
    'as ExifTool does, tag by tag, with no new warnings',
    { timeout: 240_000 },
    () => {
      writeByExifTool(desk);
      expect(differences(desk)).toEqual([]);
      const [earlier, mine] = [warnings(desk.before), warnings(desk.native)];
      const fresh = [...mine].flatMap(([name, said]) =>
        said.filter((one) => !(earlier.get(name) ?? []).includes(one)).map((one) => `${name}: ${one}`),
      );
      expect(fresh).toEqual([]);
      console.log(
        `Native JPEG, ${title}: ${mine.size} files equal to ExifTool's, ${desk.doubts.size} left to it.`,
      );
    },
  );

  test.runIf(exiftoolPresent)(
    'and keeps maker notes, thumbnails, previews and profiles',
    { timeout: 60_000 },
    () => {
      const tags = [
        '-b',
        '-MakerNotes',
        '-ThumbnailImage',
        '-PreviewImage',
        '-MPImage2',
        '-MPImage3',
        '-ICC_Profile',
      ];
      expect(read(desk.native, tags)).toEqual(read(desk.before, tags));
    },
  );

  test('and keeps the bytes of every other segment and of everything from the picture data on', () => {
    for (const name of readdirSync(desk.native)) {
      const [old, now] = [desk.before, desk.native].map((folder) => apart(readFileSync(join(folder, name))));
      expect(now?.picture.equals(old?.picture ?? Buffer.of()), name).toBe(true);
      expect(now?.others, name).toEqual(old?.others);
    }
  });

  test('and changes nothing when it writes the same again', () => {
    for (const name of readdirSync(desk.native)) {
      const source = sourceOf(readFileSync(join(desk.native, name)));
      const plan = planJpeg(source, scenario.changes, stamp, tools);
      if ('doubt' in plan) throw new Error(`${name}: ${plan.doubt}`);
      expect(Buffer.compare(assembled(source, plan), source.read(0, source.size)), name).toBe(0);
    }
  });

  test.runIf(photosPresent && scenario === captioned)(
    'and leaves damaged and unusual files to ExifTool',
    () => {
      expect(Object.fromEntries(desk.doubts)).toEqual({
        'broken-exif-type.jpg': 'The EXIF data points to a directory that is not there.',
        'crafted-iim-length-beyond-block.jpg': 'The IIM data is damaged.',
        'crafted-truncated-in-iim.jpg': 'The file ends inside its metadata.',
        'crafted-truncated-in-scan.jpg': 'The picture data has no end.',
        'crafted-truncated-in-xmp.jpg': 'The file ends inside its metadata.',
        'crafted-xmp-not-well-formed.jpg': 'The XMP data is not well-formed.',
        'gps-sony-hx5v.jpg': 'The EXIF data holds values of an unknown type.',
        'iim-latin1-no-marker-german-crlf.jpg': 'A second caption stands behind the picture.',
        'junk-between-segments.jpg': expect.stringContaining('bytes between its segments'),
        'truncated-32-bytes.jpg': 'The file ends inside its metadata.',
      });
    },
  );
});

/** Copies the scenario's files, and writes those that raise no doubt. */
function layOut(title: string, scenario: Scenario): Desk {
  const [before = '', native = '', peer = ''] = ['before', 'native', 'peer'].map((name) =>
    join(root, title, name),
  );
  for (const folder of [before, native, peer]) mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of craftedJpegs()) writeFileSync(join(before, name), bytes);
  const photos = photosPresent ? readdirSync(photoFolder).filter((name) => name.endsWith('.jpg')) : [];
  for (const name of photos.filter((each) => scenario.files.test(each)))
    copyFileSync(join(photoFolder, name), join(before, name));
  const doubts = new Map<string, string>();
  const notes = new Map<string, readonly string[]>();
  for (const name of readdirSync(before)) {
    const source = sourceOf(readFileSync(join(before, name)));
    const plan = planJpeg(source, scenario.changes, stamp, tools);
    if ('doubt' in plan) {
      doubts.set(name, plan.doubt);
      rmSync(join(before, name));
      continue;
    }
    notes.set(name, plan.notes);
    writeFileSync(join(native, name), assembled(source, plan));
    copyFileSync(join(before, name), join(peer, name));
  }
  return { scenario, before, native, peer, doubts, notes };
}

function writeByExifTool({ scenario, before, peer }: Desk): void {
  const groups = Map.groupBy(readdirSync(peer), (name) => {
    // ExifTool re-encodes the texts it does not change only when told to copy them.
    const copying = declared(join(before, name)) ? [] : ['-tagsfromfile', '@', '-iptc:all', ...replaced];
    return ['-charset', `iptc=${charsets[name] ?? 'Latin'}`, ...copying].join('\n');
  });
  for (const [options, names] of groups) {
    exiftool([
      ...['-overwrite_original', options, '-codedcharacterset=utf8', ...scenario.assignments],
      ...['-Photoshop:IPTCDigest=new', ...names.map((name) => join(peer, name))],
    ]);
  }
}

function differences({ before, native, peer, notes }: Desk): string[] {
  const [old, ours, theirs] = [read(before), read(native), read(peer)];
  const found: string[] = [];
  for (const [name, tags] of ours) {
    const freshExif = old.get(name)?.['File:ExifByteOrder'] === undefined;
    const other = theirs.get(name) ?? {};
    for (const key of new Set([...Object.keys(tags), ...Object.keys(other)])) {
      const [one, rival] = [JSON.stringify(tags[key]), JSON.stringify(other[key])];
      if (
        one === rival ||
        justifiedInFile.has(`${name} ${key}`) ||
        justified.some((rule) => rule.test(key)) ||
        (freshExif && required.test(key))
      )
        continue;
      found.push(`${name} ${key}: ${one} — ExifTool: ${rival}`);
    }
    const digestKept = (notes.get(name) ?? []).some((note) => note.includes('IPTCDigest'));
    if (!digestKept && tags['Photoshop:IPTCDigest'] !== tags['File:CurrentIPTCDigest'])
      found.push(`${name}: the digest does not match`);
  }
  return found;
}

type Tags = Record<string, unknown>;

function runs(): boolean {
  try {
    return execFileSync(program, ['-ver'], { encoding: 'utf8' }).startsWith('13');
  } catch {
    return false;
  }
}

/** ExifTool's answer; it ends with 1 when it refuses one file of many, and the comparison shows which. */
function exiftool(args: readonly string[]): string {
  const argfile = join(root, 'arguments');
  writeFileSync(argfile, args.join('\n'));
  const options = { encoding: 'utf8', maxBuffer: 256 << 20 } as const;
  return spawnSync(program, ['-charset', 'filename=utf8', '-@', argfile], options).stdout;
}

function read(where: string, tags: readonly string[] = ['-struct']): Map<string, Tags> {
  const all: Tags[] = JSON.parse(exiftool(['-j', '-G1', '-a', ...tags, where]));
  return new Map(all.map(({ SourceFile, ...rest }) => [String(SourceFile).slice(where.length + 1), rest]));
}

function warnings(where: string): Map<string, string[]> {
  const all: Tags[] = JSON.parse(exiftool(['-j', '-G4', '-a', '-validate', '-warning', '-error', where]));
  return new Map(
    all.map(({ SourceFile, ...rest }) => [
      String(SourceFile).slice(where.length + 1),
      Object.entries(rest)
        .filter(([key]) => !key.endsWith('Validate'))
        .map(([, said]) => String(said)),
    ]),
  );
}

/** Whether an IIM block declares UTF-8, or there is none. */
function declared(path: string): boolean {
  const { iim } = jpegBlocks(sourceOf(readFileSync(path)));
  return !iim || Buffer.from(iim).includes('\x1b%G');
}

/** A JPEG taken apart by other means than the writer's. */
function apart(file: Buffer): { picture: Buffer; others: string[] } {
  const others: string[] = [];
  let at = 2;
  while (file[at + 1] !== 0xda) {
    if (file[at + 1] === 0xff) {
      at++;
      continue;
    }
    const end = at + 2 + file.readUInt16BE(at + 2);
    const start = file.toString('latin1', at + 4, at + 16);
    const caption =
      /^(?:Exif\0|http:\/\/ns\.ad|Photoshop 3\.|MPF\0)/.test(start) &&
      !/extension/.test(file.toString('latin1', at + 4, at + 40));
    if (!caption) others.push(file.toString('base64', at, end));
    at = end;
  }
  return { picture: file.subarray(at), others };
}
