/**
 * ExifTool, for every file the native writer leaves to it: one process, started with the first
 * such file and ended on close. It writes only into the temporary copy it is given, which
 * caption-files.ts reads back before it takes the photo's place.
 */
import { rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { ExifTool } from 'exiftool-vendored';
import type { ExifToolWork } from '#main/tools/caption-messages.ts';
import { assignmentsFor } from '#main/tools/exiftool-assignments.ts';

/** The writer for all file types. */
export interface ExifToolWriter {
  /** Writes into a file in place; a crash may leave it broken. @throws Error with one sentence, or the system's error */
  write(temporary: string, work: ExifToolWork): Promise<void>;
  close(): Promise<void>;
}

/** Opens the writer. Nothing is loaded or started before the first write. */
export function openExifTool(): ExifToolWriter {
  let running: Promise<Running> | null = null;
  return {
    async write(temporary, work) {
      if (work.alone && work.packet === '') throw new Error(twoPackets);
      const values = `${temporary}.json`;
      const block = packetBeside(temporary);
      const { set, removed } = assignmentsFor(work.packet === '' ? work : { ...work, xmp: {} });
      const args = argumentsFor(temporary, values, work, [...Object.keys(set), ...removed], removed);
      try {
        await writeFile(values, JSON.stringify([{ SourceFile: '*', ...set }]), { flag: 'wx' });
        if (work.packet !== '') await writeFile(block, work.packet, { flag: 'wx' });
        running ??= start();
        await running
          .then(({ execute }) => execute(args))
          .catch((error: unknown) => {
            throw new Error(sentenceFor(error));
          });
      } finally {
        await rm(values, { force: true });
        await rm(block, { force: true });
      }
    },
    async close() {
      await (await running?.catch(() => null))?.tool.end();
      running = null;
    },
  };
}

interface Running {
  readonly tool: ExifTool;
  execute(args: string[]): Promise<void>;
}

/** Subtle: loaded only now. Its library takes longer to load than a command that never needs it takes to run. */
async function start(): Promise<Running> {
  const { ExifTool, ExifToolTask } = await import('exiftool-vendored');
  /** One command. What ExifTool only warns of, and whether all was written, is for the reading back to judge. */
  class WriteFromJson extends ExifToolTask<void> {
    protected override parse(_output: string, error?: Error): void {
      if (error) throw error;
    }
  }
  const tool = new ExifTool({
    maxProcs: 1,
    // A layered scan of 1 GB on a slow disk takes its time; a hang is not for ever.
    taskTimeoutMillis: 120_000,
    taskRetries: 0,
    useMWG: false,
  });
  return { tool, execute: (args) => tool.enqueueTask(() => new WriteFromJson(args), false) };
}

/** The file a block is handed over in: the photo's name with another ending, in the same folder. */
function packetBeside(temporary: string): string {
  return join(dirname(temporary), `${basename(temporary, extname(temporary))}.xmp`);
}

function argumentsFor(
  path: string,
  values: string,
  work: ExifToolWork,
  touched: readonly string[],
  removed: readonly string[],
): string[] {
  const writesIim = Object.keys(work.iim).length + Object.keys(work.texts).length > 0;
  // Texts that become UTF-8 with their block are copied onto themselves; see [Note: IIM in UTF-8].
  const encodedAnew =
    work.charset === ''
      ? []
      : [
          ...['-tagsfromfile', '@', '-iptc:all'],
          ...touched.filter((tag) => tag.startsWith('IPTC:')).map((tag) => `--${tag}`),
        ];
  return [
    ...['-charset', 'filename=utf8', '-charset', 'utf8'],
    ...(work.charset === '' ? [] : ['-charset', `iptc=${work.charset}`]),
    ...['-n', '-struct', '-overwrite_original', ...encodedAnew, `-json=${values}`],
    ...removed.map((tag) => `-${tag}=`),
    ...(writesIim ? [`-IPTC:CodedCharacterSet=${utf8}`] : []),
    ...(work.digest === 'keep' ? [] : [`-Photoshop:IPTCDigest=${work.digest === 'new' ? 'new' : ''}`]),
    ...(work.alone ? ['-XMP:all='] : []),
    // The packet has its stamp. Subtle: ExifTool takes the name of the block's file for a format, in
    // which "%" cannot be escaped: it is told to look beside the photo.
    work.packet === '' ? `-XMP-xmp:MetadataDate=${stampNow()}` : '-XMP<=%d%f.xmp',
    path,
  ];
}

// As the end of “… was not written. ”
const twoPackets = 'It holds XMP in several places, which could not be made one.';

// What 1:90 says of UTF-8: with -n ExifTool takes the bytes themselves.
const utf8 = '\u001b%G';

/** Now, as ExifTool takes dates. */
function stampNow(): string {
  return `${new Date().toISOString().slice(0, 19).replaceAll('-', ':').replace('T', ' ')}Z`;
}

/** What ExifTool says, without the paths and options that an editor cannot make anything of. */
function sentenceFor(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/perl/i.test(message) && /not found|ENOENT|could not|missing|@INC|install/i.test(message)) {
    return 'ExifTool needs Perl, which is not on this machine; JPEGs are written without it.';
  }
  const said = message.replace(/^Error:\s*/i, '').replace(/\s+-\s+\S*\.cutline-.*$/s, '');
  return `ExifTool could not write it: ${said.split('\n')[0]}`;
}
