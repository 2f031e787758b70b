/**
 * Shortcuts as text: "Mod+Shift+Z" is Ctrl on Windows and Linux, ⌘ on a Mac. Turns a key press into
 * such a chord and a chord into what the editor reads on a button. Pure; used by the command table.
 */

/** The part of a keyboard event that a chord depends on. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const modifierKeys = new Set(['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'CapsLock', 'Dead', 'Process']);

/** The chord of a key press, or null for a modifier alone or a key in the middle of a composition. */
export function chordOf(press: KeyPress, mac: boolean): string | null {
  if (modifierKeys.has(press.key)) return null;
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (other) return null;
  const key = keyName(press);
  // Subtle: Shift is already in a character such as "?", and layouts differ in which need it.
  const shift = press.shiftKey && (key.length > 1 || /\p{L}|\p{N}/u.test(key) || mod || press.altKey);
  return [mod && 'Mod', press.altKey && 'Alt', shift && 'Shift', key].filter(Boolean).join('+');
}

/**
 * Whether a chord acts in the middle of typing. Plain letters, digits, arrows and Enter belong to
 * the text; a chord with a modifier, a function key or Escape belongs to the desk.
 */
export function actsWhileTyping(chord: string): boolean {
  return /(^|\+)(Mod|Alt)\+/.test(chord) || /(^|\+)(F\d{1,2}|Escape)$/.test(chord);
}

const shownKeys: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  ' ': 'Space',
};

/** A Mac's modifiers in the order its menus write them. */
const macModifiers = [
  ['Alt', '⌥'],
  ['Shift', '⇧'],
  ['Mod', '⌘'],
] as const;

/** A chord as the editor reads it: "Ctrl Shift Z", or "⇧⌘Z" on a Mac. */
export function shownChord(chord: string, mac: boolean): string {
  const parts = chord.endsWith('++') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+');
  const key = parts.at(-1) ?? '';
  const held = parts.slice(0, -1);
  const shown = shownKeys[key] ?? key;
  if (!mac) return [...held.map((part) => (part === 'Mod' ? 'Ctrl' : part)), shown].join(' ');
  const signs = macModifiers.flatMap(([name, sign]) => (held.includes(name) ? [sign] : []));
  return [...signs, shown].join('');
}

function keyName(press: KeyPress): string {
  // A Mac's Option key turns letters into other characters; the physical key names the letter.
  const physical = /^(?:Key([A-Z])|Digit(\d))$/.exec(press.code);
  if (press.altKey && physical) return physical[1] ?? physical[2] ?? press.key;
  return press.key.length === 1 ? press.key.toUpperCase() : press.key;
}
