/** Takes a house from --house, and refuses one that is not there before anything is done. */
import type { Newsroom } from '#core/newsroom.ts';
import { ask, UsageError } from '#main/shells/cli/command.ts';

/** The house's id as an input takes it; nothing where none was named. @throws UsageError for a house nobody knows */
export async function houseNamed(
  newsroom: Newsroom,
  name: string | undefined,
): Promise<{ readonly house?: string }> {
  if (name === undefined) return {};
  const houses = await ask(newsroom, 'houses.list', {});
  if (houses.some(({ id }) => id === name)) return { house: name };
  throw new UsageError(`No house is called “${name}”. Houses: ${houses.map(({ id }) => id).join(', ')}.`);
}
