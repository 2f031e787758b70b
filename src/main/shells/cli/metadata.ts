/**
 * `cutline metadata`: reads, writes and repairs the captions inside photo files. Works on files by
 * themselves, without an archive. Originals are touched only with --in-place.
 */
import { basename, resolve } from 'node:path';
import { cutInWords } from '#core/calls/metadata-write.ts';
import { repairPlan } from '#core/calls/repair-plan.ts';
import { valueText } from '#core/caption/caption.ts';
import { impossibleChange } from '#core/caption/field-values.ts';
import { deskName, type FieldId, fields } from '#core/caption/fields.ts';
import type { FileMetadata, WriteOrder, WrittenFile } from '#core/file-records.ts';
import { placeNames } from '#core/metadata/reconcile.ts';
import type { CaptionFiles } from '#core/ports.ts';
import type { DamagedText, TextRepair } from '#core/repair-records.ts';
import { oneLine } from '#main/shells/cli/columns.ts';
import {
  type Command,
  type ExitCode,
  report,
  type Task,
  textFlag,
  UsageError,
} from '#main/shells/cli/command.ts';
import { changesFrom } from '#main/shells/cli/edit.ts';

type Failure = { readonly path: string; readonly reason: string };

export const metadataCommand: Command = {
  name: 'metadata',
  usage: 'read FILE… | write FILE… FIELD=VALUE… | repair FILE…   [--in-place | --out DIR | --sidecar]',
  summary: 'Read, write or repair the captions inside photo files.',
  details: `read    What each file says in IIM, XMP, EXIF and its sidecar, the reconciled caption, the disagreements.
        With --json a list, in the order of the files; one that cannot be read has a problem instead.
write   Gives fields new values. Say where: --out DIR writes copies into a folder, --sidecar an XMP file
        beside the photo, --in-place the file itself, or the sidecar of a RAW file.
repair  Mends text that was encoded twice (“Ã¼” for “ü”), in IIM, XMP, EXIF and the sidecar, and lists text that
        is damaged beyond mending. --dry-run only shows each change.

FIELD= empties a field; lists are separated by semicolons, structures are JSON, as with "cutline edit".
--replace          with --out: files of the same name may be replaced.
--drop-credentials with --in-place: content credentials may become invalid. Otherwise such files are refused.
--raw-originals    with --in-place: RAW files (CR3, NEF, ARW, RAF, ORF, RW2, DNG…) are written as well. Otherwise
                   their captions go into sidecars, which the answer says.
--new-times        with --in-place: the file gets a new date of modification.
Fields: ${fields.map(({ id }) => id).join(', ')}.`,
  flags: {
    'in-place': { type: 'boolean' },
    out: { type: 'string' },
    sidecar: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    replace: { type: 'boolean' },
    'drop-credentials': { type: 'boolean' },
    'raw-originals': { type: 'boolean' },
    'new-times': { type: 'boolean' },
  },
  async run(task) {
    const [what, ...words] = task.words;
    const work = what === undefined ? undefined : works.get(what);
    if (!work) throw new UsageError('Say what to do: read, write or repair.');
    refuseStrayFlags(task, what ?? '');
    const run = work(task, words);
    const captionFiles = task.openCaptionFiles();
    try {
      return await run(captionFiles);
    } finally {
      await captionFiles.close();
    }
  },
};

/** A flag that would be passed over must not be: somebody who asks for a dry run wants nothing written. */
function refuseStrayFlags(task: Task, what: string): void {
  const writing = ['in-place', 'out', 'sidecar', 'replace', 'drop-credentials', 'raw-originals', 'new-times'];
  const stray = what === 'read' ? [...writing, 'dry-run'] : what === 'write' ? ['dry-run'] : [];
  const given = stray.find((flag) => task.flags[flag] !== undefined);
  if (given) throw new UsageError(`--${given} means nothing to “metadata ${what}”. Nothing was done.`);
}

/** Checks the words before anything is opened, and answers with the work itself. */
type Work = (task: Task, words: readonly string[]) => (files: CaptionFiles) => Promise<ExitCode>;

const works: ReadonlyMap<string, Work> = new Map([
  ['read', readFiles],
  ['write', writeFiles],
  ['repair', repairFiles],
]);

