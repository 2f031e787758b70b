/**
 * The window: the top bar, the left pane, and in the middle the desk, the duplicates or the import. Holds
 * what the editor is looking at; everything else is asked from the newsroom.
 */
import './App.css';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Destination } from '#core/outbox/records.ts';
import { newsroom } from '#renderer/client.ts';
import { type CommandId, commands, keysOf, readShortcuts } from '#renderer/commands.ts';
import { droppedPaths } from '#renderer/drop.ts';
import { shownChord } from '#renderer/keys.ts';
import { Notice } from '#renderer/parts/Notice.tsx';
import { Splitter } from '#renderer/parts/Splitter.tsx';
import { useSteady } from '#renderer/parts/use-steady.ts';
import { mac, useCommands } from '#renderer/screens/commands/use-commands.ts';
import { BatchPane } from '#renderer/screens/desk/BatchPane.tsx';
import { Desk } from '#renderer/screens/desk/Desk.tsx';
import { KeepingNotices } from '#renderer/screens/desk/KeepingNotices.tsx';
import { paneLimits, type SavedSearch } from '#renderer/screens/desk/layout.ts';
import { StatusBar } from '#renderer/screens/desk/StatusBar.tsx';
import { TopBar } from '#renderer/screens/desk/TopBar.tsx';
import { type ArchiveStatus, useArchive } from '#renderer/screens/desk/use-archive.ts';
import { useDesk } from '#renderer/screens/desk/use-desk.ts';
import { useLayout } from '#renderer/screens/desk/use-layout.ts';
import { FirstRun } from '#renderer/screens/start/FirstRun.tsx';
import { namedPlaces } from '#renderer/screens/window/places.ts';
import { useFocusKept } from '#renderer/screens/window/use-focus-kept.ts';
import { useSaid } from '#renderer/screens/window/use-said.ts';
import { type DialogName, WindowDialogs } from '#renderer/screens/window/WindowDialogs.tsx';
import { type View, windowCommands, windowMenu } from '#renderer/screens/window/window-commands.ts';

const ImportScreen = lazy(() =>
  import('#renderer/screens/import/ImportScreen.tsx').then(({ ImportScreen: screen }) => ({
    default: screen,
  })),
);
const IngestScreen = lazy(() =>
  import('#renderer/screens/ingest/IngestScreen.tsx').then(({ IngestScreen: screen }) => ({
    default: screen,
  })),
);
const DestinationsScreen = lazy(() =>
  import('#renderer/screens/destinations/DestinationsScreen.tsx').then(({ DestinationsScreen: screen }) => ({
    default: screen,
  })),
);
const OutboxScreen = lazy(() =>
  import('#renderer/screens/outbox/OutboxScreen.tsx').then(({ OutboxScreen: screen }) => ({
    default: screen,
  })),
);
const DuplicatesScreen = lazy(() =>
  import('#renderer/screens/duplicates/DuplicatesScreen.tsx').then(({ DuplicatesScreen: screen }) => ({
    default: screen,
  })),
);

