/** The window comes back where it stood, but never where it cannot be seen. */
import { expect, test } from 'vitest';
import { fittingBounds } from '#main/shells/electron/window-state.ts';

const screens = [
  { x: 0, y: 0, width: 1920, height: 1040 },
  { x: 1920, y: 0, width: 1280, height: 1000 },
];
const at = (x: number, y: number, width = 1440, height = 900) => ({
  bounds: { x, y, width, height },
  maximized: false,
});

test('nothing remembered: the usual size, placed by the system', () => {
  expect(fittingBounds(null, screens)).toEqual({ width: 1440, height: 900 });
});
test('nothing remembered on a small screen: not larger than it', () => {
  const laptop = { x: 0, y: 25, width: 1280, height: 752 };
  expect(fittingBounds(null, [laptop, ...screens])).toEqual({ width: 1280, height: 752 });
  expect(fittingBounds(null, [])).toEqual({ width: 1440, height: 900 });
});
test('kept on a screen that is there', () => {
  expect(fittingBounds(at(100, 50), screens)).toEqual({ x: 100, y: 50, width: 1440, height: 900 });
});
test('not restored to a screen that was unplugged', () => {
  expect(fittingBounds(at(5000, 50), screens)).toEqual({ width: 1440, height: 900 });
});
test('pulled in and shrunk to its screen', () => {
  expect(fittingBounds(at(2000, 200, 1900, 1200), screens)).toEqual({
    x: 1920,
    y: 0,
    width: 1280,
    height: 1000,
  });
});
test('never smaller than the desk is drawn for', () => {
  expect(fittingBounds(at(10, 10, 200, 100), screens)).toEqual({ x: 10, y: 10, width: 1024, height: 700 });
});
