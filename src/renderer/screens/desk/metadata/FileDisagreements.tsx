/**
 * The strip of disagreements for the photo that is open: asks the newsroom what its file says, and hands
 * it each decision. Reads a file only once the editor rests on its photo.
 */
import { useEffect, useState } from 'react';
import type { FieldChanges, FieldValue } from '#core/caption/caption.ts';
import type { FieldId } from '#core/caption/fields.ts';
import type { CallOutput, Undo } from '#core/contract.ts';
import type { Place } from '#core/file-records.ts';
import type { Entry } from '#core/records.ts';
import { listen, newsroom } from '#renderer/client.ts';
import { Disagreements } from '#renderer/screens/desk/metadata/Disagreements.tsx';

interface FileDisagreementsProps {
  readonly caption: string;
  /** The caption's revision: what was decided on is another question then. */
  readonly revision: number;
  /** Saves what is typed before a decision is made over it; answers whether that was possible. */
  flush(): Promise<boolean>;
  onSettled(entry: Entry, undo: Undo | undefined): void;
}

type Fields = CallOutput<'metadata.disagreements'>['captions'][number]['fields'];

/** Milliseconds on a photo before its file is read: stepping through a batch reads none. */
const restBeforeReading = 250;

export function FileDisagreements({ caption, revision, flush, onSettled }: FileDisagreementsProps) {
  const [found, setFound] = useState<{ readonly of: string; readonly fields: Fields }>({
    of: '',
    fields: [],
  });
  const [trouble, setTrouble] = useState('');
  const [told, setTold] = useState(0);

  // That a value was kept, or that this was taken back, changes the caption's log and not its words.
  useEffect(
    () =>
      listen('captions.changed', ({ captions }) => {
        if (captions.includes(caption)) setTold((before) => before + 1);
      }),
    [caption],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision, or another decision, is what there is to ask about
  useEffect(() => {
    let left = false;
    const timer = setTimeout(async () => {
      const answer = await newsroom['metadata.disagreements']({ captions: [caption] });
      // A file that cannot be read says so where the photo should be.
      if (!left && answer.ok) setFound({ of: caption, fields: answer.value.captions[0]?.fields ?? [] });
    }, restBeforeReading);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [caption, revision, told]);

  async function settle(
    field: FieldId,
    decision: { readonly place: Place } | { readonly value: FieldValue },
  ): Promise<void> {
    if (!(await flush())) return;
    const value: FieldChanges = 'value' in decision ? { [field]: decision.value } : {};
    const answer = await newsroom['metadata.settle']({
      caption,
      field,
      ...('place' in decision ? { place: decision.place } : { value }),
    });
    setTrouble(answer.ok ? '' : answer.problem.message);
    if (!answer.ok) return;
    setFound((before) => ({
      ...before,
      fields: before.fields.map((each) => (each.field === field ? { ...each, settled: true } : each)),
    }));
    onSettled(answer.value, answer.undo);
  }

  const open = found.of === caption ? found.fields.filter(({ settled }) => !settled) : [];
  return <Disagreements disagreements={open} trouble={trouble} onSettle={settle} />;
}
