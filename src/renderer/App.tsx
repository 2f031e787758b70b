/**
 * The window: the top bar, the left pane, and in the middle the desk, the duplicates or the import. Holds
 * what the editor is looking at; everything else is asked from the newsroom.
 */
import './App.css';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { listen, newsroom } from '#renderer/client.ts';
import type { Actions } from '#renderer/commands.ts';
import { type CommandId, commands, keysOf, readShortcuts } from '#renderer/commands.ts';
import { droppedPaths } from '#renderer/drop.ts';
import { shownChord } from '#renderer/keys.ts';
import { Notice } from '#renderer/parts/Notice.tsx';
import { Splitter } from '#renderer/parts/Splitter.tsx';
import { KeySheet } from '#renderer/screens/commands/KeySheet.tsx';
import { Palette } from '#renderer/screens/commands/Palette.tsx';
import { mac, useCommands } from '#renderer/screens/commands/use-commands.ts';
import { BatchPane } from '#renderer/screens/desk/BatchPane.tsx';
import { Desk } from '#renderer/screens/desk/Desk.tsx';
import type { Said } from '#renderer/screens/desk/desk-actions.ts';
import { KeepingNotices } from '#renderer/screens/desk/KeepingNotices.tsx';
import { paneLimits, themes } from '#renderer/screens/desk/layout.ts';
import { StatusBar } from '#renderer/screens/desk/StatusBar.tsx';
import { TopBar } from '#renderer/screens/desk/TopBar.tsx';
import { type ArchiveStatus, useArchive } from '#renderer/screens/desk/use-archive.ts';
import { useDesk } from '#renderer/screens/desk/use-desk.ts';
import { useLayout } from '#renderer/screens/desk/use-layout.ts';
import { FirstRun } from '#renderer/screens/start/FirstRun.tsx';

const ImportScreen = lazy(() =>
  import('#renderer/screens/import/ImportScreen.tsx').then(({ ImportScreen: screen }) => ({
    default: screen,
  })),
);
const DuplicatesScreen = lazy(() =>
  import('#renderer/screens/duplicates/DuplicatesScreen.tsx').then(({ DuplicatesScreen: screen }) => ({
    default: screen,
  })),
);
const ExportDialog = lazy(() =>
  import('#renderer/screens/export/ExportDialog.tsx').then(({ ExportDialog: dialog }) => ({
    default: dialog,
  })),
);

type View = 'desk' | 'import' | 'duplicates';
export type DialogName = 'palette' | 'keys' | 'replace' | 'stationery' | 'export';

const themeNames = { system: 'as the system', dark: 'dark', light: 'light' } as const;

/** Milliseconds a line stays: long enough to read it twice, a refusal longer. An error stays until it is closed. */
const lineStays = { plain: 5_000, warning: 10_000 } as const;

