/**
 * Underlines in the caption editor: checks by severity and spelling, with the reason on hover. Marks
 * move with the text until the next review; a review of an older text never draws.
 */
import { type Extension, type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, hoverTooltip } from '@codemirror/view';

/** One stretch of the caption to underline. */
export interface EditorMark {
  readonly start: number;
  readonly end: number;
  readonly look: 'error' | 'warning' | 'hint' | 'spelling';
  readonly message: string;
}

const draw = StateEffect.define<readonly EditorMark[]>();

const marksField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(draw)) next = decorations(effect.value, transaction.state.doc.length);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const reasons = hoverTooltip((view, at) => {
  const messages: string[] = [];
  let from = at;
  let to = at;
  view.state.field(marksField).between(at, at, (start, end, mark) => {
    messages.push(String(mark.spec.message));
    from = Math.min(from, start);
    to = Math.max(to, end);
  });
  if (messages.length === 0) return null;
  return {
    pos: from,
    end: to,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'cm-reason';
      dom.textContent = messages.join('\n');
      return { dom };
    },
  };
});

export const marks: Extension = [marksField, reasons];

/** Shows these marks, and no others. */
export function showMarks(view: EditorView, shown: readonly EditorMark[]): void {
  view.dispatch({ effects: draw.of(shown) });
}

function decorations(shown: readonly EditorMark[], length: number): DecorationSet {
  const ranges: Range<Decoration>[] = shown
    .filter(({ start, end }) => start < end && end <= length)
    .map(({ start, end, look, message }) =>
      Decoration.mark({ class: `cm-mark-${look}`, message }).range(start, end),
    );
  return Decoration.set(ranges, true);
}
