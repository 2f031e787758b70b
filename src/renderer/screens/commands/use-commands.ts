/**
 * Listens for shortcuts on the whole window and runs the command they ask for. The only key listener of
 * the desk; fields, dialogs and menus keep the plain keys that belong to them. A chord of the desk never
 * falls through to the browser, where Ctrl D is a bookmark and Ctrl Shift C the inspector.
 */
import { useEffect, useRef } from 'react';
import { type Actions, commandFor, type Shortcuts } from '#renderer/commands.ts';
import { actsWhileTyping } from '#renderer/keys.ts';

/** Whether shortcuts are the Mac's. */
export const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Chords with a meaning of their own in every text field, and the browser's own search of a page. */
const editsText = /^Mod\+(?:A|F|Z|Shift\+Z|Y)$/;

/** The system's own keys for opening a drop-down list. */
const opensList = /^Alt\+Arrow(?:Up|Down)$/;

/** What scrolls a part of the screen that has the focus only for being scrolled. */
const scrolls = /^(?:Arrow(?:Up|Down|Left|Right)|Home|End)$/;

const textFields = 'input, textarea, select, [contenteditable=true]';
const keyOwners = `${textFields}, [role=tablist], [role=separator]`;

export function useCommands(actions: Actions, shortcuts: Shortcuts): void {
  const now = useRef({ actions, shortcuts });
  now.current = { actions, shortcuts };

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.getModifierState('AltGraph')) return;
      const asked = commandFor(event, now.current.shortcuts, mac);
      if (!asked) return;
      const action = now.current.actions[asked.command.id];
      // Subtle: in an open shadow root only the path names the element that really has the focus.
      const target = event.composedPath()[0];
      if (!(target instanceof Element)) return;
      if (!action || belongsTo(target, asked.chord, asked.command.browsingOnly)) {
        if (asked.chord.startsWith('Mod+') && !editsText.test(asked.chord)) event.preventDefault();
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
}

/** Whether the focused element has its own use for the keys. */
function belongsTo(target: Element, chord: string, browsingOnly = false): boolean {
  if (target.closest('dialog, [role=menu]')) return true;
  if (chord === 'Escape' && completing(target)) return true;
  if (chord === 'Enter' && target.closest('button, a, summary')) return true;
  if (opensList.test(chord) && target.closest('select')) return true;
  if (scrolls.test(chord) && target.matches('section[tabindex="0"]')) return true;
  if (browsingOnly && target.closest(textFields)) return true;
  return !actsWhileTyping(chord) && target.closest(keyOwners) !== null;
}

/** Whether a list of completions is open at the cursor: Escape closes it first. */
function completing(target: Element): boolean {
  return target.closest('.cm-editor')?.querySelector('.cm-tooltip-autocomplete') != null;
}
