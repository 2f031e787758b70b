import { describe, expect, test } from 'vitest';
import { commandFor, commands, keysOf, readShortcuts, withKeys } from '#renderer/commands.ts';
import type { KeyPress } from '#renderer/keys.ts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

describe('the table of commands', () => {
  test('no two commands share a key', () => {
    const keys = commands.flatMap((command) => [...command.keys]);
    expect(new Set(keys).size).toBe(keys.length);
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
    const changed = withKeys({}, 'go.duplicates', ['G']);
    expect(commandFor(press('g'), changed, false)?.command.id).toBe('go.duplicates');
    expect(commandFor(press('d'), changed, false)).toBeNull();
    const grid = commands.find(({ id }) => id === 'show.grid');
    expect(grid && keysOf(grid, changed)).toEqual([]);
  });

  test('what was kept is read with care', () => {
    expect(readShortcuts({ undo: ['Mod+U'], nonsense: ['X'], redo: 7 })).toEqual({ undo: ['Mod+U'] });
    expect(readShortcuts('nothing')).toEqual({});
  });
});
