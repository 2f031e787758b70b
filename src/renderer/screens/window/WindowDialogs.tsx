/** The dialogs that any screen may open: the palette, the shortcuts, the export. Those of the desk alone are its own. */
import { lazy, Suspense } from 'react';
import { newsroom } from '#renderer/client.ts';
import type { Actions, Shortcuts } from '#renderer/commands.ts';
import { KeySheet } from '#renderer/screens/commands/KeySheet.tsx';
import { Palette } from '#renderer/screens/commands/Palette.tsx';
import type { DeskDialog } from '#renderer/screens/desk/desk-commands.ts';
import type { NamedPlace } from '#renderer/screens/window/places.ts';
import type { View } from '#renderer/screens/window/window-commands.ts';

const ExportDialog = lazy(() =>
  import('#renderer/screens/export/ExportDialog.tsx').then(({ ExportDialog: dialog }) => ({
    default: dialog,
  })),
);

const SendDialog = lazy(() =>
  import('#renderer/screens/outbox/SendDialog.tsx').then(({ SendDialog: dialog }) => ({
    default: dialog,
  })),
);

export type DialogName = DeskDialog | 'palette' | 'keys';

interface WindowDialogsProps {
  readonly dialog: DialogName | null;
  readonly actions: Actions;
  /** What the palette begins with. */
  readonly begin: string;
  readonly shortcuts: Shortcuts;
  readonly selection: ReadonlySet<string>;
  readonly house: string;
  /** The caption that the desk has open. */
  readonly inHand: string | null;
  /** What the palette offers beside the commands; asked for once it is open. */
  places(): readonly NamedPlace[];
  onShortcuts(shortcuts: Shortcuts): void;
  /** Shows a caption on the desk. */
  onCaption(caption: string): void;
  onSearch(words: string): void;
  /** Leaves for another screen. */
  goTo(view: View): void;
  onClose(): void;
}

export function WindowDialogs(props: WindowDialogsProps) {
  const { dialog, shortcuts, onCaption, onClose } = props;
  switch (dialog) {
    case 'palette':
      return (
        <Palette
          actions={props.actions}
          places={props.places()}
          begin={props.begin}
          shortcuts={shortcuts}
          onCaption={({ id }) => onCaption(id)}
          onSearch={props.onSearch}
          onClose={onClose}
        />
      );
    case 'keys':
      return (
        <KeySheet
          shortcuts={shortcuts}
          onShortcuts={(next) => {
            props.onShortcuts(next);
            newsroom['archive.set']({ key: 'shortcuts', value: next });
          }}
          onClose={onClose}
        />
      );
    case 'export':
    case 'template':
      return (
        <Suspense fallback={null}>
          <ExportDialog
            captions={[...props.selection]}
            house={props.house}
            inHand={props.inHand}
            atTemplate={dialog === 'template'}
            onOpen={(caption) => {
              onClose();
              onCaption(caption);
            }}
            onClose={onClose}
          />
        </Suspense>
      );
    case 'send':
      return (
        <Suspense fallback={null}>
          <SendDialog
            captions={[...props.selection]}
            onOpen={(caption) => {
              onClose();
              onCaption(caption);
            }}
            onGo={(view) => {
              onClose();
              props.goTo(view);
            }}
            onClose={onClose}
          />
        </Suspense>
      );
    default:
      return null;
  }
}
