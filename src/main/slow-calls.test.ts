/** Who reads about slow calls, and which calls are slow. */
import { expect, test } from 'vitest';
import { slowCallLog } from '#main/slow-calls.ts';

function linesOf(environment: Record<string, string>): string[] {
  const lines: string[] = [];
  const observe = slowCallLog(environment, (line) => lines.push(line));
  observe({ name: 'wire.export', milliseconds: 244.4 });
  observe({ name: 'captions.edit', milliseconds: 39.9 });
  return lines;
}

test('an editor is told nothing about slow calls', () => {
  expect(linesOf({})).toEqual([]);
  expect(linesOf({ CUTLINE_LOG: '' })).toEqual([]);
});

test('CUTLINE_LOG names every call over 40 ms', () => {
  expect(linesOf({ CUTLINE_LOG: '1' })).toEqual(['slow call wire.export: 244 ms\n']);
});
