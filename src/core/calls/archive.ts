/** Calls about the archive as a whole: how it stands, its health, and the desk's own settings. */
import { chosenHouse, type Handlers } from '#core/calls/desk.ts';
import { importReports } from '#core/calls/imports.ts';
import { recheckAll } from '#core/calls/recheck.ts';
import { Refusal } from '#core/refusal.ts';
import { bundledHouses } from '#core/style/houses.ts';

/** The settings a shell may keep: what the desk looks like and how the editor works. */
const settingKeys = [
  'house',
  'desk',
  'shortcuts',
  'theme',
  'stationery',
  'window',
  'deskName',
  'originals',
  'spelling',
  'export',
] as const;

export const archiveCalls: Pick<Handlers, 'archive.status' | 'archive.doctor' | 'archive.set'> = {
  'archive.status': (_input, desk) => {
    const batches = desk.archive.batches();
    const captions = batches.reduce((sum, { total }) => sum + total, 0);
    return {
      folder: desk.archive.folder,
      photos: desk.archive.photoCount(),
      captions,
      duplicates: desk.archive.pairs({ undecided: true, limit: 0 }).total,
      house: chosenHouse(desk),
      editor: desk.editor.name,
      jobs: importReports(desk),
      settings: Object.fromEntries(
        settingKeys.flatMap((key) => {
          const value = desk.archive.setting(key);
          return value === undefined || value === null ? [] : [[key, value]];
        }),
      ),
    };
  },

  'archive.doctor': async (_input, desk) => ({
    ...desk.archive.health(),
    found: { ...(await desk.doctor()) },
  }),

  'archive.set': ({ key, value }, desk) => {
    if (!settingKeys.some((known) => known === key)) {
      throw new Refusal(
        'bad-input',
        `There is no setting named “${key}”. Known: ${settingKeys.join(', ')}.`,
        'key',
      );
    }
    if (key === 'house' && ![...bundledHouses, ...desk.archive.houses()].some(({ id }) => id === value)) {
      throw new Refusal('not-found', `There is no house style named “${String(value)}”.`, 'value');
    }
    desk.archive.saveSetting(key, value);
    if (key === 'house') recheckAll(desk);
    return { value: null };
  },
};
