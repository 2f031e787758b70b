/**
 * How the desk feels with a full archive: `node bench/desk.ts [captions]`, after `npm run build`.
 * Runs the built loopback shell and a real browser on a copy of the seeded archive, works as an
 * editor does, and prints what was measured beside its limit. It is not a test.
 */
import { type Browser, chromium, type Page } from 'playwright';
import { browserForTests } from '../scripts/browser.ts';
import { type Step, scrollGrid, watchStepping, watchTyping } from './page-watch.ts';
import { copyOfSeeded } from './seed.ts';
import { type ServedDesk, serveDesk } from './served-desk.ts';
import { printTable, shownTime, spreadOf } from './table.ts';

const captions = Number(process.argv[2] ?? 100_000);
const starts = 7;
const keystrokes = 200;
/** Milliseconds between two keystrokes: 100 words a minute. */
const betweenKeys = 120;
const steps = 60;
const scrolling = 5;
/** A frame of a 60 Hz screen, in milliseconds. */
const frame = 1_000 / 60;

const rows: string[][] = [];
function row(
  what: string,
  measured: readonly number[],
  limit: number | null,
  by: 'median' | 'p95' | 'worst',
): void {
  const spread = spreadOf(measured);
  rows.push([
    what,
    ...[spread.median, spread.p95, spread.worst].map(shownTime),
    limit === null ? '' : `${by} ${limit}`,
    limit === null ? '' : spread[by] <= limit && measured.length > 0 ? 'yes' : 'NO',
  ]);
}

const executablePath = await browserForTests();
if (executablePath === null) process.exit(1);
const { folder, remove } = await copyOfSeeded(captions);
try {
  await measureStarts();
  const browser = await chromium.launch({ executablePath });
  const desk = await serveDesk(folder);
  try {
    await measureTyping(await openPage(browser, desk), desk);
    await measureStepping(await openPage(browser, desk), desk);
    await measureScrolling(await openPage(browser, desk));
  } finally {
    await browser.close();
    await desk.end();
  }
  console.log(`${captions} captions, ${browser.version()}, times in ms`);
  printTable(['what', 'median', 'p95', 'worst', 'limit', 'within?'], rows);
} finally {
  remove();
}

/** From the start of the process to a desk that can be used, with and without the browser's own start. */
async function measureStarts(): Promise<void> {
  const toAddress: number[] = [];
  const toReady: number[] = [];
  const withBrowser: number[] = [];
  for (let round = 0; round < starts; round += 1) {
    const launched = performance.now();
    const browser = await chromium.launch({ executablePath: executablePath ?? '' });
    const waiting = await browser.newPage();
    const begun = performance.now();
    const desk = await serveDesk(folder);
    toAddress.push(performance.now() - begun);
    await waiting.goto(desk.address, { waitUntil: 'commit' });
    await waiting.locator('html[data-ready=true]').waitFor({ state: 'attached' });
    const ready = performance.now();
    toReady.push(ready - begun);
    withBrowser.push(ready - launched);
    await browser.close();
    await desk.end();
  }
  row('start: process to address', toAddress, null, 'median');
  row('start: process to usable desk, browser waiting', toReady, 1_500, 'median');
  row('start: the same with the browser’s own start', withBrowser, null, 'median');
}

async function openPage(browser: Browser, desk: ServedDesk): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(desk.address);
  await page.locator('html[data-ready=true]').waitFor({ state: 'attached' });
  await page.locator('.caption-editor').waitFor();
  return page;
}

/** From a key press to the checks and repeats of the text it made, while the text is also being saved. */
async function measureTyping(page: Page, desk: ServedDesk): Promise<void> {
  const { cards } = await desk.call('captions.find', { query: { limit: 1 } });
  const [entry] = await desk.call('captions.entries', { captions: cards.map(({ id }) => id) });
  const before = entry?.fields.caption ?? '';
  const words = 'as seagulls follow the boat and Marlino Tekova waves from the deck ';
  const typed = words.repeat(Math.ceil(keystrokes / words.length)).slice(0, keystrokes);
  // Typed at the end of the lead, where captions are mended; the cursor is put there by keys.
  const place = before.indexOf('.');
  const lead = before.slice(0, place);
  const texts = [...typed].map((_, index) => `${lead} ${typed.slice(0, index + 1)}${before.slice(place)}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.type(' ');
  await page.waitForTimeout(1_500);
  await page.evaluate(
    watchTyping,
    texts.map((text) => `${text.length}:${text.slice(-40)}`),
  );
  await page.keyboard.type(typed, { delay: betweenKeys });
  await page.waitForTimeout(3_000);
  const times = (await page.evaluate(() => window.benchTimes)) ?? [];
  if (times.length < keystrokes)
    console.error(`only ${times.length} of ${keystrokes} keystrokes were answered`);
  row(`typing: key to checks and repeats, ${times.length} keys`, times, 50, 'p95');
  await page.close();
}

/** From the arrow key to the next photo's caption and picture. */
async function measureStepping(page: Page, desk: ServedDesk): Promise<void> {
  const { cards } = await desk.call('captions.find', { query: { limit: steps + 1 } });
  const next = cards.slice(1).map(
    ({ photo, fileName, caption }): Step => ({
      photo: photo ?? '',
      fileName,
      words: caption.replace(/\s+/g, ' ').slice(0, 60),
    }),
  );
  await page.waitForTimeout(2_000);
  await page.evaluate(watchStepping, next);
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press('ArrowRight');
    // An editor looks at each photo; the desk reads ahead meanwhile.
    await page.waitForTimeout(400);
  }
  const times = await page.evaluate(() => window.benchSteps);
  const many = (measured: readonly number[] = []) =>
    measured.length === steps ? '' : `, ${measured.length} of ${steps}`;
  row(`stepping: arrow to caption${many(times?.words)}`, times?.words ?? [], 50, 'p95');
  row(`stepping: arrow to picture${many(times?.picture)}`, times?.picture ?? [], 50, 'p95');
  row(`stepping: arrow to sharp picture${many(times?.sharp)}`, times?.sharp ?? [], 50, 'p95');
  await page.close();
}

/** Frames while the grid of everything is scrolled, and how soon what is in view is whole after. */
async function measureScrolling(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.locator('.contact-grid').waitFor();
  await page.waitForTimeout(1_500);
  for (const way of ['rolling', 'dragging'] as const) {
    const { frames, settled } = await page.evaluate(scrollGrid, { way, seconds: scrolling });
    const dropped = frames.reduce((sum, each) => sum + Math.max(0, Math.round(each / frame) - 1), 0);
    row(
      `grid, ${way} ${scrolling} s: frame to frame, ${dropped} of ${frames.length + dropped} dropped`,
      frames,
      1_000,
      'worst',
    );
    row(`grid, ${way}: stop to all in view whole`, [settled], null, 'worst');
  }
  await page.close();
}
