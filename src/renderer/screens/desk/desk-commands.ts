/**
 * The desk's command table made real: what each command of the table does with the desk as it stands.
 * Used by use-desk.ts only; what goes over the wire is in desk-actions.ts.
 */
import { flushSync } from 'react-dom';
import type { FieldId } from '#core/caption/fields.ts';
import type { SortKey } from '#core/records.ts';
import type { RevisionKind } from '#core/wire/revision-note.ts';
import type { Actions } from '#renderer/commands.ts';
import type { Tab } from '#renderer/screens/desk/CaptionPane.tsx';
import type { Check, Mend } from '#renderer/screens/desk/checks.ts';
import type { deskActions, Said } from '#renderer/screens/desk/desk-actions.ts';
import type { EditorHandle } from '#renderer/screens/desk/editor/CaptionEditor.tsx';
import { controlId } from '#renderer/screens/desk/FieldLabel.tsx';
import { focusPhotos, giveFocus, leaveField } from '#renderer/screens/desk/focus.ts';
import type { Layout, Zoom } from '#renderer/screens/desk/layout.ts';
import type { CheckList } from '#renderer/screens/desk/use-checks.ts';
import type { ChangeLayout } from '#renderer/screens/desk/use-layout.ts';
import type { PlaceInList } from '#renderer/screens/desk/use-place.ts';

export type DeskDialog =
  | 'replace'
  | 'stationery'
  | 'export'
  | 'template'
  | 'send'
  | 'repair'
  | 'write'
  | RevisionKind;

interface DeskParts {
  readonly layout: Layout;
  readonly place: PlaceInList;
  /** Captions in the list. */
  readonly total: number;
  readonly checks: CheckList;
  readonly fullScreen: boolean;
  readonly words: string;
  readonly finding: boolean;
  readonly does: ReturnType<typeof deskActions>;
  change: ChangeLayout;
  setTab(tab: Tab): void;
  setFullScreen(full: boolean): void;
  setFinding(finding: boolean): void;
  setWords(words: string): void;
  editor(): EditorHandle | null;
  findField(): HTMLInputElement | null;
  /** Why nothing of the open caption can be corrected, updated or killed; '' where it can. */
  revisionRefusal(kind: RevisionKind): string;
  /** Photos in a row of what is shown. */
  rowLength(): number;
  /** Moves while a field keeps the focus. */
  move(to: () => void): void;
  fix(mend: Mend): void;
  compare(other: string): void;
  say(said: Said): void;
  openDialog(dialog: DeskDialog): void;
}

