/** The captions of a batch as far as they have been fetched: see list-pages.ts. The hook in use-pages.ts does the asking. */
import type { Card } from '#core/records.ts';
import { type ListPages, pagesOf } from '#renderer/parts/list-pages.ts';

/** Cards asked for at once: a few screens of the grid, about 100 kB. */
export const pageSize = 200;

/** 60 pages are 12,000 cards. */
const mostPages = 60;

export type CaptionPages = ListPages<Card>;

export const {
  none: noPages,
  at: cardAt,
  indexOf: indexOfCaption,
  missing: missingPages,
  withPage,
  outdated,
} = pagesOf<Card>(pageSize, mostPages);