export function App({ first }: { readonly first: ArchiveStatus }) {
  const archive = useArchive(first);
  const { status, batches, houses } = archive;
  const [layout, change] = useLayout(first.settings.desk);
  const [shortcuts, setShortcuts] = useState(() => readShortcuts(first.settings.shortcuts));
  const [view, setView] = useState<View>('desk');
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [paletteBegins, setPaletteBegins] = useState('');
  const [paths, setPaths] = useState<readonly string[]>([]);
  const [compared, setCompared] = useState<readonly [string, string] | null>(null);
  const unsavedDestination = useRef<Destination | null>(null);
  const [openingSample, setOpeningSample] = useState(false);
  const { said, say, close: closeSaid } = useSaid();
  const desk = useDesk({
    layout,
    change,
    house: status.house,
    learned: readWords(first.settings.spelling),
    say,
    openDialog: setDialog,
    compare,
  });

  const empty = status.captions === 0 && status.photos === 0;
  const running = archive.jobs.find(({ state, elsewhere }) => state === 'running' && !elsewhere);

  const actions = windowCommands({
    view,
    empty,
    layout,
    deskActions: desk.actions,
    change,
    goTo: (next) => (next === 'desk' ? setView('desk') : leaveFor(next)),
    toArchive: () => toBatch(null, null),
    openPalette,
    openKeys: () => setDialog('keys'),
    cancelImport: running ? () => void newsroom['jobs.cancel']({ job: running.job }) : null,
  });
  useCommands(dialog ? {} : actions, shortcuts);

  useEffect(() => {
    document.documentElement.dataset.ready = 'true';
  }, []);

  useFocusKept(view === 'desk' && dialog === null);

  function keysFor(id: CommandId): string | undefined {
    const command = commands.find((each) => each.id === id);
    const [chord] = command ? keysOf(command, shortcuts, mac) : [];
    return chord ? shownChord(chord, mac) : undefined;
  }

  function openPalette(begin: string) {
    setPaletteBegins(begin);
    setDialog('palette');
  }

  function leaveFor(next: View) {
    desk.keeper.flush();
    setPaths([]);
    setCompared(null);
    setView(next);
  }

  function compare(other: string) {
    leaveFor('duplicates');
    setCompared(desk.open ? [desk.open.entry.id, other] : null);
  }

  function toBatch(...[batch, one]: Parameters<typeof desk.choose>) {
    setView('desk');
    desk.choose(batch, one);
  }

  function search(words: string) {
    setView('desk');
    desk.search(words);
  }

  function showCaption(caption: string) {
    setView('desk');
    desk.show(caption);
  }

  const onBatch = useSteady(toBatch);
  const onSearch = useSteady(search);
  const onForget = useSteady((forgotten: SavedSearch) =>
    change({ searches: layout.searches.filter((each) => each !== forgotten) }),
  );
  const onDuplicates = useSteady(() => leaveFor('duplicates'));
  const onOutbox = useSteady(() => leaveFor('outbox'));

  async function drop(dropped: DataTransfer) {
    const found = await droppedPaths(dropped, (done, total) =>
      say({ tone: 'plain', text: `Receiving ${done} of ${total} files…` }),
    );
    if (found.troubles.length === 0) closeSaid();
    else say({ tone: 'warning', text: `Left out: ${found.troubles.join('; ')}` });
    if (found.paths.length === 0) return;
    leaveFor('import');
    setPaths(found.paths);
  }

  async function openSample() {
    setOpeningSample(true);
    const answer = await newsroom['sample.load']({});
    setOpeningSample(false);
    if (answer.ok) desk.choose(answer.value.batch, null);
    else say({ tone: 'error', text: answer.problem.message });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping files is the pointer's way to the import command
    <div
      className="app"
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!event.dataTransfer.types.includes('Files') || view === 'import' || view === 'ingest') return;
        event.preventDefault();
        drop(event.dataTransfer);
      }}
    >
      <TopBar
        deskName={folderName(status.folder)}
        captions={status.captions}
        searchKeys={keysFor('palette')}
        jobs={archive.jobs}
        remaking={status.remaking}
        keeper={desk.keeper}
        menu={windowMenu(actions, layout.theme, keysFor)}
        outboxKeys={keysFor('go.outbox')}
        atOutbox={view === 'outbox'}
        onSearch={() => openPalette('')}
        onOutbox={onOutbox}
      />
      <KeepingNotices keeper={desk.keeper} />
      {view === 'import' ? (
        <Suspense fallback={null}>
          <ImportScreen
            {...(layout.batch === null ? {} : { batchId: layout.batch })}
            initialPaths={paths}
            onDone={(batch) => {
              setPaths([]);
              setView('desk');
              if (batch) desk.choose(batch, null);
            }}
          />
        </Suspense>
      ) : view === 'ingest' ? (
        <Suspense fallback={null}>
          <IngestScreen
            onDone={(batch) => {
              setView('desk');
              if (batch) desk.choose(batch, null);
            }}
          />
        </Suspense>
      ) : view === 'destinations' ? (
        <Suspense fallback={null}>
          <DestinationsScreen
            house={status.house}
            houses={houses}
            unsaved={unsavedDestination}
            onOutbox={() => leaveFor('outbox')}
            onDone={() => setView('desk')}
          />
        </Suspense>
      ) : view === 'outbox' ? (
        <Suspense fallback={null}>
          <OutboxScreen
            onOpen={showCaption}
            onDestinations={() => leaveFor('destinations')}
            onDone={() => setView('desk')}
          />
        </Suspense>
      ) : empty ? (
        <FirstRun
          busy={openingSample || archive.jobs.some(({ state }) => state === 'running')}
          folder={status.folder}
          importKeys={keysFor('go.import')}
          onSample={openSample}
          onImport={() => leaveFor('import')}
        />
      ) : (
        <div className="panes">
          {layout.batchesShown && !desk.fullScreen ? (
            <nav className="pane" aria-label="Batches" style={{ width: layout.batchesWidth }}>
              <BatchPane
                batches={batches}
                captions={status.captions}
                duplicates={status.duplicates}
                batch={layout.batch}
                status={layout.status}
                words={desk.words}
                view={view === 'duplicates' ? view : 'desk'}
                searches={layout.searches}
                onChoose={onBatch}
                onSearch={onSearch}
                onForget={onForget}
                onDuplicates={onDuplicates}
                onOutbox={onOutbox}
              />
              <Splitter
                label="Width of the batches"
                direction="vertical"
                size={layout.batchesWidth}
                least={paneLimits.batches[0]}
                most={paneLimits.batches[1]}
                side={1}
                onSize={(batchesWidth) => change({ batchesWidth })}
                onReset={() => change({ batchesShown: false })}
              />
            </nav>
          ) : null}
          {view === 'duplicates' ? (
            <Suspense fallback={null}>
              <DuplicatesScreen
                compared={compared}
                undoKeys={keysFor('undo')}
                onOpen={showCaption}
                onDecided={(undo) => desk.noteChange(undo, null)}
                onUndo={() => actions.undo?.()}
              />
            </Suspense>
          ) : (
            <Desk
              desk={desk}
              layout={layout}
              change={change}
              house={status.house}
              houses={houses}
              keysFor={keysFor}
              dialog={dialog}
              closeDialog={() => setDialog(null)}
              onHouse={archive.setHouse}
              onCompare={compare}
              say={say}
            />
          )}
        </div>
      )}
      {view === 'import' ||
      view === 'ingest' ||
      view === 'outbox' ||
      view === 'destinations' ||
      empty ? null : (
        <StatusBar desk={desk} archive={status} batches={batches} batch={layout.batch} keysFor={keysFor} />
      )}
      {said ? (
        <div className="toast">
          <Notice tone={said.tone} onClose={closeSaid}>
            {said.text}
          </Notice>
        </div>
      ) : null}
      <WindowDialogs
        dialog={dialog}
        actions={actions}
        places={() =>
          empty
            ? []
            : namedPlaces({
                batches,
                houses,
                house: status.house,
                searches: layout.searches,
                toBatch,
                setHouse: archive.setHouse,
                search,
              })
        }
        begin={paletteBegins}
        shortcuts={shortcuts}
        selection={desk.place.selection}
        inHand={desk.place.caption}
        house={status.house}
        onShortcuts={setShortcuts}
        onCaption={showCaption}
        onSearch={search}
        goTo={leaveFor}
        onClose={() => setDialog(null)}
      />
    </div>
  );
}

/** The archive's own name: the last part of its folder. */
function folderName(folder: string): string {
  return folder.split(/[/\\]/).findLast((part) => part !== '') ?? folder;
}

/** The words the desk has learned, as kept; anything else in their place is left aside. */
function readWords(kept: unknown): string[] {
  return Array.isArray(kept) ? kept.filter((word) => typeof word === 'string') : [];
}
