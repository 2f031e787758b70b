/**
 * How a page's captions reach the desk: each distinct caption goes to the photo it was matched
 * with, or stands in the batch by itself until somebody drags it to one. Every occurrence is kept.
 */

import * as z from 'zod';
import { addAlone, attachTo, type Kept, nothing, together } from '#core/calls/attach-to.ts';
import type { Desk } from '#core/calls/desk.ts';
import { entryOf } from '#core/calls/keep.ts';
import type { CallOutput } from '#core/contract.ts';
import { matchCaptions } from '#core/documents/match.ts';
import { readDocument } from '#core/documents/read-document.ts';
import type { DocumentReading, FoundCaption } from '#core/documents/reading.ts';
import type { Replaced } from '#core/records.ts';
import { Refusal, sentenceOf } from '#core/refusal.ts';

export type Matches = CallOutput<'documents.match'>;
export type Attached = CallOutput<'documents.attach'>;

/**
 * Reads a caption document from disk.
 * @throws Refusal with one line that begins with the file's name where it holds no text that could be read; see `reasonAlone`
 */
export async function openDocument(desk: Desk, path: string): Promise<DocumentReading> {
  const name = desk.files.nameOf(path);
  const reading = readDocument(name, await desk.files.readBytes(path));
  const warning = reading.warnings[0];
  if (reading.parts.length === 0 && warning) throw new Refusal('refused', `${name}: ${warning}`, 'path');
  return reading;
}

/** Why a document was not read, for a list that gives its path beside: the reason without the file's name. */
export function reasonAlone(desk: Desk, path: string, thrown: unknown): string {
  const name = desk.files.nameOf(path);
  const sentence = sentenceOf(thrown);
  if (sentence.startsWith(`${name}: `)) return sentence.slice(name.length + 2);
  return sentence.startsWith(`${name} `) ? `The file${sentence.slice(name.length)}` : sentence;
}

/** Which caption of a page belongs to which photo of the batch. Captions without a photo have entry null. */
export function matchesFor(desk: Desk, batch: string, reading: DocumentReading): Matches {
  const photos = desk.archive
    .ids({ batch, sort: 'fileName' })
    .map((id) => entryOf(desk, id))
    .filter(({ photo }) => photo !== null)
    .map(({ id, photo, fields }) => ({ id, fileName: photo?.fileName ?? '', caption: fields.caption }));
  const matched = matchCaptions(reading.captions, photos);
  const alone = reading.captions.flatMap((_caption, index) =>
    matched.some(({ caption }) => caption === index)
      ? []
      : [{ caption: index, entry: null, by: 'order' as const }],
  );
  return [...matched.map(({ caption, photo, by }) => ({ caption, entry: photo, by })), ...alone];
}

/** Keeps a document and its captions. The same page read into the same batch again adds nothing. */
export async function attachDocument(
  desk: Desk,
  batch: string,
  reading: DocumentReading,
  matches: Matches,
): Promise<Attached> {
  const entries: string[] = [];
  const replaced: Replaced[] = [];
  for await (const stretch of attachStretches(desk, batch, reading, matches)) {
    entries.push(...stretch.entries);
    replaced.push(...stretch.replaced);
    if (stretch.last) {
      const attached = desk.archive.transaction(stretch.last);
      return {
        ...attached,
        entries: [...entries, ...attached.entries],
        replaced: [...replaced, ...attached.replaced],
      };
    }
  }
  throw new Error('A page has a last stretch.');
}

/** A stretch of a page: the captions just kept, or, for the end, what keeps them and the page itself. */
interface Stretch extends Kept {
  readonly last: (() => Attached) | null;
}

/**
 * Attaches a page a few captions at a time, each few in one transaction, with a pause after it: a
 * table of 20,000 rows must hold up neither typing here nor another program's edit. How far it has
 * come is kept with each stretch, so a page that was broken off goes on where it stood.
 * The last stretch is handed out undone, for a caller that has more to write with it.
 */
