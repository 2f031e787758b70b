/** Turns a batch's name, as people type it, into its id. */
import type { Newsroom } from '#core/newsroom.ts';
import { ask, CallProblem } from '#main/shells/cli/command.ts';

/** The batch's id; undefined where none was named. @throws CallProblem for a name no batch has */
export async function batchNamed(newsroom: Newsroom, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const batches = await ask(newsroom, 'batches.list', {});
  const batch = batches.find((each) => each.name === name) ?? batches.find((each) => each.id === name);
  if (batch) return batch.id;
  const known = batches.map((each) => `“${each.name}”`).join(', ') || 'none';
  const message = `No batch is named “${name}”. Batches in this archive: ${known}.`;
  throw new CallProblem({ code: 'not-found', message, field: 'batch' });
}
