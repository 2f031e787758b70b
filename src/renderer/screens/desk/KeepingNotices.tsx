/**
 * What the editor must know about text that is not on disk: why it is not, that it is kept here, and a
 * way to take it along; and what of somebody else's text was typed over. Shown over everything.
 */
import { useSyncExternalStore } from 'react';
import type { FieldChanges } from '#core/caption/caption.ts';
import { fields } from '#core/caption/fields.ts';
import { connection } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Notice } from '#renderer/parts/Notice.tsx';
import type { Keeper } from '#renderer/screens/desk/keeper.ts';

export function KeepingNotices({ keeper }: { readonly keeper: Keeper }) {
  const up = useSyncExternalStore(connection.subscribe, connection.isUp);
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  const overwritten = useSyncExternalStore(keeper.subscribe, keeper.overwritten);
  const copy =
    state.kind === 'saved' ? null : <Button onClick={() => copyUnsaved(keeper)}>Copy the text</Button>;
  return (
    <>
      {up ? null : (
        <Notice tone="error" actions={copy}>
          Cutline does not answer. What is typed stays here and is saved as soon as it is back. Trying again…
        </Notice>
      )}
      {state.kind !== 'unsaved' || !up ? null : (
        <Notice
          tone="error"
          actions={
            <>
              {copy}
              <Button onClick={() => keeper.flush()}>Try again</Button>
            </>
          }
        >
          Not saved: {state.reason} The text is kept in this window.
        </Notice>
      )}
      {overwritten.map(({ caption, fileName, theirs }) => (
        <Notice
          key={caption}
          tone="error"
          onClose={() => keeper.setAside(caption)}
          actions={
            <Button
              onClick={() => {
                keeper.edit(caption, theirs, 'undo');
                keeper.setAside(caption);
              }}
            >
              Put the other text back
            </Button>
          }
        >
          {fileName || 'A caption'} was changed elsewhere while you typed; your text is saved over it. The
          other text: {lines(theirs).join(' · ')}
        </Notice>
      ))}
    </>
  );
}

/** All text that is in this window only, photo by photo. */
function copyUnsaved(keeper: Keeper): void {
  const text = keeper
    .unsaved()
    .map(({ fileName, changes }) => [fileName || 'Caption without a photo', ...lines(changes), ''].join('\n'))
    .join('\n');
  void navigator.clipboard.writeText(text);
}

function lines(changes: FieldChanges): string[] {
  return fields.flatMap(({ id, label }) => {
    const value = changes[id];
    return value === undefined ? [] : [`${label}: ${typeof value === 'string' ? value : value.join('; ')}`];
  });
}
