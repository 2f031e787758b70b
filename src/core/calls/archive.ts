/** Calls about the archive as a whole: how it stands, its health, and the desk's own settings. */
import { chosenHouse, type Desk, type Handlers } from '#core/calls/desk.ts';
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
  'ingest',
  /** true: captions may be written into the original files. Off until a desk turns it on. */
  'writeOriginals',
  /** false: a file that is written gets a new date. */
  'keepModificationTime',
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
      remaking: desk.remade,
      settings: Object.fromEntries(
        settingKeys.flatMap((key) => {
          const value = desk.archive.setting(key);
          return value === undefined || value === null ? [] : [[key, value]];
        }),
      ),
    };
  },

  'archive.doctor': async (_input, desk) => {
    const health = desk.archive.health();
    const { looked, missing } = await originalsOf(desk);
    const problems = [...health.problems, ...missingInWords(missing, looked, health.photos)];
    return {
      ...health,
      ok: problems.length === 0,
      problems,
      originals: { looked, missing: missing.length },
      found: { ...(await desk.doctor()) },
    };
  },

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

/** Originals looked for at once. */
const originalsAtOnce = 2_000;
/** Milliseconds to look for originals: enough for 100,000 on a local disk, and as long as anybody waits for a doctor. */
const timeForOriginals = 5_000;

/** Which originals are not where they were, as far as that is found out in time. */
async function originalsOf(desk: Desk): Promise<{ looked: number; missing: string[] }> {
  const until = Date.parse(desk.clock.now()) + timeForOriginals;
  const missing: string[] = [];
  let looked = 0;
  for (let after = 0; ; ) {
    const originals = desk.archive.photoPaths(after, originalsAtOnce);
    const left = until - Date.parse(desk.clock.now());
    const last = originals.at(-1);
    if (!last || left <= 0) return { looked, missing };
    const found = await desk.files.missing(
      originals.map(({ path }) => path),
      left,
    );
    looked += found.looked;
    missing.push(...found.missing);
    if (found.looked < originals.length) return { looked, missing };
    after = last.place;
  }
}

/** The problem in one sentence with what to do about it, or none. */
function missingInWords(missing: readonly string[], looked: number, photos: number): string[] {
  const [first] = missing;
  if (first === undefined) return [];
  const few = missing.length === 1;
  const among = looked < photos ? ` among the first ${looked} of ${photos}` : ` of ${photos}`;
  return [
    `${missing.length}${among} ${photos === 1 ? 'original' : 'originals'} ${few ? 'is' : 'are'} not where ${few ? 'it was' : 'they were'}, such as ${first}. ` +
      `Connect the disk or put ${few ? 'it' : 'them'} back there, or import ${few ? 'it' : 'them'} with --copy next time; every caption is kept.`,
  ];
}
