import { describe, expect, test } from 'vitest';
import { commandFor, commands, keysOf, readShortcuts, withKeys } from '#renderer/commands.ts';
import type { KeyPress } from '#renderer/keys.ts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

describe('the table of commands', () => {
  test.each([false, true])('no two commands share a key (on a Mac: %s)', (mac) => {
    const keys = commands.flatMap((command) => [...keysOf(command, {}, mac)]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('a Mac keeps ⌘H, ⌘M, ⌘Q, ⌘W, ⌘N, ⌘T and ⌘, for itself', () => {
    const keys = commands.flatMap((command) => [...keysOf(command, {}, true)]);
    for (const taken of ['H', 'M', 'Q', 'W', 'N', 'T', ',']) expect(keys).not.toContain(`Mod+${taken}`);
  });

  test('a browser’s own window and tab keys are left alone', () => {
    const keys = commands.flatMap((command) => [...keysOf(command, {}, false)]);
    for (const taken of ['N', 'T', 'W', 'Shift+N', 'Shift+T', 'Shift+W', 'Tab'])
      expect(keys).not.toContain(`Mod+${taken}`);
  });

  test('find and replace has a key of its own on a Mac, whatever Option makes of the letter', () => {
    const held = { metaKey: true, altKey: true, code: 'KeyF' };
    expect(commandFor(press('ƒ', held), {}, true)?.command.id).toBe('replace');
    expect(commandFor(press('h', { ctrlKey: true }), {}, false)?.command.id).toBe('replace');
    expect(commandFor(press('h', { metaKey: true }), {}, true)).toBeNull();
  });

  test('no two commands share a name', () => {
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  });

  test('a key press finds its command', () => {
    expect(commandFor(press('Enter', { ctrlKey: true }), {}, false)?.command.id).toBe('caption.ready-next');
    expect(commandFor(press('q'), {}, false)).toBeNull();
  });
});

describe('changed shortcuts', () => {
  test('replace the keys of the table, and take them from another command', () => {
    const changed = withKeys({}, 'go.duplicates', ['G'], false);
    expect(commandFor(press('g'), changed, false)?.command.id).toBe('go.duplicates');
    expect(commandFor(press('d'), changed, false)).toBeNull();
    const grid = commands.find(({ id }) => id === 'show.grid');
    expect(grid && keysOf(grid, changed, false)).toEqual([]);
  });

  test('what was kept is read with care', () => {
    expect(readShortcuts({ undo: ['Mod+U'], nonsense: ['X'], redo: 7 })).toEqual({ undo: ['Mod+U'] });
    expect(readShortcuts('nothing')).toEqual({});
  });
});
