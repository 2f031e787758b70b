/**
 * The desk's state in one place: which captions are listed, which is open, what is typed, what stands
 * against it, and what each command does about it. Lives as long as the window, so that a look at the
 * duplicates or an import loses nothing.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FieldChanges, Status } from '#core/caption/caption.ts';
import type { Entry } from '#core/records.ts';
import { newsroom } from '#renderer/client.ts';
import type { Tab } from '#renderer/screens/desk/CaptionPane.tsx';
import type { Mend } from '#renderer/screens/desk/checks.ts';
import { deskActions, type Said } from '#renderer/screens/desk/desk-actions.ts';
import { type DeskDialog, deskCommands } from '#renderer/screens/desk/desk-commands.ts';
import type { EditorHandle } from '#renderer/screens/desk/editor/CaptionEditor.tsx';
import { focusedId, giveFocus, leaveField } from '#renderer/screens/desk/focus.ts';
import { Keeper } from '#renderer/screens/desk/keeper.ts';
import type { Layout } from '#renderer/screens/desk/layout.ts';
import { useCaption } from '#renderer/screens/desk/use-caption.ts';
import { useChecks } from '#renderer/screens/desk/use-checks.ts';
import type { ChangeLayout } from '#renderer/screens/desk/use-layout.ts';
import { usePages } from '#renderer/screens/desk/use-pages.ts';
import { usePlace } from '#renderer/screens/desk/use-place.ts';
import { useUndo } from '#renderer/screens/desk/use-undo.ts';
import { useAhead, useLastSave, useNews } from '#renderer/screens/desk/use-upkeep.ts';
import { revisionRefusal } from '#renderer/screens/items/item-words.ts';
import { useItem } from '#renderer/screens/items/use-item.ts';

interface DeskSetting {
  readonly layout: Layout;
  readonly house: string;
  readonly learned: readonly string[];
  change: ChangeLayout;
  say(said: Said): void;
  openDialog(dialog: DeskDialog): void;
  /** Shows the open caption beside another one. */
  compare(other: string): void;
}

export type DeskState = ReturnType<typeof useDesk>;