function readFiles(task: Task, words: readonly string[]) {
  const paths = pathsFrom(task, words);
  return async (files: CaptionFiles): Promise<ExitCode> => {
    const read: (FileMetadata | { path: string; problem: string })[] = [];
    for (const path of paths) {
      const metadata = await files
        .inspect(path)
        .catch((error: unknown) => ({ path, problem: sentence(error) }));
      read.push(metadata);
    }
    report(task, read, () =>
      read
        .map((each) =>
          'problem' in each ? failureLine({ path: each.path, reason: each.problem }) : readingLines(each),
        )
        .join('\n'),
    );
    return read.some((each) => 'problem' in each) ? 1 : 0;
  };
}

function writeFiles(task: Task, words: readonly string[]) {
  const isChange = (word: string) => /^[A-Za-z]+=/.test(word);
  const changes = changesFrom(words.filter(isChange));
  const impossible = impossibleChange(changes);
  if (impossible) throw new UsageError(impossible.message);
  const paths = pathsFrom(
    task,
    words.filter((word) => !isChange(word)),
  );
  if (Object.keys(changes).length === 0) throw new UsageError('Name at least one FIELD=VALUE.');
  const where = whereTo(task);
  return (files: CaptionFiles) =>
    writeAll(
      task,
      files,
      paths.map((path) => ({ path, changes })),
      where,
    );
}

function repairFiles(task: Task, words: readonly string[]) {
  const paths = pathsFrom(task, words);
  const dry = task.flags['dry-run'] === true;
  const where = dry ? null : whereTo(task);
  return async (files: CaptionFiles): Promise<ExitCode> => {
    const edits: Edit[] = [];
    const found: Found = { repairs: [], damaged: [], failures: [] };
    for (const path of paths) {
      try {
        const file = await files.inspect(path);
        const { changes, mends, repairs, damaged, spoiling } = repairPlan({
          record: file.fields,
          desk: false,
          file,
        });
        found.repairs.push(...repairs.map((each) => ({ path, ...each })));
        found.damaged.push(...damaged.map((each) => ({ path, ...each })));
        if (repairs.length > 0 && spoiling.length > 0)
          found.failures.push({ path, reason: spoilingSentence(spoiling) });
        else if (repairs.length > 0) edits.push({ path, changes, mends });
      } catch (error) {
        found.failures.push({ path, reason: sentence(error) });
      }
    }
    if (where) return writeAll(task, files, edits, where, found);
    report(task, { ...found, written: [] }, () =>
      [...foundLines(found), ...found.failures.map(failureLine), ''].join('\n'),
    );
    return found.failures.length > 0 ? 1 : 0;
  };
}

/** Why a file is left alone: the write would put damaged text in the place of sound text. */
function spoilingSentence(spoiling: readonly FieldId[]): string {
  const words = spoiling.map((field) => `${field}=…`).join(' ');
  const names = spoiling.map(deskName).join(', ');
  return `${names}: the text that counts is damaged, another place has other words. Give it first: metadata write ${words}`;
}

/** What a repair found in files, and what it could not read. */
interface Found {
  readonly repairs: (TextRepair & { path: string })[];
  readonly damaged: (DamagedText & { path: string })[];
  readonly failures: Failure[];
}

/** What is to be written into one file. */
type Edit = Pick<WriteOrder, 'path' | 'changes' | 'mends'>;

type Where = { readonly inPlace: true } | { readonly sidecar: true } | { readonly folder: string };

