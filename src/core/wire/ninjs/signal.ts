/**
 * What a version of a ninjs item tells about the one before it, and the instructions, which share one
 * note for editors with it. Used by the reader.
 */
import { type Signal, type SignalKind, signalKinds } from '#core/wire/item.ts';
import { descriptionsOf } from '#core/wire/ninjs/descriptions.ts';
import { signalOfRole } from '#core/wire/ninjs/names.ts';
import { type Part, partOf, textOf } from '#core/wire/ninjs/parts.ts';

/** What `extra` of the Superdesk dialect calls the signal and its words. */
export const signalKey = 'signal';
export const signalNoteKey = 'signalNote';

/** A version's signal, and what of the editor's note is left for the instructions. */
export interface SignalReading {
  readonly signal: Signal;
  readonly instructions: string;
}

/**
 * Reads both. Documents of others have no signal but their status: withdrawn ones are killed, and the
 * note, if there is one, says why.
 */
export function readSignal(item: Part): SignalReading {
  const note = textOf(item, 'ednote');
  const said = saidSignal(item);
  if (said) return { signal: said, instructions: without(note, said.note) };
  const status = textOf(item, 'pubstatus').toLowerCase();
  const isKilled = ['canceled', 'cancelled', 'withheld'].includes(status);
  return isKilled
    ? { signal: { kind: 'kill', note }, instructions: '' }
    : { signal: { kind: 'new', note: '' }, instructions: note };
}

/** The signal as Cutline writes it; null where there is none. */
function saidSignal(item: Part): Signal | null {
  for (const { role, text } of descriptionsOf(item)) {
    const kind = signalOfRole(role);
    if (kind) return { kind, note: text };
  }
  const extra = partOf(item.get('extra'));
  const kind = kindNamed(textOf(extra, signalKey.toLowerCase()));
  return kind ? { kind, note: textOf(extra, signalNoteKey.toLowerCase()) } : null;
}

function kindNamed(name: string): SignalKind | null {
  return signalKinds.find((kind) => kind === name && kind !== 'new') ?? null;
}

/** The other way round of `editorsNote`, which puts the instructions behind the signal's words. */
function without(whole: string, words: string): string {
  if (words.trim() === '' || !whole.startsWith(words)) return whole;
  return whole.slice(words.length).replace(/^ /, '');
}
