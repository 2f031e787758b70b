import { describe, expect, test } from 'vitest';
import { lineAfter } from '#renderer/screens/import/list-keys.ts';

describe('the active line of a list', () => {
  test('moves by lines and pages and stays within the list', () => {
    expect(lineAfter('ArrowDown', 0, 3)).toBe(1);
    expect(lineAfter('ArrowUp', 0, 3)).toBe(0);
    expect(lineAfter('PageDown', 1, 30)).toBe(9);
    expect(lineAfter('End', 0, 3)).toBe(2);
    expect(lineAfter('Home', 2, 3)).toBe(0);
  });

  test('other keys and empty lists move nothing', () => {
    expect(lineAfter('Enter', 0, 3)).toBeNull();
    expect(lineAfter('constructor', 0, 3)).toBeNull();
    expect(lineAfter('ArrowDown', 0, 0)).toBeNull();
  });
});
