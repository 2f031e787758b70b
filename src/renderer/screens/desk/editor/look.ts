/**
 * How the caption editor looks. A CodeMirror theme rather than a style sheet: the editor lives in a
 * shadow root, where it may use constructed style sheets, which the desk's content security policy
 * allows; style elements it does not. Custom properties from tokens.css reach inside.
 */
import { EditorView } from '@codemirror/view';

const underline = (colour: string, style: string) => ({
  textDecoration: `underline ${style} var(${colour})`,
  textDecorationThickness: '1.5px',
  textUnderlineOffset: '3px',
  textDecorationSkipInk: 'none',
});

export const look = EditorView.theme({
  '&': {
    color: 'var(--text)',
    fontSize: 'var(--size-caption)',
    maxHeight: 'var(--caption-most)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font)',
    lineHeight: 'var(--leading-caption)',
    overflow: 'auto',
  },
  '.cm-content': {
    padding: 'var(--s2) 0',
    minHeight: 'calc(var(--caption-lines) * var(--size-caption) * var(--leading-caption))',
    caretColor: 'var(--text)',
  },
  '.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
  '.cm-selectionBackground': { background: 'var(--accent-soft) !important' },
  '.cm-line': { padding: '0 var(--s3)' },
  '.cm-mark-error': underline('--mark-error', 'wavy'),
  '.cm-mark-warning': underline('--mark-warning', 'wavy'),
  '.cm-mark-hint': underline('--mark-hint', 'dashed'),
  '.cm-mark-spelling': underline('--mark-spelling', 'dotted'),
  '.cm-tooltip': {
    background: 'var(--raised)',
    color: 'var(--text)',
    border: 'var(--hair) solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    boxShadow: 'var(--shadow)',
    font: 'var(--size) / var(--leading) var(--font)',
  },
  '.cm-reason': { padding: 'var(--s1) var(--s2)', maxWidth: 'var(--search-width)', whiteSpace: 'pre-line' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: 'var(--s1) var(--s2)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    background: 'var(--accent-strong)',
    color: 'var(--on-accent)',
  },
});
