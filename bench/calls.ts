/**
 * How fast the door answers: `node bench/calls.ts [captions] [call]`. Makes the calls of a working
 * day through `newsroom.call`, schema and all, on a copy of the seeded archive. A call's name as
 * the second argument measures that one only, for a profile: `node --cpu-prof bench/calls.ts 100000
 * captions.review`. Prints a table; it is not a test.
 */
import { join } from 'node:path';
import type { CallInput, CallName, CallOutput } from '#core/contract.ts';
import { assemble } from '#main/assemble.ts';
import { chanceFrom } from './invented.ts';
import { copyOfSeeded, migrationsFolder } from './seed.ts';
import { printTable, spreadCells, spreadColumns, timed } from './table.ts';

const captions = Number(process.argv[2] ?? 100_000);
const only = process.argv[3];
const root = join(import.meta.dirname, '..');

const { folder, remove } = await copyOfSeeded(captions);
const opening = performance.now();
const desk = await assemble({
  archiveFolder: folder,
  paths: {
    migrations: migrationsFolder,
    sample: join(root, 'sample'),
    pictureChild: join(root, 'src', 'main', 'tools', 'picture-child.ts'),
  },
});
const opened = performance.now() - opening;

async function call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const answer = await desk.newsroom.call(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
  return answer.value as CallOutput<Name>;
}

const rows: string[][] = [];
async function measure<Name extends CallName>(
  name: Name,
  what: string,
  times: number,
  input: (round: number) => CallInput<Name>,
): Promise<void> {
  if (only !== undefined && only !== name) return;
  // The very first call of its kind also pays for compiling its code and preparing its SQL.
  const [first] = [await timed(1, () => call(name, input(0)))];
  const rest = await timed(times, (round) => call(name, input(round + 1)));
  rows.push([`${name}, ${what}`, first.median.toFixed(1), ...spreadCells(rest)]);
}

const chance = chanceFrom(7);
const ids = await call('captions.ids', { query: {} });
const everywhere = Array.from({ length: 1_000 }, () => chance.oneOf(ids));
const at = (round: number) => everywhere[round % everywhere.length] ?? '';
const largest = (await call('batches.list', {})).toSorted((a, b) => b.total - a.total)[0]?.id ?? '';
const { pairs } = await call('duplicates.find', { query: { limit: 200 } });
const texts = new Map<string, string>();
for (let start = 0; start < everywhere.length; start += 500) {
  const wanted = { captions: everywhere.slice(start, start + 500) };
  for (const { id, fields } of await call('captions.entries', wanted)) texts.set(id, fields.caption);
}
/** The caption with a few letters more, as if typed into its middle. */
const typed = (round: number) => {
  const text = texts.get(at(round)) ?? '';
  return `${text.slice(0, 40)} ${'and waves to the crowd'.slice(0, 1 + (round % 22))}${text.slice(40)}`;
};

await measure('archive.status', 'as a desk starts', 50, () => ({}));
await measure('batches.list', 'all', 50, () => ({}));
await measure('captions.find', 'the first 200', 50, () => ({ query: { limit: 200 } }));
await measure('captions.find', 'any 200, by capture time', 100, () => ({
  query: { sort: 'captured', offset: chance.below(captions), limit: 200 },
}));
await measure('captions.find', 'any 200 of the largest batch, by file name', 100, () => ({
  query: { batch: largest, sort: 'fileName', offset: chance.below(captions / 2), limit: 200 },
}));
await measure('captions.find', 'two words', 50, () => ({
  query: { words: 'lifeboats sunrise', limit: 200 },
}));
await measure('captions.ids', 'all', 10, () => ({ query: {} }));
await measure('captions.show', 'any', 400, (round) => ({ caption: at(round) }));
await measure('captions.review', 'one more letter in any', 400, (round) => ({
  caption: at(round),
  changes: { caption: typed(round) },
}));
await measure('captions.review', 'letter after letter in one', 200, (round) => ({
  caption: at(0),
  changes: { caption: `${texts.get(at(0)) ?? ''} ${'x'.repeat(round % 20)}` },
}));
await measure('wire.preview', 'one more letter in any', 200, (round) => ({
  caption: at(round),
  changes: { caption: typed(round) },
}));
await measure('captions.edit', 'one more letter in any', 200, (round) => ({
  caption: at(round),
  changes: { caption: typed(round) },
}));
await measure('duplicates.find', 'the first 100 that wait', 20, () => ({
  query: { undecided: true, limit: 100 },
}));
await measure('duplicates.find', 'of the largest batch', 20, () => ({
  query: { batch: largest, undecided: true, limit: 100 },
}));
await measure('duplicates.show', 'any pair', 100, (round) => {
  const { left, right } = pairs[round % pairs.length] ?? pairs[0] ?? { left: { id: '' }, right: { id: '' } };
  return { left: left.id, right: right.id };
});
await measure('words.suggest', 'three letters of a name', 100, (round) => ({
  field: 'people',
  prefix: ['Mar', 'Ola', 'Ben', 'Han'][round % 4] ?? '',
}));
await measure('words.known', 'all', 5, () => ({}));

console.log(`${captions} captions; the archive opened in ${opened.toFixed(0)} ms`);
printTable(['call', 'first ms', ...spreadColumns], rows);
await desk.close();
remove();