export function useDesk(setting: DeskSetting) {
  const { layout, change, house, say, openDialog } = setting;
  const [words, setWords] = useState('');
  const [finding, setFinding] = useState(false);
  const [fullScreen, setFullScreen] = useState(false);
  const [tab, setTab] = useState<Tab>('caption');
  const columns = useRef(1);
  const editor = useRef<EditorHandle>(null);
  const findField = useRef<HTMLInputElement>(null);
  const backTo = useRef<string | null>(null);
  const history = useUndo();

  const [keeper] = useState(
    () =>
      new Keeper({
        now: () => performance.now(),
        save: (caption, changes, why) => newsroom['captions.edit']({ caption, changes, why }),
        saved: ({ undo, ...edit }) => undo && history.note({ undo, ...edit }),
      }),
  );

  const { batch, status, sort, descending } = layout;
  const query = useMemo(
    () => ({
      ...(batch === null ? {} : { batch }),
      ...(status === null ? {} : { status }),
      ...(words.trim() === '' ? {} : { words: words.trim() }),
      sort,
      descending,
    }),
    [batch, status, words, sort, descending],
  );
  const pages = usePages(query);
  const place = usePlace(pages, query, { index: layout.index, caption: layout.caption });
  const { open, trouble, gone, reload } = useCaption(keeper, place.caption, house);
  const checks = useChecks(open, setting.learned);
  const sent = useItem(place.caption);

  useEffect(
    () => change({ caption: place.caption, index: place.index }),
    [change, place.caption, place.index],
  );
  useNews(pages.refresh, reload, place.caption);
  useLastSave(keeper);
  const pictures = useAhead(pages, place.index, keeper, house);

  // Once the form shows the caption that was stepped to, the field that had the focus has it again.
  const shown = open?.entry.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another caption in the form is what this waits for
  useEffect(() => {
    if (backTo.current) giveFocus(backTo.current);
    backTo.current = null;
  }, [shown]);

  // A caption kept from last time may be gone from the archive: the desk begins with the first one then.
  const { put, jump } = place;
  useEffect(() => {
    if (gone) put({ index: 0, caption: null });
  }, [gone, put]);

  const choose = useCallback(
    (nextBatch: string | null, nextStatus: Status | null) => {
      keeper.flush();
      setWords('');
      change({ batch: nextBatch, status: nextStatus });
      put({ index: 0, caption: null });
    },
    [keeper, change, put],
  );

  const search = useCallback(
    (asked: string) => {
      change({ batch: null, status: null });
      setWords(asked);
      put({ index: 0, caption: null });
    },
    [change, put],
  );

  /** Shows a caption in its own batch, asked for afresh. */
  const show = useCallback(
    async (caption: string) => {
      const jumping = jump();
      const answer = await newsroom['captions.show']({ caption, house });
      if (!answer.ok) return say({ tone: 'error', text: answer.problem.message });
      keeper.take(answer.value.entry);
      const ids = await newsroom['captions.ids']({ query });
      const here = ids.ok ? ids.value.indexOf(caption) : -1;
      if (here >= 0) return jumping.land({ index: here, caption });
      const home = answer.value.entry.batch;
      const all = await newsroom['captions.ids']({ query: { batch: home, sort, descending } });
      if (jumping.overtaken()) {
        // Subtle: what is selected is selected in this list. In another one it would be out of sight.
        const name = answer.value.entry.photo?.fileName ?? answer.value.entry.fields.title;
        return say({ tone: 'plain', text: `${name} is not in this list. The photos just selected stay.` });
      }
      setWords('');
      change({ batch: home, status: null });
      jumping.land({ index: Math.max(0, all.ok ? all.value.indexOf(caption) : 0), caption });
    },
    [house, keeper, query, sort, descending, jump, change, say],
  );

  const edit = useCallback(
    (changes: FieldChanges, why?: string) => {
      if (place.caption !== null) keeper.edit(place.caption, changes, why);
    },
    [keeper, place.caption],
  );

  /** Moves while a field keeps the focus: what is typed is ended first, and the same field goes on after. */
  function move(to: () => void) {
    backTo.current = focusedId();
    leaveField();
    keeper.flush();
    flushSync(to);
  }

  function fix({ changes: mended }: Mend) {
    edit(mended, 'fix');
  }

  const does = deskActions({ keeper, pages, place, query, house, history, checks: checks.all, say, show });
  const { actions, goTo } = deskCommands({
    layout,
    place,
    total: pages.list.total ?? 0,
    checks,
    fullScreen,
    words,
    finding,
    does,
    change,
    setTab,
    setFullScreen,
    setFinding,
    setWords,
    editor: () => editor.current,
    findField: () => findField.current,
    revisionRefusal: (kind) =>
      revisionRefusal(kind, sent.item, nameOf(open?.entry), open?.entry.decision === 'killed'),
    // Asked when the key is pressed: the grid is measured after it is drawn.
    rowLength: () => (layout.show === 'grid' ? columns.current : 1),
    move,
    fix,
    compare: setting.compare,
    say,
    openDialog,
  });

  return {
    keeper,
    pages,
    pictures,
    place,
    open,
    trouble,
    checks,
    /** What became of the open caption on the wire. */
    sent,
    words,
    setWords,
    /** Whether the list is less than its batch, or than the archive. */
    narrowed: status !== null || words.trim() !== '',
    finding,
    fullScreen,
    tab,
    setTab,
    editor,
    findField,
    actions,
    choose,
    search,
    show,
    edit,
    goTo,
    fix,
    noteChange: history.noteCall,
    setColumns: useCallback((many: number) => {
      columns.current = many;
    }, []),
  };
}

/** What a caption is called: its photo's file name, or its title. */
export function nameOf(entry: Entry | undefined): string {
  return entry?.photo?.fileName ?? entry?.fields.title ?? '';
}
