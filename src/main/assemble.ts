/**
 * The only place where a port meets its adapter. Every shell calls `assemble` and gets a newsroom
 * over a real archive, real files and real pictures.
 */
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Newsroom, openNewsroom } from '#core/newsroom.ts';
import type { CaptionFiles, Ports } from '#core/ports.ts';
import { openArchive } from '#main/archive/open.ts';
import { systemClock } from '#main/clock.ts';
import { createCourier } from '#main/couriers/courier.ts';
import { doctor } from '#main/doctor.ts';
import { openCards } from '#main/ingest/cards.ts';
import { openStaging } from '#main/outbox/staging.ts';
import type { KeptSecrets } from '#main/secrets/kept-secrets.ts';
import { canSeal, type Keychain, keychainSecrets } from '#main/secrets/keychain-secrets.ts';
import { passphraseSecrets } from '#main/secrets/passphrase-secrets.ts';
import { keychainFileOf, passphraseFileOf } from '#main/secrets/secrets-file.ts';
import { slowCallLog } from '#main/slow-calls.ts';
import { openCaptionFiles } from '#main/tools/caption-files.ts';
import type { StartChild } from '#main/tools/child-link.ts';
import { openExifTool } from '#main/tools/exiftool.ts';
import { openFiles } from '#main/tools/files.ts';
import { openPictures } from '#main/tools/pictures.ts';

/** Files that travel with the program; where they are differs between source, bundle and package. */
export interface ProgramPaths {
  /** The folder of numbered SQL migrations. */
  readonly migrations: string;
  /** The folder of the sample desk. */
  readonly sample: string;
  /** The script of the picture reader's process. */
  readonly pictureChild: string;
}

export interface AssembleOptions {
  readonly archiveFolder: string;
  /** false: an archive that is not there is refused instead of made. */
  readonly create?: boolean;
  /** The name in the revision log; the system's user name where it is left out. */
  readonly editor?: string;
  readonly paths: ProgramPaths;
  /** How picture readers are started; a forked Node process where it is left out. */
  readonly startPictureChild?: StartChild;
  /** The system's keychain, where the shell has one that seals; else a passphrase opens the secrets. */
  readonly keychain?: Keychain;
}

export interface Assembled {
  readonly newsroom: Newsroom;
  readonly ports: Ports;
  /** Stops imports where they stand, ends the picture readers, closes the archive. */
  close(): Promise<void>;
}

/** The captions inside files, for commands that work without an archive. `close` ends all it started. */
export function assembleCaptionFiles(script: string, startChild?: StartChild): CaptionFiles {
  // Nothing asked of this reader makes renditions.
  const reader = openPictures({ cacheFolder: '', script, ...(startChild ? { startChild } : {}) });
  const files = openCaptionFiles({ reader, exiftool: openExifTool() });
  return {
    ...files,
    async close() {
      await files.close();
      await reader.close();
    },
  };
}

/** @throws Error with one sentence for the editor where the archive cannot be opened */
export async function assemble(options: AssembleOptions): Promise<Assembled> {
  const clock = systemClock();
  const { archiveFolder, paths } = options;
  const archive = openArchive({
    folder: archiveFolder,
    migrationsFolder: paths.migrations,
    clock,
    create: options.create ?? true,
  });
  const pictures = openPictures({
    cacheFolder: join(archiveFolder, 'renditions'),
    script: paths.pictureChild,
    ...(options.startPictureChild ? { startChild: options.startPictureChild } : {}),
  });
  const captionFiles = openCaptionFiles({ reader: pictures, exiftool: openExifTool() });
  const secrets = openSecrets(options);
  const courier = createCourier({ secrets });
  const ports: Ports = {
    clock,
    editor: { name: options.editor ?? userInfo().username },
    archive,
    pictures,
    files: openFiles({ archiveFolder }),
    captionFiles,
    cards: openCards({ archiveFolder, describe: (path) => pictures.describe(path) }),
    courier,
    secrets,
    staging: openStaging({ archiveFolder, pictures, captionFiles }),
    samplePaths: [join(paths.sample, 'photos'), join(paths.sample, 'pages')],
    doctor: () => doctor(archiveFolder, paths.sample),
  };
  const newsroom = openNewsroom(ports, {
    now: () => performance.now(),
    observe: slowCallLog(process.env, (line) => process.stderr.write(line)),
  });
  return {
    newsroom,
    ports,
    async close() {
      await newsroom.close();
      await courier.close();
      await captionFiles.close();
      await pictures.close();
      archive.close();
    },
  };
}

/** In the keychain where there is one to trust, else in a file that a passphrase opens: beside the archive, never in it. */
function openSecrets({ archiveFolder, keychain }: AssembleOptions): KeptSecrets {
  return keychain && canSeal(keychain)
    ? keychainSecrets(keychainFileOf(archiveFolder), keychain)
    : passphraseSecrets(passphraseFileOf(archiveFolder));
}
