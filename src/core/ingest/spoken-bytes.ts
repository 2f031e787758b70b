/** How much an ingest moves, in words: for the window and the command line alike. Pure. */

/** "6.2 MB", "56 MB", in the units on the boxes of memory cards. */
export function spokenBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${unit > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
