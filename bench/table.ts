/** How the benches time work and print what they found: one table, numbers right-aligned. */

/** How long something took, in milliseconds. */
export interface Spread {
  readonly times: number;
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

/** The spread of measured times. The 95th percentile of 20 or fewer is the slowest. */
export function spreadOf(measured: readonly number[]): Spread {
  const sorted = measured.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { times: sorted.length, median: at(0.5), p95: at(0.95), worst: at(1) };
}

/** Times work that answers at once, or by a promise, one round after another. */
export async function timed(times: number, work: (round: number) => unknown): Promise<Spread> {
  const measured: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const start = performance.now();
    await work(round);
    measured.push(performance.now() - start);
  }
  return spreadOf(measured);
}

/** Milliseconds as the tables show them. */
export function shownTime(milliseconds: number): string {
  return milliseconds.toFixed(milliseconds < 100 ? 2 : 0);
}

/** The columns of a spread, in the order of `spreadColumns`. */
export function spreadCells({ median, p95, worst }: Spread): string[] {
  return [median, p95, worst].map(shownTime);
}

export const spreadColumns = ['median ms', 'p95 ms', 'worst ms'] as const;

/** Prints a table: the first column left-aligned, the others to the right. */
export function printTable(columns: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)));
  const [head, ...lines] = all.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  console.log([head, widths.map((width) => '─'.repeat(width)).join('  '), ...lines].join('\n'));
}
