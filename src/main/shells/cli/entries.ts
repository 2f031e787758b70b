/** Whole caption records for ids that a listing found. */
import type { Newsroom } from '#core/newsroom.ts';
import type { Entry } from '#core/records.ts';
import { ask } from '#main/shells/cli/command.ts';

/** How many are asked for at once: one answer stays small, and a desk at work gets its turn between. */
const portion = 500;

/** The entries by id; an id that has gone meanwhile is missing. */
export async function entriesOf(newsroom: Newsroom, ids: Iterable<string>): Promise<Map<string, Entry>> {
  const wanted = [...new Set(ids)];
  const entries = new Map<string, Entry>();
  for (let at = 0; at < wanted.length; at += portion) {
    const captions = wanted.slice(at, at + portion);
    for (const entry of await ask(newsroom, 'captions.entries', { captions })) entries.set(entry.id, entry);
  }
  return entries;
}
