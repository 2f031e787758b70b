/**
 * What the metadata dialogs ask of the newsroom: repairs of some captions, and writing a long selection in
 * stretches, so that progress is seen and edits pass in between. Answers become results, problems are thrown
 * with the sentence for the editor. Knows no component.
 */
import type { FieldId } from '#core/caption/fields.ts';
import type { Answer, CallOutput, Undo } from '#core/contract.ts';
import type { RepairsFound } from '#core/repair-records.ts';
import { newsroom } from '#renderer/client.ts';
import type { WriteResult, WriteTo } from '#renderer/screens/desk/metadata/write-words.ts';

/** One text that can be repaired, before and after. */
export type Repair = CallOutput<'metadata.repairs'>['repairs'][number];
/** One text that is damaged and not mended, with why. */
export type DamagedText = CallOutput<'metadata.repairs'>['damaged'][number];

/** Photos written in one call: about a second's work, after which progress is told. */
const photosAtOnce = 50;
/** Captions whose files are looked at in one call: their heads are read, not the pictures. */
const lookedAtOnce = 200;

/**
 * What can be repaired in these captions and their files, stretch by stretch, until all are looked
 * at or `cancelled` says so. @throws Error for the editor
 */
export async function findRepairs(
  captions: readonly string[],
  tell: (looked: number) => void,
  cancelled: () => boolean,
): Promise<RepairsFound> {
  const found: RepairsFound = { repairs: [], damaged: [], failures: [] };
  for (let at = 0; at < captions.length && !cancelled(); at += lookedAtOnce) {
    const stretch = captions.slice(at, at + lookedAtOnce);
    const { repairs, damaged, failures } = granted(await newsroom['metadata.repairs']({ captions: stretch }));
    found.repairs.push(...repairs);
    found.damaged.push(...damaged);
    found.failures.push(...failures);
    tell(at + stretch.length);
  }
  return found;
}

/**
 * Makes the chosen ones of the repairs found. Where some are left out, captions with the same fields chosen
 * go in one call. @returns how to take them back, in the order made. @throws Error for the editor
 */
export async function makeRepairs(found: readonly Repair[], chosen: readonly Repair[]): Promise<Undo[]> {
  const calls = found.length === chosen.length ? [{ captions: captionsOf(chosen) }] : byFields(chosen);
  const undos: Undo[] = [];
  for (const call of calls) {
    const answer = await newsroom['metadata.repair'](call);
    granted(answer);
    if (answer.ok && answer.undo) undos.push(answer.undo);
  }
  return undos;
}

function captionsOf(repairs: readonly Repair[]): string[] {
  return [...new Set(repairs.map(({ caption }) => caption))];
}

function byFields(repairs: readonly Repair[]): { captions: string[]; fields: FieldId[] }[] {
  const calls = new Map<string, { captions: string[]; fields: FieldId[] }>();
  for (const caption of captionsOf(repairs)) {
    const fields = repairs.filter((each) => each.caption === caption).map(({ field }) => field);
    const key = fields.join();
    calls.set(key, { captions: [...(calls.get(key)?.captions ?? []), caption], fields });
  }
  return [...calls.values()];
}

/**
 * Writes captions into photos or sidecars, stretch by stretch, until all are done or `stop` is given:
 * then the photos in hand are finished and no other is begun.
 * @throws Error for the editor when nothing could be written at all
 */
export async function writeCaptions(
  captions: readonly string[],
  to: WriteTo,
  tell: (done: number) => void,
  stop: AbortSignal,
): Promise<WriteResult> {
  const writing = crypto.randomUUID();
  const stopNow = () => void newsroom['writing.stop']({ writing });
  stop.addEventListener('abort', stopNow);
  try {
    let result: WriteResult = { written: [], credentials: [], failures: [], left: 0 };
    for (let at = 0; at < captions.length; at += photosAtOnce) {
      if (stop.aborted) return { ...result, left: result.left + captions.length - at };
      const stretch = captions.slice(at, at + photosAtOnce);
      const answer = await newsroom['metadata.write']({ captions: stretch, to, writing });
      if (!answer.ok && at > 0) {
        // What is written stays written, and is told; the rest says why it is not.
        const failure = { caption: '', path: '', reason: answer.problem.message };
        return { ...result, failures: [...result.failures, failure] };
      }
      const { written, credentials, failures, left = [] } = granted(answer);
      result = {
        written: [...result.written, ...written],
        credentials: [...result.credentials, ...credentials],
        failures: [...result.failures, ...failures],
        left: result.left + left.length,
      };
      tell(at + stretch.length - left.length);
    }
    return result;
  } finally {
    stop.removeEventListener('abort', stopNow);
  }
}

/** The ids of a whole batch, or of the archive. @throws Error for the editor */
export async function captionsOfBatch(batch: string | null): Promise<readonly string[]> {
  return granted(await newsroom['captions.ids']({ query: batch === null ? {} : { batch } }));
}

function granted<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.value;
}
