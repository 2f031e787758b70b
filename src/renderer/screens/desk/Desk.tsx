/** The desk itself: the photo, grid or list in the middle, the caption on the right, and the dialogs of the desk. */

import type { CommandId } from '#renderer/commands.ts';
import { Splitter } from '#renderer/parts/Splitter.tsx';
import { CaptionPane } from '#renderer/screens/desk/CaptionPane.tsx';
import { Centre } from '#renderer/screens/desk/Centre.tsx';
import type { Said } from '#renderer/screens/desk/desk-actions.ts';
import { type Layout, paneLimits } from '#renderer/screens/desk/layout.ts';
import { FileDisagreements } from '#renderer/screens/desk/metadata/FileDisagreements.tsx';
import { RepairDialog } from '#renderer/screens/desk/metadata/RepairDialog.tsx';
import { WriteDialog } from '#renderer/screens/desk/metadata/WriteDialog.tsx';
import { ReplaceDialog } from '#renderer/screens/desk/ReplaceDialog.tsx';
import { StationeryDialog } from '#renderer/screens/desk/StationeryDialog.tsx';
import { type DeskState, nameOf } from '#renderer/screens/desk/use-desk.ts';
import type { ChangeLayout } from '#renderer/screens/desk/use-layout.ts';
import { KilledBar } from '#renderer/screens/items/KilledBar.tsx';
import { ReviseDialog } from '#renderer/screens/items/ReviseDialog.tsx';

interface DeskProps {
  readonly desk: DeskState;
  readonly layout: Layout;
  readonly house: string;
  readonly houses: readonly { readonly id: string; readonly name: string }[];
  readonly dialog: string | null;
  change: ChangeLayout;
  keysFor(id: CommandId): string | undefined;
  closeDialog(): void;
  onHouse(house: string): void;
  onCompare(other: string): void;
  say(said: Said): void;
}

export function Desk(props: DeskProps) {
  const { desk, layout, change, house, houses, keysFor, dialog, closeDialog, say } = props;
  const { open, place, pages, checks, actions } = desk;

  return (
    <>
      <Centre
        open={open}
        entry={open?.entry ?? null}
        caption={open?.fields.caption ?? ''}
        notice={
          open?.entry.decision === 'killed' ? (
            <KilledBar name={nameOf(open.entry)} item={desk.sent.item} />
          ) : null
        }
        pages={pages}
        pictures={desk.pictures}
        place={place}
        layout={layout}
        words={desk.words}
        finding={desk.finding}
        findField={desk.findField}
        onFullScreen={desk.fullScreen}
        change={change}
        onColumns={desk.setColumns}
        onWords={desk.setWords}
        onKeepSearch={() => actions['search.keep']?.()}
        onCloseSearch={() => actions['search.close']?.()}
      />
      {layout.captionShown && !desk.fullScreen ? (
        <section className="pane" aria-label="Caption" style={{ width: layout.captionWidth }}>
          <Splitter
            label="Width of the caption"
            direction="vertical"
            size={layout.captionWidth}
            least={paneLimits.caption[0]}
            most={paneLimits.caption[1]}
            side={-1}
            onSize={(captionWidth) => change({ captionWidth })}
            onReset={() => change({ captionShown: false })}
          />
          <CaptionPane
            open={open}
            trouble={desk.trouble}
            checks={checks.all}
            currentCheck={checks.current}
            house={house}
            houses={houses}
            tab={desk.tab}
            layout={layout}
            editor={desk.editor}
            notice={
              open?.entry.photo ? (
                <FileDisagreements
                  key={open.entry.id}
                  caption={open.entry.id}
                  revision={open.entry.revision}
                  flush={() => desk.keeper.flush()}
                  onSettled={(entry, undo) => {
                    desk.keeper.take(entry);
                    desk.noteChange(undo, entry.id);
                  }}
                />
              ) : null
            }
            sent={desk.sent}
            sendKeys={keysFor('send')}
            copyKeys={keysFor('wire.copy')}
            fixKeys={keysFor('check.fix')}
            onTab={desk.setTab}
            onEdit={desk.edit}
            onLeave={() => desk.keeper.flush()}
            onCheck={desk.goTo}
            onFix={desk.fix}
            onLearn={checks.learn}
            onCompare={props.onCompare}
            onHouse={props.onHouse}
            onCopyWire={() => actions['wire.copy']?.()}
            onRevise={(kind) => actions[kind === 'correction' ? 'correct' : kind]?.()}
            onSend={() => actions.send?.()}
            change={change}
          />
        </section>
      ) : null}
      {dialog === 'replace' ? (
        <ReplaceDialog
          captions={[...place.selection]}
          onDone={(changes, undo) => {
            closeDialog();
            desk.noteChange(undo, null);
            pages.refresh();
            say({ tone: 'plain', text: `Replaced in ${changes} ${changes === 1 ? 'place' : 'places'}.` });
          }}
          onClose={closeDialog}
        />
      ) : null}
      {dialog === 'repair' ? (
        <RepairDialog
          selection={[...place.selection]}
          batch={layout.batch}
          onDone={(places, undos) => {
            closeDialog();
            for (const undo of undos) desk.noteChange(undo, null);
            pages.refresh();
            say({ tone: 'plain', text: `Repaired in ${places} ${places === 1 ? 'place' : 'places'}.` });
          }}
          onClose={closeDialog}
        />
      ) : null}
      {dialog === 'write' ? (
        <WriteDialog captions={[...place.selection]} onOpen={desk.show} onClose={closeDialog} />
      ) : null}
      {open && (dialog === 'correction' || dialog === 'update' || dialog === 'kill') ? (
        <ReviseDialog
          caption={open.entry.id}
          name={nameOf(open.entry)}
          item={desk.sent.item}
          fields={open.fields}
          errors={open.review.findings.filter(({ severity }) => severity === 'error').length}
          house={house}
          kind={dialog}
          onEdit={() => {
            closeDialog();
            actions['caption.edit']?.();
          }}
          onDone={(sentence) => {
            closeDialog();
            say({ tone: 'plain', text: sentence });
          }}
          onClose={closeDialog}
        />
      ) : null}
      {dialog === 'stationery' ? (
        <StationeryDialog
          selected={place.selection.size}
          onApply={() => actions['stationery.apply']?.()}
          onClose={closeDialog}
        />
      ) : null}
    </>
  );
}
