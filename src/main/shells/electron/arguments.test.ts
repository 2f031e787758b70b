/** The app's own arguments, as Electron hands them on: packaged, from a checkout, with Chromium's switches. */
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { purposeOf } from '#main/shells/electron/arguments.ts';

test('everything after --cli belongs to the command line', () => {
  const words = ['list', '--archive', '/a', '--self-check'];
  expect(purposeOf(['--cli', ...words])).toEqual({ kind: 'command-line', words });
  expect(purposeOf(['--cli'])).toEqual({ kind: 'command-line', words: [] });
});

test('switches of Chromium may come first', () => {
  const switches = ['--no-sandbox', '--ozone-platform=headless', '--disable-gpu'];
  expect(purposeOf([...switches, '--cli', 'doctor'])).toEqual({ kind: 'command-line', words: ['doctor'] });
  expect(purposeOf([...switches, '--self-check'])).toEqual({ kind: 'self-check' });
  expect(purposeOf([...switches, '--archive', '/a'])).toEqual({ kind: 'desk', archive: resolve('/a') });
});

test('--cli after the desk’s own words is not a command line', () => {
  expect(purposeOf(['--archive', '--cli'])).toMatchObject({ kind: 'desk' });
  expect(purposeOf(['--archive=/a', '--cli', 'list'])).toEqual({ kind: 'desk', archive: resolve('/a') });
});

test.each([
  [['--archive', '/a']],
  [['--archive=/a']],
  [['--remote-debugging-port=0', '/app', '--archive', '/a']],
])('%j opens that archive', (words) => {
  expect(purposeOf(words)).toEqual({ kind: 'desk', archive: resolve('/a') });
});
