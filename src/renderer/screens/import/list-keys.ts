/** The keys of a list with one active line: arrows, page keys, Home and End. Shared by the lists of the match step. */

/** Lines a page key moves by. */
const pageOf = 8;

/** Where a key takes the active line, or null where the key means nothing here. */
export function lineAfter(key: string, active: number, lines: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: pageOf,
    PageUp: -pageOf,
    End: lines,
    Home: -lines,
  };
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return step === undefined || lines === 0 ? null : Math.min(lines - 1, Math.max(0, active + step));
}

/** What dragged data is marked with, so that nothing else is taken for a caption. */
export const captionType = 'application/x-cutline-caption';

/** A caption on its way from a photo, or from none. */
export interface Dragged {
  readonly caption: number;
  readonly from: string | null;
}

/** Marks what is dragged as a caption of the page. */
export function startDrag(dragged: DataTransfer, caption: Dragged): void {
  dragged.setData(captionType, JSON.stringify(caption));
  dragged.effectAllowed = 'move';
}

/** The caption that was dropped, or null for anything else. */
export function readDrag(dropped: DataTransfer): Dragged | null {
  const text = dropped.getData(captionType);
  if (text === '') return null;
  const read: unknown = JSON.parse(text);
  if (typeof read !== 'object' || read === null || !('caption' in read) || !('from' in read)) return null;
  if (typeof read.caption !== 'number') return null;
  return { caption: read.caption, from: typeof read.from === 'string' ? read.from : null };
}
