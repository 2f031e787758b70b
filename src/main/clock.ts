/**
 * The time and the identifiers of the real world: the Clock that assemble.ts hands to the core and
 * to the archive. Identifiers never repeat and never sort before one handed out earlier here, even
 * when the machine's clock is set back.
 */
import { randomBytes } from 'node:crypto';
import type { Clock } from '#core/ports.ts';

/** The highest value of the 12 bits that follow the version. */
const lastOfMillisecond = 0xfff;

/** Between two stretches of long work, which take tens of milliseconds each. */
const pauseMilliseconds = 5;

/**
 * A clock on the machine's time.
 * @param millisecondsNow the time source, milliseconds since 1970; tests pass their own
 */
export function systemClock(millisecondsNow: () => number = Date.now): Clock {
  let millisecond = -1;
  let counter = 0;

  return {
    now: () => localIso(new Date(millisecondsNow())),

    // A few milliseconds rather than none: in them another program gets at the archive, too.
    pause: () => new Promise((resolve) => setTimeout(resolve, pauseMilliseconds)),

    after(milliseconds, wake) {
      const timer = setTimeout(wake, milliseconds);
      return { stop: () => clearTimeout(timer) };
    },

    // RFC 9562, 6.2, method 1: the 12 bits after the version count within a millisecond, from a
    // random start in the lower half. A full counter borrows the next millisecond.
    newId() {
      const present = millisecondsNow();
      const random = randomBytes(10);
      if (present > millisecond) {
        millisecond = present;
        counter = random.readUInt16BE(0) & 0x7ff;
      } else if (counter < lastOfMillisecond) {
        counter += 1;
      } else {
        millisecond += 1;
        counter = 0;
      }
      const time = millisecond.toString(16).padStart(12, '0');
      const count = counter.toString(16).padStart(3, '0');
      const variant = ((random.readUInt16BE(2) & 0x3fff) | 0x8000).toString(16);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${variant}-${random.toString('hex', 4, 10)}`;
    },
  };
}

/** ISO 8601 in the machine's zone, with milliseconds and the offset: 2026-11-12T09:41:22.120+01:00. */
function localIso(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const shifted = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  const minutes = String(size % 60).padStart(2, '0');
  return `${shifted}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}