async function writeAll(
  task: Task,
  files: CaptionFiles,
  edits: readonly Edit[],
  where: Where,
  found: Found | null = null,
): Promise<ExitCode> {
  const written: (WrittenFile & { from: string })[] = [];
  const failures: Failure[] = [...(found?.failures ?? [])];
  const names = new Set<string>();
  for (const { path, changes, mends } of edits) {
    if ('folder' in where && names.has(basename(path))) {
      failures.push({ path, reason: `${basename(path)}: another photo of this run has that name.` });
      continue;
    }
    names.add(basename(path));
    if (task.terminal.interrupted.aborted) {
      failures.push({ path, reason: 'Stopped before this file.' });
      continue;
    }
    const outcome = await files.write({
      path,
      changes,
      ...(mends ? { mends } : {}),
      to:
        'folder' in where
          ? { folder: where.folder, fileName: basename(path), replace: task.flags['replace'] === true }
          : 'sidecar' in where
            ? 'sidecar'
            : 'original',
      whole: false,
      keepTimes: task.flags['new-times'] !== true,
      durable: true,
      dropCredentials: 'folder' in where || task.flags['drop-credentials'] === true,
      rawOriginals: task.flags['raw-originals'] === true,
    });
    if (outcome.kind === 'written') written.push({ from: path, ...outcome.file });
    else {
      const more =
        outcome.kind === 'credentials'
          ? ' (--sidecar, or --drop-credentials)'
          : 'instead' in outcome
            ? ' (--sidecar)'
            : '';
      failures.push({ path, reason: `${outcome.reason}${more}` });
    }
  }
  const result = { ...found, written, failures };
  report(task, result, () =>
    [
      ...(found ? foundLines(found) : []),
      ...written.flatMap(({ path, how, cuts, notes }) => [
        `${oneLine(path)}: ${how === 'kept' ? 'said so already' : 'written'}`,
        ...cuts.map((cut) => `  ${oneLine(cutInWords(cut))}`),
        ...notes.map((note) => `  ${oneLine(note)}`),
      ]),
      ...failures.map(failureLine),
      '',
    ].join('\n'),
  );
  return failures.length > 0 ? 1 : 0;
}

function whereTo(task: Task): Where {
  const folder = textFlag(task, 'out');
  const [inPlace, sidecar] = [task.flags['in-place'] === true, task.flags['sidecar'] === true];
  if (Number(inPlace) + Number(sidecar) + Number(folder !== undefined) !== 1) {
    throw new UsageError('Say where to write, one of: --out DIR for copies, --sidecar, --in-place.');
  }
  if (folder === '') throw new UsageError('--out names the folder to write to.');
  if (folder !== undefined) return { folder: resolve(task.currentFolder, folder) };
  return inPlace ? { inPlace: true } : { sidecar: true };
}

function pathsFrom(task: Task, words: readonly string[]): string[] {
  if (words.length === 0) throw new UsageError('Name at least one file.');
  return words.map((word) => resolve(task.currentFolder, word));
}

function readingLines(file: FileMetadata): string {
  const sources = (['sidecar', 'xmp', 'iim', 'exif'] as const).filter(
    (place) => Object.keys(file.sources[place]).length > 0,
  );
  return [
    `${oneLine(file.path)}  (${sources.join(', ') || 'no caption inside'}; digest: ${file.digest})`,
    ...fields.flatMap(({ id }) => {
      const value = file.fields[id];
      return value === undefined || value.length === 0
        ? []
        : [`  ${deskName(id).padEnd(28)}  ${oneLine(valueText(value))}`];
    }),
    ...file.disagreements.map(({ why }) => `  ! ${oneLine(why)}`),
    ...(file.credentials ? ['  ! The file carries content credentials.'] : []),
    ...file.warnings.map((warning) => `  ! ${oneLine(warning)}`),
    '',
  ].join('\n');
}

function foundLines({ repairs, damaged }: Found): string[] {
  return [
    ...repairs.map((each) => `${saidLine(each)}: ${oneLine(each.before)} → ${oneLine(each.after)}`),
    ...damaged.map((each) => `  ! ${saidLine(each)}: ${oneLine(each.text)}  (${oneLine(each.why)})`),
  ];
}

/** "/desk/HF_1.jpg  caption, XMP (de-AT)": where a text stands. */
function saidLine({
  path,
  field,
  sources,
  language,
}: (TextRepair & { path: string }) | (DamagedText & { path: string })): string {
  const names = sources.map((source) => (source === 'desk' ? 'the desk' : placeNames[source]));
  return `${oneLine(path)}  ${field}, ${names.join(', ')}${language === '' ? '' : ` (${oneLine(language)})`}`;
}

function failureLine({ path, reason }: Failure): string {
  return `  failed  ${oneLine(path)}: ${oneLine(reason)}`;
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