export async function* attachStretches(
  desk: Desk,
  batch: string,
  reading: DocumentReading,
  matches: Matches,
): AsyncGenerator<Stretch, void, void> {
  const { captions } = reading;
  const found = captions.reduce((sum, { occurrences }) => sum + occurrences, 0);
  // Rows of two photos may be worded alike and still be two: counted are the wordings.
  const wordings = new Set(captions.map(({ text }) => text).filter((text) => text !== ''));
  const counts = { found, distinct: wordings.size };
  const placed = new Map<number, Matches[number][]>();
  for (const match of matches) {
    if (!captions[match.caption])
      throw new Refusal('bad-input', `The page has no caption number ${match.caption + 1}.`, 'matches');
    if (match.entry !== null) placed.set(match.caption, [...(placed.get(match.caption) ?? []), match]);
  }
  const known = () => desk.archive.documents(batch).some((kept) => sameParts(kept.reading, reading));
  if (known()) {
    yield { ...nothing, last: () => ({ ...counts, attached: 0, entries: [], replaced: [] }) };
    return;
  }
  const name = fingerprintOf(batch, reading);
  const keep = (caption: FoundCaption, index: number): Kept => {
    const places = placed.get(index) ?? [];
    if (places.length > 0)
      return together(
        places.map(({ entry, by }) => (entry === null ? nothing : attachTo(desk, entry, caption, by))),
      );
    // A table's row may hold only field values; without its photo there is nothing to give them to.
    return caption.text === '' ? nothing : { entries: [addAlone(desk, batch, caption)], replaced: [] };
  };
  /** Keeps captions from `start` on, until `enough` says so, and answers with what came of it and the next start. */
  const keepFrom = (start: number, enough: () => boolean): Kept & { next: number } => {
    const kept: Kept[] = [];
    let next = start;
    for (const caption of captions.slice(start, start + captionsInAStretch)) {
      kept.push(keep(caption, next));
      next += 1;
      if (enough()) break;
    }
    return { ...together(kept), next };
  };

  let start = attachedSoFar(desk)[name] ?? 0;
  while (start + leftForTheEnd < captions.length) {
    const { entries, replaced, next } = desk.archive.transaction(() => {
      const until = millisecondsNow(desk) + stretchMilliseconds;
      const kept = keepFrom(start, () => millisecondsNow(desk) >= until);
      desk.archive.saveSetting(unfinishedPages, { ...attachedSoFar(desk), [name]: kept.next });
      return kept;
    });
    start = next;
    yield { entries, replaced, last: null };
    await desk.clock.pause();
  }
  yield {
    ...nothing,
    last: () => {
      const { entries, replaced } = keepFrom(start, () => false);
      const { [name]: _finished, ...others } = attachedSoFar(desk);
      if (_finished !== undefined) desk.archive.saveSetting(unfinishedPages, others);
      const importedAt = desk.clock.now();
      desk.archive.addDocument({ id: desk.clock.newId(), batch, name: reading.name, importedAt, reading });
      const attached = [...placed.values()].reduce((sum, places) => sum + places.length, 0);
      return { ...counts, attached, entries: [...entries], replaced: [...replaced] };
    },
  };
}

/** Milliseconds of checks and comparing in one transaction: what a keystroke may wait. */
const stretchMilliseconds = 40;
/** Most captions in one transaction, so that a clock that stands still cannot make it endless. */
const captionsInAStretch = 100;
/** Captions kept together with the page itself, at most. */
const leftForTheEnd = 10;

function millisecondsNow(desk: Desk): number {
  return Date.parse(desk.clock.now());
}

/** The archive's note of pages that were begun and not finished: how many of their captions are kept, by fingerprint. */
const unfinishedPages = 'unfinishedPages';
const UnfinishedPages = z.record(z.string(), z.number().int().nonnegative());

function attachedSoFar(desk: Desk): Record<string, number> {
  return UnfinishedPages.safeParse(desk.archive.setting(unfinishedPages)).data ?? {};
}

/** Tells a page in a batch from another, also from a corrected one of the same name (FNV-1a, twice 32 bits). */
function fingerprintOf(batch: string, reading: DocumentReading): string {
  let [low, high] = [0x811c9dc5, 0x9747b28c];
  for (const { text, kind } of reading.parts) {
    for (const unit of `${kind}\n${text}\n`) {
      const code = unit.codePointAt(0) ?? 0;
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 13);
    }
  }
  return `${batch} ${reading.parts.length} ${(low >>> 0).toString(16)}${(high >>> 0).toString(16)}`;
}

function sameParts(one: DocumentReading, other: DocumentReading): boolean {
  return (
    one.parts.length === other.parts.length &&
    one.parts.every(
      ({ text, kind }, index) => text === other.parts[index]?.text && kind === other.parts[index].kind,
    )
  );
}
