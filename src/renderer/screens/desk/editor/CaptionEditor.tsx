/**
 * The caption's own field: running text in CodeMirror with checks and spelling underlined and names
 * completed. Its text is the form's; what changes under it (an undo, a fix, another desk) is put in
 * without moving the cursor away from the words it stands in.
 */
import './CaptionEditor.css';
import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { standardKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { look } from '#renderer/screens/desk/editor/look.ts';
import { type EditorMark, marks, showMarks } from '#renderer/screens/desk/editor/marks.ts';
import { completeNames } from '#renderer/screens/desk/editor/names.ts';

/** What the desk may ask of the editor. */
export interface EditorHandle {
  focus(): void;
  /** Selects a stretch, scrolls it into view and takes the focus. */
  select(start: number, end: number): void;
}

interface CaptionEditorProps {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** null keeps the marks that are shown: a newer review is under way. */
  readonly marks: readonly EditorMark[] | null;
  readonly handle: Ref<EditorHandle>;
  onText(text: string): void;
  onLeave(): void;
}

export function CaptionEditor({
  id,
  label,
  text,
  marks: shown,
  handle,
  onText,
  onLeave,
}: CaptionEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const told = useRef({ onText, onLeave });
  told.current = { onText, onLeave };
  const first = useRef(text);

  useEffect(() => {
    if (!host.current) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open', delegatesFocus: true });
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocorrect: 'off' }),
          drawSelection(),
          autocompletion({ override: [completeNames], icons: false }),
          keymap.of([...completionKeymap, ...standardKeymap]),
          marks,
          look,
          EditorView.updateListener.of((update) => {
            const typed = update.docChanged && !update.transactions.some((each) => each.isUserEvent('put'));
            if (typed) told.current.onText(update.state.doc.toString());
          }),
          EditorView.domEventHandlers({ blur: () => told.current.onLeave() }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
  }, [label]);

  useEffect(() => {
    if (view.current) putText(view.current, text);
    first.current = text;
  }, [text]);

  useEffect(() => {
    if (view.current && shown) showMarks(view.current, shown);
  }, [shown]);

  useImperativeHandle(handle, () => ({
    focus: () => view.current?.focus(),
    select(start, end) {
      const editor = view.current;
      if (!editor) return;
      const length = editor.state.doc.length;
      const selection = { anchor: Math.min(start, length), head: Math.min(end, length) };
      editor.dispatch({ selection, scrollIntoView: true });
      editor.focus();
      // The editor scrolls to the words alone; with them comes the field's label.
      host.current?.scrollIntoView({ block: 'nearest' });
    },
  }));

  return <div ref={host} id={id} className="caption-editor" />;
}

/** Changes only the words that differ, so that the cursor keeps its place among the others. */
function putText(view: EditorView, wanted: string): void {
  // The editor's own line ends: a carriage return put in alone would become a second line.
  const text = wanted.replace(/\r\n?/g, '\n');
  const now = view.state.doc.toString();
  if (now === text) return;
  let start = 0;
  while (start < now.length && start < text.length && now[start] === text[start]) start += 1;
  let same = 0;
  const most = Math.min(now.length, text.length) - start;
  while (same < most && now[now.length - 1 - same] === text[text.length - 1 - same]) same += 1;
  view.dispatch({
    changes: { from: start, to: now.length - same, insert: text.slice(start, text.length - same) },
    userEvent: 'put',
  });
}
