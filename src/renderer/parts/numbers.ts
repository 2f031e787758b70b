/** How the desk writes a number: "1,200", "1 photo", "12 matches". */

// Made once: `toLocaleString` makes a formatter at every call, which is felt where a screen shows hundreds of numbers.
const grouped = new Intl.NumberFormat('en');

/** "1,200". */
export function shownNumber(number: number): string {
  return grouped.format(number);
}

/** "1 photo", "1,200 photos"; `many` where the plural is no plain s. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${shownNumber(number)} ${number === 1 ? one : many}`;
}
