/**
 * Where Cutline's own files stand, and where a person's archive is kept unless they say
 * otherwise. The same answers from source, from a built checkout and from inside a packaged app.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Cutline's own files. All absolute. */
export interface Home {
  readonly version: string;
  /** Folder of package.json; inside a packaged app this is the asar. */
  readonly root: string;
  readonly migrations: string;
  readonly sample: string;
  readonly pictureChild: string;
  readonly renderer: string;
  readonly preload: string;
}

/** Finds Cutline's files from the folder of the running module (`import.meta.dirname`). */
export function findHome(from: string): Home {
  let root = from;
  while (!existsSync(join(root, 'package.json'))) {
    if (dirname(root) === root) throw new Error(`Cutline's own files are not around ${from}.`);
    root = dirname(root);
  }
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const built = from.startsWith(join(root, 'out'));
  // Other programs read the sample's photos, and a program outside cannot read from inside an asar.
  const outside = root.endsWith('.asar') ? `${root}.unpacked` : root;
  return {
    version: manifest.version,
    root,
    migrations: join(root, 'db', 'migrations'),
    sample: join(outside, 'sample'),
    pictureChild: built
      ? join(root, 'out', 'main', 'picture-child.js')
      : join(root, 'src', 'main', 'tools', 'picture-child.ts'),
    renderer: join(root, 'out', 'renderer'),
    preload: join(root, 'out', 'preload', 'preload.cjs'),
  };
}

/** The part of the world that decides where a person's files go. */
export interface Person {
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The per-user folder for Cutline's files, where each system keeps such files. */
export function personalFolder({ platform, homeFolder, environment }: Person): string {
  if (platform === 'darwin') return join(homeFolder, 'Library', 'Application Support', 'Cutline');
  if (platform === 'win32')
    return join(environment['APPDATA'] || join(homeFolder, 'AppData', 'Roaming'), 'Cutline');
  return join(environment['XDG_DATA_HOME'] || join(homeFolder, '.local', 'share'), 'Cutline');
}

/** The archive opened when none is named: CUTLINE_ARCHIVE, else one in the person's own folder. */
export function usualArchive(person: Person): string {
  return person.environment['CUTLINE_ARCHIVE'] || join(personalFolder(person), 'archive');
}
