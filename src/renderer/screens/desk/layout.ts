/**
 * How the editor has set up the desk: panes, zoom, theme, order, and what was open. Kept in the
 * archive's settings and read back with care: an older or damaged setting costs a default, not the desk.
 */
import { type Status, statuses } from '#core/caption/caption.ts';
import type { SortKey } from '#core/records.ts';

export const shows = ['photo', 'grid', 'list', 'receivers'] as const;
export type Show = (typeof shows)[number];

export const themes = ['system', 'dark', 'light'] as const;
export type Theme = (typeof themes)[number];

const zooms = ['fit', 'fill', 'full'] as const;
export type Zoom = (typeof zooms)[number];

export const orders = [
  'added',
  'captured',
  'fileName',
  'status',
  'caption',
  'byline',
] as const satisfies readonly SortKey[];

/** A search the editor kept by name. */
export interface SavedSearch {
  readonly name: string;
  readonly words: string;
}

export interface Layout {
  readonly show: Show;
  readonly zoom: Zoom;
  readonly theme: Theme;
  readonly batchesWidth: number;
  readonly batchesShown: boolean;
  readonly captionWidth: number;
  readonly captionShown: boolean;
  readonly stripShown: boolean;
  readonly checksShown: boolean;
  /** Height of the checks in pixels; null lets them take what the form and the preview leave. */
  readonly checksHeight: number | null;
  readonly previewShown: boolean;
  readonly sort: SortKey;
  readonly descending: boolean;
  /** null shows the whole archive. */
  readonly batch: string | null;
  readonly status: Status | null;
  readonly caption: string | null;
  readonly index: number;
  readonly searches: readonly SavedSearch[];
}

/** The least and most of each side pane's width and of the checks' height, in pixels. */
export const paneLimits = { batches: [160, 360], caption: [320, 720], checks: [88, 640] } as const;

const firstLayout: Layout = {
  show: 'photo',
  zoom: 'fit',
  theme: 'system',
  batchesWidth: 212,
  batchesShown: true,
  captionWidth: 432,
  captionShown: true,
  stripShown: true,
  checksShown: true,
  checksHeight: null,
  previewShown: true,
  sort: 'added',
  descending: false,
  batch: null,
  status: null,
  caption: null,
  index: 0,
  searches: [],
};

/** Reads a kept layout; whatever is missing or not understood is as on the first day. */
export function readLayout(kept: unknown): Layout {
  const from: Readonly<Record<string, unknown>> =
    typeof kept === 'object' && kept !== null ? { ...kept } : {};
  const first = firstLayout;
  return {
    show: oneOf(shows, from.show, first.show),
    zoom: oneOf(zooms, from.zoom, first.zoom),
    theme: oneOf(themes, from.theme, first.theme),
    batchesWidth: within(paneLimits.batches, from.batchesWidth, first.batchesWidth),
    batchesShown: flag(from.batchesShown, first.batchesShown),
    captionWidth: within(paneLimits.caption, from.captionWidth, first.captionWidth),
    captionShown: flag(from.captionShown, first.captionShown),
    stripShown: flag(from.stripShown, first.stripShown),
    checksShown: flag(from.checksShown, first.checksShown),
    checksHeight:
      typeof from.checksHeight === 'number' ? within(paneLimits.checks, from.checksHeight, 0) || null : null,
    previewShown: flag(from.previewShown, first.previewShown),
    sort: oneOf(orders, from.sort, first.sort),
    descending: flag(from.descending, first.descending),
    batch: typeof from.batch === 'string' ? from.batch : null,
    status: statuses.find((status) => status === from.status) ?? null,
    caption: typeof from.caption === 'string' ? from.caption : null,
    index: within([0, Number.MAX_SAFE_INTEGER], from.index, 0),
    searches: Array.isArray(from.searches) ? from.searches.filter(isSearch) : [],
  };
}

function oneOf<Value extends string>(known: readonly Value[], kept: unknown, otherwise: Value): Value {
  return known.find((value) => value === kept) ?? otherwise;
}

function flag(kept: unknown, otherwise: boolean): boolean {
  return typeof kept === 'boolean' ? kept : otherwise;
}

function within([least, most]: readonly [number, number], kept: unknown, otherwise: number): number {
  return typeof kept === 'number' && kept >= least && kept <= most ? Math.round(kept) : otherwise;
}

function isSearch(kept: unknown): kept is SavedSearch {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'name' in kept &&
    'words' in kept &&
    typeof kept.name === 'string' &&
    typeof kept.words === 'string'
  );
}
