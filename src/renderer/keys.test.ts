import { describe, expect, test } from 'vitest';
import { actsWhileTyping, chordOf, type KeyPress, shownChord } from '#renderer/keys.ts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

describe('chordOf', () => {
  test('names letters whatever their case', () => {
    expect(chordOf(press('z', { ctrlKey: true }), false)).toBe('Mod+Z');
    expect(chordOf(press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+Z');
    expect(chordOf(press('g'), false)).toBe('G');
  });

  test('takes the command key on a Mac and leaves the other one to the system', () => {
    expect(chordOf(press('k', { metaKey: true }), true)).toBe('Mod+K');
    expect(chordOf(press('k', { ctrlKey: true }), true)).toBeNull();
    expect(chordOf(press('k', { metaKey: true }), false)).toBeNull();
  });

  test('leaves Shift out of characters that need it on some layouts', () => {
    expect(chordOf(press('?', { shiftKey: true }), false)).toBe('?');
    expect(chordOf(press('F8', { shiftKey: true }), false)).toBe('Shift+F8');
    expect(chordOf(press('ArrowRight', { shiftKey: true }), false)).toBe('Shift+ArrowRight');
  });

  test('reads the physical key behind an Option character', () => {
    expect(chordOf(press('∫', { altKey: true, code: 'KeyB' }), true)).toBe('Alt+B');
  });

  test('a modifier alone is not a chord', () => {
    expect(chordOf(press('Shift', { shiftKey: true }), false)).toBeNull();
  });
});

describe('actsWhileTyping', () => {
  test.each(['Mod+K', 'Alt+ArrowDown', 'F8', 'Shift+F8', 'Escape', 'Alt+Enter'])('%s does', (chord) => {
    expect(actsWhileTyping(chord)).toBe(true);
  });

  test.each(['G', '?', '3', 'ArrowLeft', 'Enter', 'Shift+ArrowRight', 'F'])('%s does not', (chord) => {
    expect(actsWhileTyping(chord)).toBe(false);
  });
});

describe('shownChord', () => {
  test('is written as the system writes it', () => {
    expect(shownChord('Mod+Shift+Z', false)).toBe('Ctrl Shift Z');
    expect(shownChord('Mod+Shift+Z', true)).toBe('⇧⌘Z');
    expect(shownChord('Mod+Alt+F', true)).toBe('⌥⌘F');
    expect(shownChord('Mod++', false)).toBe('Ctrl +');
  });
});