/** What the desk can do, by command, and the ways to a check that its list of checks uses as well. */
export function deskCommands(parts: DeskParts) {
  const { layout, place, total, checks, fullScreen, words, finding, does, change, say, openDialog } = parts;
  const { move } = parts;
  const current = checks.all.find(({ key }) => key === checks.current);

  /** Brings a tab to the front and gives the focus to what is in it. */
  function inTab(wanted: Tab, focus: () => void) {
    flushSync(() => {
      parts.setTab(wanted);
      if (!layout.captionShown) change({ captionShown: true });
      parts.setFullScreen(false);
    });
    focus();
  }

  function goTo(check: Check | undefined) {
    if (!check) return;
    checks.setCurrent(check.key);
    const { field, start, end } = check;
    if (field === 'caption') inTab('caption', () => parts.editor()?.select(start, end));
    else inTab(onFirstTab(field) ? 'caption' : 'fields', () => giveFocus(controlId(field)));
  }

  function fixOffered() {
    if (checks.offered) return parts.fix(checks.offered);
    const text =
      current && current.choices.length > 0
        ? 'No correction is certain here: choose one beside the check.'
        : 'None of these checks has a certain fix.';
    say({ tone: 'plain', text });
  }

  function find() {
    flushSync(() => parts.setFinding(true));
    parts.findField()?.select();
  }

  function closeSearch() {
    flushSync(() => {
      parts.setWords('');
      parts.setFinding(false);
    });
    focusPhotos();
  }

  function keepSearch() {
    const kept = words.trim();
    const others = layout.searches.filter(({ name }) => name !== kept);
    change({ searches: [...others, { name: kept, words: kept }] });
    say({ tone: 'plain', text: `Kept on the left: “${kept}”.` });
  }

  function revise(kind: RevisionKind) {
    const refusal = parts.revisionRefusal(kind);
    if (refusal !== '') return say({ tone: 'warning', text: refusal });
    void does.whenKept(() => openDialog(kind));
  }

  function leave() {
    if (fullScreen) return parts.setFullScreen(false);
    if (document.activeElement === parts.findField()) return closeSearch();
    leaveField();
    focusPhotos();
  }

  const toTab = (tab: Tab) => inTab(tab, () => giveFocus(`tab-${tab}`));
  const zoomTo = (zoom: Zoom) => change({ show: 'photo', zoom });
  const sortBy = (sort: SortKey) =>
    change({ sort, descending: sort === layout.sort ? !layout.descending : false });

  const actions: Actions = {
    'photo.next': () => move(() => place.step(1)),
    'photo.previous': () => move(() => place.step(-1)),
    'photo.below': () => move(() => place.step(parts.rowLength())),
    'photo.above': () => move(() => place.step(-parts.rowLength())),
    'photo.first': () => move(() => place.go(0)),
    'photo.last': () => move(() => place.go(total - 1)),
    'select.next': () => place.pick(place.index + 1, 'through'),
    'select.previous': () => place.pick(place.index - 1, 'through'),
    'select.all': () => place.selectAll(),
    'caption.edit': () => inTab('caption', () => parts.editor()?.focus()),
    'caption.leave': leave,
    'caption.ready-next': () => does.readyAndNext(goTo),
    'caption.draft': () => does.draft(),
    'caption.ready': () => does.ready(goTo),
    'caption.other-status': () => does.otherStatus(),
    'caption.copy-previous': () => does.copyPrevious(),
    'caption.saved': () => does.saved(),
    'tab.caption': () => toTab('caption'),
    'tab.fields': () => toTab('fields'),
    'tab.history': () => toTab('history'),
    'tab.sent': () => toTab('sent'),
    'stationery.apply': () => does.applyStationery(),
    'stationery.edit': () => openDialog('stationery'),
    undo: () => does.undo(),
    redo: () => does.redo(),
    find,
    ...(words.trim() === '' ? {} : { 'search.keep': keepSearch }),
    ...(words === '' && !finding ? {} : { 'search.close': closeSearch }),
    replace: () => openDialog('replace'),
    'rate.0': () => does.rate(0),
    'rate.1': () => does.rate(1),
    'rate.2': () => does.rate(2),
    'rate.3': () => does.rate(3),
    'rate.4': () => does.rate(4),
    'rate.5': () => does.rate(5),
    'check.next': () => goTo(checks.from(1)),
    'check.previous': () => goTo(checks.from(-1)),
    'check.fix': fixOffered,
    ...learning(current ?? checks.all.find(({ word }) => word !== null)),
    ...comparing(current ?? checks.all.find(({ likeness }) => likeness !== null)),
    'wire.copy': () => does.copyWire(),
    send: () => void does.whenKept(() => openDialog('send')),
    correct: () => revise('correction'),
    update: () => revise('update'),
    kill: () => revise('kill'),
    export: () => openDialog('export'),
    'template.edit': () => openDialog('template'),
    'metadata.repair': () => openDialog('repair'),
    'metadata.write': () => openDialog('write'),
    'show.photo': () => change({ show: 'photo' }),
    'show.grid': () => change({ show: 'grid' }),
    'show.list': () => change({ show: 'list' }),
    'show.receivers': () => change({ show: 'receivers' }),
    'show.full': () => {
      change({ show: 'photo' });
      parts.setFullScreen(!fullScreen);
    },
    zoom: () => zoomTo(layout.zoom === 'full' ? 'fit' : 'full'),
    'zoom.fit': () => zoomTo('fit'),
    'zoom.full': () => zoomTo('full'),
    'zoom.fill': () => zoomTo('fill'),
    'sort.added': () => sortBy('added'),
    'sort.captured': () => sortBy('captured'),
    'sort.fileName': () => sortBy('fileName'),
    'sort.status': () => sortBy('status'),
    'sort.caption': () => sortBy('caption'),
    'sort.byline': () => sortBy('byline'),
    'fold.checks': () => change({ checksShown: !layout.checksShown }),
    'fold.preview': () => change({ previewShown: !layout.previewShown }),
    'pane.strip': () => change({ stripShown: !layout.stripShown }),
    'pane.caption': () => change({ captionShown: !layout.captionShown }),
  };

  function learning(check: Check | undefined): Actions {
    const word = check?.word;
    return word ? { 'check.learn': () => checks.learn(word) } : {};
  }

  function comparing(check: Check | undefined): Actions {
    const other = check?.likeness?.caption;
    return other === undefined ? {} : { 'check.compare': () => parts.compare(other) };
  }

  return { actions, goTo };
}

function onFirstTab(field: FieldId): boolean {
  return document.getElementById(controlId(field)) !== null;
}
