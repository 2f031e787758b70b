/**
 * What the desk's bench runs inside the page. Each function is sent to the browser as text, so it
 * may use only what it declares itself and what a browser has. Times are the page's own clock; a
 * key press begins at its event's time stamp, which is when the browser got it.
 */

/** Times in milliseconds from a key press to what it led to, kept on the page while a bench runs. */
declare global {
  interface Window {
    benchTimes?: number[];
    benchSteps?: { words: number[]; picture: number[]; sharp: number[] };
  }
}

/**
 * From now on, notes how long each key press waits until the checks and duplicate flags of the text
 * it made stand in the page. The Checks section names the text it answers for.
 * @param marks what the section says for the caption after each key press, in order
 */
export function watchTyping(marks: readonly string[]): void {
  const times: number[] = [];
  const pressed: number[] = [];
  window.benchTimes = times;
  addEventListener('keydown', (event) => pressed.push(event.timeStamp), { capture: true });
  new MutationObserver(() => {
    const mark = document.querySelector('[data-answers-for]')?.getAttribute('data-answers-for') ?? '';
    const now = performance.now();
    // An answer for a newer text answers for the older ones: what they waited for is out of date.
    const newest = marks.indexOf(mark);
    for (let each = times.length; each <= newest; each += 1) times.push(now - (pressed[each] ?? now));
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
}

/** What stepping to the next photo shows. */
export interface Step {
  readonly photo: string;
  readonly fileName: string;
  /** How the caption begins. */
  readonly words: string;
}

/**
 * From now on, notes for each press of the right arrow how long until the caption stands in the
 * editor, until a picture of the photo is decoded, and until it is the sharp one.
 */
export function watchStepping(steps: readonly Step[]): void {
  const times = { words: [] as number[], picture: [] as number[], sharp: [] as number[] };
  window.benchSteps = times;
  let at = -1;
  let pressed = 0;
  const look = () => {
    const step = steps[at];
    if (!step) return;
    const since = performance.now() - pressed;
    const editor = document.querySelector('.caption-editor')?.shadowRoot?.querySelector('.cm-content');
    const facts = document.querySelector('.centre-facts')?.textContent ?? '';
    const words = editor?.textContent?.replace(/\s+/g, ' ') ?? '';
    const picture = document.querySelector<HTMLImageElement>('img.stage-picture');
    const decoded = picture?.complete && picture.naturalWidth > 0 && picture.src.includes(step.photo);
    if (times.words.length === at && facts.includes(step.fileName) && words.startsWith(step.words)) {
      times.words.push(since);
    }
    if (times.picture.length === at && decoded) times.picture.push(since);
    if (times.sharp.length === at && decoded && picture?.src.endsWith('/preview')) times.sharp.push(since);
  };
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'ArrowRight') return;
      at += 1;
      pressed = event.timeStamp;
    },
    { capture: true },
  );
  addEventListener('load', look, { capture: true });
  const observer = new MutationObserver(look);
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  observer.observe(document.body, all);
  const editor = document.querySelector('.caption-editor')?.shadowRoot;
  if (editor) observer.observe(editor, all);
}

/** What scrolling felt like. */
export interface Scrolled {
  /** Milliseconds between each two frames. */
  readonly frames: number[];
  /** Milliseconds after the last frame until every photo in view had its words and its picture. */
  readonly settled: number;
}

/**
 * Scrolls the grid for some seconds, a bit at every frame, and says how the frames came.
 * @param way 'rolling' like a wheel that is spun; 'dragging' like the scroll bar's thumb, through everything
 */
export async function scrollGrid({
  way,
  seconds,
}: {
  way: 'rolling' | 'dragging';
  seconds: number;
}): Promise<Scrolled> {
  const grid = document.querySelector<HTMLElement>('.contact-grid');
  if (!grid) throw new Error('The grid is not shown.');
  const length = grid.scrollHeight - grid.clientHeight;
  const frames: number[] = [];
  const start = performance.now();
  await new Promise<void>((done) => {
    let last = 0;
    const frame = (now: number) => {
      if (last > 0) frames.push(now - last);
      last = now;
      const share = (now - start) / (seconds * 1_000);
      if (share >= 1) return done();
      // 6,000 pixels a second is a hard spin of a wheel: 36 rows.
      grid.scrollTop = way === 'rolling' ? share * seconds * 6_000 : share * length;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const stopped = performance.now();
  const ready = () =>
    [...grid.querySelectorAll('[role=option]')].every((option) => {
      const box = option.getBoundingClientRect();
      const view = grid.getBoundingClientRect();
      if (box.bottom < view.top || box.top > view.bottom) return true;
      const picture = option.querySelector('img');
      return (
        picture?.complete && picture.naturalWidth > 0 && option.querySelector('.frame-name')?.textContent
      );
    });
  while (!ready() && performance.now() - stopped < 10_000) await new Promise(requestAnimationFrame);
  return { frames, settled: performance.now() - stopped };
}