export function App({ first }: { readonly first: ArchiveStatus }) {
  const archive = useArchive(first);
  const { status, batches, houses } = archive;
  const [layout, change] = useLayout(first.settings.desk);
  const [shortcuts, setShortcuts] = useState(() => readShortcuts(first.settings.shortcuts));
  const [view, setView] = useState<View>('desk');
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [paths, setPaths] = useState<readonly string[]>([]);
  const [compared, setCompared] = useState<readonly [string, string] | null>(null);
  const [openingSample, setOpeningSample] = useState(false);
  const say = useCallback((line: Said) => setSaid(line), []);
  const learned = first.settings.spelling;
  const desk = useDesk({
    layout,
    change,
    house: status.house,
    learned: readWords(learned),
    say,
    openDialog: setDialog,
  });

  const keysFor = (id: CommandId) => {
    const command = commands.find((each) => each.id === id);
    const [chord] = command ? keysOf(command, shortcuts, mac) : [];
    return chord ? shownChord(chord, mac) : undefined;
  };
  const empty = status.captions === 0 && status.photos === 0;

  const general: Actions = {
    palette: () => setDialog('palette'),
    keys: () => setDialog('keys'),
    theme: () => change({ theme: themes[(themes.indexOf(layout.theme) + 1) % themes.length] ?? 'system' }),
    'go.desk': () => setView('desk'),
    'go.duplicates': () => leaveFor('duplicates'),
    'go.import': () => leaveFor('import'),
    'pane.batches': () => change({ batchesShown: !layout.batchesShown }),
  };
  const actions: Actions = view === 'desk' && !empty ? { ...general, ...desk.actions } : general;
  useCommands(dialog ? {} : actions, shortcuts);

  function leaveFor(next: View) {
    desk.keeper.flush();
    setPaths([]);
    setCompared(null);
    setView(next);
  }

  useEffect(() => {
    document.documentElement.dataset.ready = 'true';
    return listen('archive.closed', ({ reason }) => say({ tone: 'error', text: reason }));
  }, [say]);

  useEffect(() => {
    if (!said || said.tone === 'error') return;
    const timer = setTimeout(() => setSaid(null), lineStays[said.tone]);
    return () => clearTimeout(timer);
  }, [said]);

  async function drop(dropped: DataTransfer) {
    const found = await droppedPaths(dropped, (done, total) =>
      say({ tone: 'plain', text: `Receiving ${done} of ${total} files…` }),
    );
    const [trouble] = found.troubles;
    setSaid(
      trouble === undefined ? null : { tone: 'warning', text: `Left out: ${found.troubles.join('; ')}` },
    );
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

  const menu = [
    { label: 'Import photos and captions', keys: keysFor('go.import'), onChoose: () => leaveFor('import') },
    { label: 'Export the selection', keys: keysFor('export'), onChoose: () => setDialog('export') },
    { label: 'Edit the stationery', onChoose: () => setDialog('stationery') },
    { label: `Theme: ${themeNames[layout.theme]}`, onChoose: () => general.theme?.() },
    { label: 'Shortcuts', keys: keysFor('keys'), onChoose: () => setDialog('keys') },
  ].filter(
    ({ label }) => !empty || label.startsWith('Import') || label.startsWith('Theme') || label === 'Shortcuts',
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping files is the pointer's way to the import command
    <div
      className="app"
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!event.dataTransfer.types.includes('Files') || view === 'import') return;
        event.preventDefault();
        drop(event.dataTransfer);
      }}
    >
      <TopBar
        deskName={folderName(status.folder)}
        captions={status.captions}
        searchKeys={keysFor('palette')}
        jobs={archive.jobs}
        keeper={desk.keeper}
        menu={menu}
        onSearch={() => setDialog('palette')}
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
                view={view}
                searches={layout.searches}
                onChoose={(batch, one) => {
                  setView('desk');
                  desk.choose(batch, one);
                }}
                onSearch={(words) => {
                  setView('desk');
                  desk.search(words);
                }}
                onForget={(search) => change({ searches: layout.searches.filter((each) => each !== search) })}
                onDuplicates={() => leaveFor('duplicates')}
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
                onOpen={(caption) => {
                  setView('desk');
                  desk.show(caption);
                }}
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
              onCompare={(other) => {
                leaveFor('duplicates');
                setCompared(desk.open ? [desk.open.entry.id, other] : null);
              }}
              say={say}
            />
          )}
        </div>
      )}
      {view === 'import' || empty ? null : (
        <StatusBar desk={desk} archive={status} batches={batches} batch={layout.batch} keysFor={keysFor} />
      )}
      {said ? (
        <div className="toast">
          <Notice tone={said.tone} onClose={() => setSaid(null)}>
            {said.text}
          </Notice>
        </div>
      ) : null}
      {dialog === 'palette' ? (
        <Palette
          actions={actions}
          shortcuts={shortcuts}
          onCaption={(card) => {
            setView('desk');
            desk.show(card.id);
          }}
          onSearch={(words) => {
            setView('desk');
            desk.search(words);
          }}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'keys' ? (
        <KeySheet
          shortcuts={shortcuts}
          onShortcuts={(next) => {
            setShortcuts(next);
            newsroom['archive.set']({ key: 'shortcuts', value: next });
          }}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'export' ? (
        <Suspense fallback={null}>
          <ExportDialog
            captions={[...desk.place.selection]}
            house={status.house}
            onOpen={(caption) => {
              setDialog(null);
              setView('desk');
              desk.show(caption);
            }}
            onClose={() => setDialog(null)}
          />
        </Suspense>
      ) : null}
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
