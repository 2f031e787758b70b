/** `cutline export`: wire text, CSV, JSON, captioned copies of the photos or XMP into a folder. */
import { resolve } from 'node:path';
import { statuses } from '#core/caption/caption.ts';
import { isDocumentFormat, wireFormats } from '#core/wire/format-ids.ts';
import { batchNamed } from '#main/shells/cli/batch-named.ts';
import { calledBy } from '#main/shells/cli/called-by.ts';
import { oneLine } from '#main/shells/cli/columns.ts';
import {
  ask,
  CallProblem,
  type Command,
  captionId,
  report,
  textFlag,
  UsageError,
  withDesk,
} from '#main/shells/cli/command.ts';
import { entriesOf } from '#main/shells/cli/entries.ts';
import { houseNamed } from '#main/shells/cli/house-named.ts';

export const exportCommand: Command = {
  name: 'export',
  usage: `--format ${wireFormats.join('|')} --out DIR [--picture|--zip] [--names TEMPLATE] [--story HEADLINE] [--house NAME] [--batch NAME] [--status S] [--override REASON] [--override-kill REASON] [--replace] [ID…]`,
  summary: 'Write captions as documents of the wire formats, or into copies of the photos.',
  details: `Captions with a standing error are refused and listed, unless --override gives the reason, which is logged.
A file that exists is left alone and listed, unless --replace is given. Files are written whole or not at all.
jpeg copies each photo, in its own format, with the caption inside; the original is only read. xmp writes one XMP file for each.
csv and json write one file of all captions; every other format one document for each, checked before it is written.
--names calls the files by a template, such as {date}-{slug}-{sequence:3}; usually they have the photos' names.
--picture puts the captioned copy beside each document, --zip packs both into one file. --story adds a NewsML-G2 package that names the pictures in their order. Killed pictures are refused, unless --override-kill gives the reason.`,
  flags: {
    format: { type: 'string' },
    house: { type: 'string' },
    out: { type: 'string' },
    batch: { type: 'string' },
    status: { type: 'string' },
    override: { type: 'string' },
    'override-kill': { type: 'string' },
    picture: { type: 'boolean' },
    zip: { type: 'boolean' },
    names: { type: 'string' },
    story: { type: 'string' },
    replace: { type: 'boolean' },
  },
  async run(task) {
    const format = wireFormats.find((each) => each === textFlag(task, 'format'));
    const folder = textFlag(task, 'out');
    const statusWord = textFlag(task, 'status');
    const status = statuses.find((each) => each === statusWord);
    const override = textFlag(task, 'override');
    const killOverride = textFlag(task, 'override-kill');
    const story = textFlag(task, 'story');
    const zip = task.flags['zip'] === true;
    const names = textFlag(task, 'names');
    if (zip && (!format || !isDocumentFormat(format)))
      throw new UsageError('--zip goes with a format of documents, not with jpeg or xmp.');
    if (!format) throw new UsageError(`--format takes one of ${wireFormats.join(', ')}.`);
    if (!folder) throw new UsageError('--out names the folder to write to.');
    if (override !== undefined && override.trim() === '')
      throw new UsageError('--override takes the reason in words.');
    if (statusWord !== undefined && !status) throw new UsageError(`No status is called “${statusWord}”.`);
    const chosen = task.words.map(captionId);
    return withDesk(task, async (newsroom) => {
      const house = await houseNamed(newsroom, textFlag(task, 'house'));
      const batch = await batchNamed(newsroom, textFlag(task, 'batch'));
      const query = { ...(batch ? { batch } : {}), ...(status ? { status } : {}) };
      const captions = chosen.length > 0 ? chosen : await ask(newsroom, 'captions.ids', { query });
      if (captions.length === 0) {
        throw new CallProblem({ code: 'not-found', message: 'There is no caption to export.', field: '' });
      }
      const result = await ask(newsroom, 'wire.export', {
        captions,
        format,
        folder: resolve(task.currentFolder, folder),
        replace: task.flags['replace'] === true,
        ...house,
        ...(override ? { override } : {}),
        ...(killOverride ? { killOverride } : {}),
        ...(names === undefined ? {} : { names }),
        ...(story === undefined ? {} : { story }),
        ...(zip
          ? { picture: 'zip' as const }
          : task.flags['picture'] === true
            ? { picture: 'beside' as const }
            : {}),
      });
      const refused = await entriesOf(
        newsroom,
        result.refused.map(({ caption }) => caption),
      );
      report(task, result, () =>
        [
          `Exported: ${result.exported}. Written: ${result.written.length} files.`,
          ...result.refused.map(
            (each) =>
              `  refused  ${calledBy(refused.get(each.caption), each.caption)}: ${oneLine(each.reason)}`,
          ),
          ...result.existing.map((path) => `  exists already, left alone  ${oneLine(path)}`),
          ...result.notes.map((note) => `  note  ${oneLine(note)}`),
          ...result.failures.map(({ path, reason }) => `  failed  ${oneLine(path)}: ${oneLine(reason)}`),
          '',
        ].join('\n'),
      );
      return result.refused.length + result.existing.length + result.failures.length > 0 ? 1 : 0;
    });
  },
};
