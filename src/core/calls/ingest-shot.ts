/**
 * A shot that has its number: what its files are called, what is stamped on its photos, and a
 * place of its own among what stands in the destinations already. Used by ingest-run.ts.
 */
import type { Desk } from '#core/calls/desk.ts';
import type { SurveyedFile, SurveyedShot } from '#core/calls/ingest-survey.ts';
import type { FieldChanges } from '#core/caption/caption.ts';
import { type NameTemplate, pathOf, placeKey } from '#core/ingest/names.ts';
import { type CardFile, nameOf, shotStem } from '#core/ingest/shots.ts';
import { fieldsUnder, filledStationery } from '#core/ingest/stationery.ts';
import type { NamedShot } from '#core/ingest/variables.ts';

/** What the names of an ingest are made of, beside the photos. */
export interface Naming {
  readonly names: NameTemplate;
  readonly stationery: FieldChanges;
  readonly batch: string;
  readonly desk: string;
}

export interface NumberedShot extends SurveyedShot {
  readonly sequence: number;
}

/** The stationery as it is stamped on one photo. */
export function stationeryFor(shot: NumberedShot, file: CardFile, naming: Naming): FieldChanges {
  return filledStationery(naming.stationery, namedShot(shot, file, naming));
}

/**
 * The number a shot had when its lost copies were made, where it gives them their names again: a
 * copy that is made anew stands where the desk looks for it. null where the names are other ones.
 */
export function formerSequence(desk: Desk, shot: SurveyedShot, naming: Naming): number | null {
  for (const { file, lost } of shot.files) {
    for (const { copy } of lost) {
      if (copy.sequence === undefined) continue;
      const below = pathFor({ ...shot, sequence: copy.sequence }, file, naming, copy.number);
      if (desk.cards.join(copy.destination, below) === copy.path) return copy.sequence;
    }
  }
  return null;
}

/** The path of a file below a destination. */
export function pathFor(shot: NumberedShot, file: CardFile, naming: Naming, number: number): string {
  const named = namedShot(shot, file, naming);
  const fields = { ...named.facts.fields, ...filledStationery(naming.stationery, named) };
  return pathOf(naming.names, { ...named, facts: { ...named.facts, fields } }, number);
}

function namedShot(shot: NumberedShot, file: CardFile, { stationery, batch, desk }: Naming): NamedShot {
  const name = nameOf(file.relative);
  const stem = shotStem(name);
  return {
    facts: { ...shot.facts, fields: fieldsUnder(shot.facts.fields, stationery) },
    modifiedAt: shot.modifiedAt,
    sequence: shot.sequence,
    original: stem,
    extension: name.slice(stem.length + 1),
    batch,
    desk,
  };
}

/** A copy that stood in its place already, whole: left by a run that was cut off before it could say so. */
export interface FoundCopy {
  readonly file: SurveyedFile;
  readonly destination: string;
  readonly path: string;
  readonly hash: string;
}

/** A number under which all files of a shot have their places, taken until `release`. */
export interface ShotPlace {
  readonly number: number;
  readonly found: readonly FoundCopy[];
  release(): void;
}

/** A name taken this often is no clash any more. */
const mostNumbers = 10_000;

/**
 * Finds the first number under which no file of the shot meets another file, in any destination.
 * @throws Error with one clear line, also where a file cannot be read
 */
export async function placeShot(
  desk: Desk,
  shot: NumberedShot,
  naming: Naming,
  working: readonly string[],
  firstNumber: number,
): Promise<ShotPlace> {
  const { places } = desk.ingests;
  for (let number = firstNumber; number < firstNumber + mostNumbers; number += 1) {
    const spots = shot.files.flatMap((file) =>
      file.needs
        .filter((destination) => working.includes(destination))
        .map((destination) => {
          const path = desk.cards.join(destination, pathFor(shot, file.file, naming, number));
          return { file, destination, path };
        }),
    );
    const keys = [...new Set(spots.map(({ path }) => placeKey(path)))];
    if (keys.some((key) => places.has(key))) continue;
    for (const key of keys) places.add(key);
    const release = () => {
      for (const key of keys) places.delete(key);
    };
    try {
      const found = await foundAt(desk, spots);
      if (found) return { number, found, release };
    } catch (thrown) {
      release();
      throw thrown;
    }
    release();
  }
  throw new Error(`${shot.files[0]?.glimpse.name ?? 'A photo'}: all its names are taken`);
}

/** What stands at these places: nothing, or the very files; null where another file is in the way. */
async function foundAt(
  desk: Desk,
  spots: readonly { file: SurveyedFile; destination: string; path: string }[],
): Promise<FoundCopy[] | null> {
  const found: FoundCopy[] = [];
  for (const { file, destination, path } of spots) {
    const facts = await desk.cards.factsAt(path);
    if (facts === null) continue;
    if (facts.bytes !== file.file.bytes) return null;
    const hash = file.hash || (await desk.cards.hash(file.file.path));
    if ((await desk.cards.hash(path)) !== hash) return null;
    found.push({ file, destination, path, hash });
  }
  return found;
}
