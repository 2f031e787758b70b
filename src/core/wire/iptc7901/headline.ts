/**
 * The line of the headline, "CORRECTION: Ferry strike ends in Bergen =". Used by the exporter and the
 * reader. A version that does something to the one before says so here as well: some desks see no more
 * of a message than its headline.
 */
import { lineWidth } from '#core/wire/iptc7901/form.ts';
import type { SignalKind } from '#core/wire/item.ts';

/** Closes a headline. */
const close = ' =';

const labels: Readonly<Record<Exclude<SignalKind, 'new'>, string>> = {
  update: 'UPDATE: ',
  correction: 'CORRECTION: ',
  kill: 'KILL: ',
};

/** The headline's line without its STX. Receivers read one line of it: too long a headline ends in three dots. */
export function headlineLine(headline: string, kind: SignalKind): string {
  const text = `${kind === 'new' ? '' : labels[kind]}${headline}`.trim();
  if (text === '') return '';
  const room = lineWidth - close.length;
  if (text.length <= room) return text + close;
  const cut = text.slice(0, room - 2);
  const blank = cut.lastIndexOf(' ');
  return `${cut.slice(0, blank > room / 2 ? blank : room - 3)}...${close}`;
}

/** The headline of a line, without what closes it and without the label. */
export function headlineOf(line: string, kind: SignalKind): string {
  const text = line
    .trim()
    .replace(/(?:^| )=$/, '')
    .trim();
  const label = kind === 'new' ? '' : labels[kind];
  return label !== '' && `${text} `.startsWith(label) ? text.slice(label.length).trim() : text;
}

/** What a headline's label says of a message whose header says nothing. */
export function kindOfHeadline(line: string): SignalKind {
  const found = /^(?:MANDATORY )?(UPDATE|CORRECTION|KILL)\b *[:-]/.exec(line.trim())?.[1];
  return found === 'UPDATE'
    ? 'update'
    : found === 'CORRECTION'
      ? 'correction'
      : found === 'KILL'
        ? 'kill'
        : 'new';
}
