/**
 * The log of slow calls, for whoever works on Cutline. Written only where CUTLINE_LOG is set: an
 * editor's terminal and a script's stderr hold what concerns them and nothing else.
 */
import type { CallTiming } from '#core/newsroom.ts';

/**
 * A call over this many milliseconds is named in the log. More than one frame and a half of a
 * 60 Hz screen is what an editor begins to feel while typing.
 */
const slowCall = 40;

/** What hears how long each call took. @param write where a line goes; the process's stderr outside tests */
export function slowCallLog(
  environment: Readonly<Record<string, string | undefined>>,
  write: (line: string) => void,
): (timing: CallTiming) => void {
  if (!environment['CUTLINE_LOG']) return () => {};
  return ({ name, milliseconds }) => {
    if (milliseconds > slowCall) write(`slow call ${name}: ${Math.round(milliseconds)} ms\n`);
  };
}
