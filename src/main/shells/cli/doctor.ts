/** `cutline doctor`: versions, paths, tools found, and the archive's health. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { archiveFileName } from '#main/archive/open.ts';
import { ask, type Command, report, UsageError, withDesk } from '#main/shells/cli/command.ts';
import { findElectron } from '#main/shells/find-electron.ts';
import { findBrowser } from '#main/tools/find-browser.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  usage: '',
  summary: 'Report versions, paths, tools found, and whether the archive is sound.',
  flags: {},
  async run(task) {
    if (task.words.length > 0) throw new UsageError('doctor takes no further words.');
    const surroundings = {
      cutline: task.home.version,
      node: process.versions.node,
      files: task.home.root,
      electron: process.versions['electron'] ?? findElectron(task.home.root) ?? 'not installed',
      browser: findBrowser() ?? 'not found',
      archive: task.archive,
    };
    const health = await healthOf();
    const result = { ok: health.problems.length === 0, ...surroundings, ...health };
    report(task, result, () =>
      [
        ...Object.entries({ ...surroundings, ...health.found }).map(
          ([what, found]) => `${what.padEnd(12)} ${found}`,
        ),
        ...Object.entries(health.counts).map(([what, count]) => `${what.padEnd(12)} ${count}`),
        ...(result.ok ? ['Nothing is wrong.'] : health.problems.map((problem) => `Problem: ${problem}`)),
        '',
      ].join('\n'),
    );
    return result.ok ? 0 : 1;

    async function healthOf() {
      // Asking how an archive is must not make one.
      if (!existsSync(join(task.archive, archiveFileName)))
        return { problems: [], found: { state: 'no archive yet' }, counts: {} };
      try {
        const { problems, found, schema, photos, captions, revisions, originals } = await withDesk(
          task,
          (newsroom) => ask(newsroom, 'archive.doctor', {}),
        );
        const missingOriginals = originals.missing;
        // A disk that does not answer in time leaves some unlooked for: nothing is said of those.
        const unseen = photos - originals.looked;
        const counts = { schema, photos, captions, revisions, missingOriginals };
        return {
          problems,
          found,
          counts: unseen > 0 ? { ...counts, originalsNotLookedFor: unseen } : counts,
        };
      } catch (error) {
        return { problems: [error instanceof Error ? error.message : String(error)], found: {}, counts: {} };
      }
    }
  },
};
