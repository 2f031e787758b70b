/** ExifTool itself, for tests: whether it runs here, and what it finds in a file before and after a write. */
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const checkout = resolve(import.meta.dirname, '../../..');
export const program = join(checkout, 'node_modules/exiftool-vendored.pl/bin/exiftool');
/** Real photos, on the machines that have them. */
export const sharedPhotos = resolve(checkout, '../shared/photos');

export const exifToolRuns = (() => {
  try {
    return execFileSync(program, ['-ver'], { encoding: 'utf8' }).startsWith('13');
  } catch {
    return false;
  }
})();
if (!exifToolRuns) console.log('ExifTool does not run on this machine: its tests are skipped.');

// Where blocks lie, how long they are, when they were written and by whom.
const stamps =
  /^(?:SourceFile|System:.*|ExifTool:.*|File:CurrentIPTCDigest|Photoshop:IPTCDigest|XMP-x:XMPToolkit|XMP-xmp:(?:MetadataDate|ModifyDate)|.*(?:Offsets?|Start|Offset\w*|ByteCounts?|Length|MediaDataSize))$/;

/** Everything ExifTool finds in a file, by group and tag. */
export function dump(path: string): Record<string, unknown> {
  const [found] = JSON.parse(
    execFileSync(program, ['-j', '-G1', '-struct', '-a', path], { encoding: 'utf8' }),
  );
  return found;
}

/** The tags in which two dumps differ, the digest and the stamps left out. */
export function differences(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (tag) => JSON.stringify(before[tag]) !== JSON.stringify(after[tag]) && !stamps.test(tag),
  );
}
