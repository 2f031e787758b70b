/** The sentences of the outbox and what may be done with a send in each state, kept apart so that they are tested. */
import { bandAt, bands } from '#core/outbox/order.ts';
import type { OutboxState, Receipt, Send, SendState } from '#core/outbox/records.ts';
import type { SendAct } from '#core/outbox/transitions.ts';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';

/** Shape and word of each state: never colour alone. */
export const stateMarks: Readonly<Record<SendState, { readonly glyph: string; readonly word: string }>> = {
  held: { glyph: '◷', word: 'Embargo' },
  waiting: { glyph: '○', word: 'Waiting' },
  sending: { glyph: '▶', word: 'Sending' },
  placing: { glyph: '▶', word: 'Placing' },
  paused: { glyph: '‖', word: 'Paused' },
  stopped: { glyph: '▲', word: 'Stopped' },
  delivered: { glyph: '✓', word: 'Sent' },
  cancelled: { glyph: '✕', word: 'Cancelled' },
};

/** What the list can be narrowed to, in the order of the buttons. */
export const shows = ['queue', 'stopped', 'paused', 'sent', 'cancelled'] as const;
export type Show = (typeof shows)[number];

export const showWords: Readonly<Record<Show, string>> = {
  queue: 'To go',
  stopped: 'Stopped',
  paused: 'Paused',
  sent: 'Sent',
  cancelled: 'Cancelled',
};

export const showStates: Readonly<Record<Show, readonly SendState[]>> = {
  queue: ['held', 'waiting', 'sending', 'placing', 'paused', 'stopped'],
  stopped: ['stopped'],
  paused: ['paused'],
  sent: ['delivered'],
  cancelled: ['cancelled'],
};

/** How many sends a button of the list shows. */
export function showCount(show: Show, counts: OutboxState['counts']): number {
  return showStates[show].reduce((sum, state) => sum + counts[state], 0);
}

/** Whether a send is still to go. */
export function isToGo(state: SendState): boolean {
  return state !== 'delivered' && state !== 'cancelled';
}

/** Whether an act means anything for a send in this state. The newsroom decides; this only spares it the question. */
export function actFits(act: SendAct, state: SendState): boolean {
  switch (act) {
    case 'pause':
      return state === 'held' || state === 'waiting' || state === 'sending' || state === 'stopped';
    case 'resume':
      return state === 'paused';
    case 'retry':
      return state === 'stopped' || state === 'waiting';
    case 'cancel':
      return isToGo(state) && state !== 'placing';
    case 'first':
    case 'last':
      return isToGo(state) && state !== 'sending' && state !== 'placing';
  }
}

/** Numbers that matter, the worst first: "1 stopped · 2 sending · 3 waiting". '' where nothing is to go. */
export function countsSentence(counts: OutboxState['counts']): string {
  const parts: [number, string][] = [
    [counts.stopped, 'stopped'],
    [counts.sending + counts.placing, 'sending'],
    [counts.waiting, 'waiting'],
    [counts.held, 'under embargo'],
    [counts.paused, 'paused'],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${shownNumber(number)} ${word}`)
    .join(' · ');
}

/** What the top bar says of the outbox. */
export function barSentence({ paused, counts }: OutboxState): string {
  const sentence = countsSentence(counts);
  if (!paused) return sentence === '' ? 'Outbox' : sentence;
  return sentence === '' ? 'Outbox paused' : `Outbox paused · ${sentence}`;
}

/** Who sends, where it is not this window's program. */
export function runnerSentence({ runner, paused }: OutboxState): string {
  if (paused) return '';
  if (runner === 'elsewhere') return 'Another program on this archive sends.';
  return runner === 'nobody' ? 'Nobody sends just now.' : '';
}

const units = ['bytes', 'kB', 'MB', 'GB'] as const;

/** "4.8 MB", by thousands. */
export function shownBytes(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 999.5 && unit < units.length - 1) [value, unit] = [value / 1_000, unit + 1];
  if (unit === 0) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  return `${value.toFixed(value < 9.95 ? 1 : 0)} ${units[unit]}`;
}

/** "1.2 of 4.8 MB · 310 kB/s". @param rate bytes a second, 0 where it is not known yet */
export function progressSentence(sent: number, total: number, rate: number): string {
  const [whole, unit] = [shownBytes(total), shownBytes(total).split(' ').at(-1)];
  const part = shownBytes(sent);
  const short = part.endsWith(` ${unit}`) ? part.slice(0, -` ${unit}`.length) : part;
  const moved = `${short} of ${whole}`;
  return rate > 0 ? `${moved} · ${shownBytes(rate)}/s` : moved;
}

/** "in 40 s", "in 12 min", "in 3 h"; '' for a moment that has come. */
function fromNow(instant: string, now: number): string {
  const seconds = Math.ceil((Date.parse(instant) - now) / 1_000);
  if (!(seconds > 0)) return '';
  if (seconds < 100) return `in ${seconds} s`;
  return seconds < 5_400 ? `in ${Math.round(seconds / 60)} min` : `in ${Math.round(seconds / 3_600)} h`;
}

const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** "12 Nov, 18:04", in the editor's own time. */
export function shownMoment(instant: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? '' : moment.format(time);
}

/**
 * What the list says under a send's state.
 * @param now milliseconds since 1970
 * @param paused what keeps it from going by the editor's own will, '' for nothing
 */
export function standing(send: Send, now: number, paused: string): string {
  const { state, nextTry, problem, attempts } = send;
  const soon = nextTry === '' ? '' : fromNow(nextTry, now);
  const tried = attempts > 0 ? `tried ${counted(attempts, 'time')}` : '';
  switch (state) {
    case 'held':
      return nextTry === '' ? 'until its embargo ends' : `until ${shownMoment(nextTry)}`;
    case 'waiting':
      if (paused !== '') return paused;
      if (soon !== '') return attempts > 0 ? `tries again ${soon} · ${attempts}×` : `tries again ${soon}`;
      return problem ? 'tries again now' : 'for its turn';
    case 'sending':
    case 'placing':
      return '';
    case 'paused':
    case 'stopped':
      return tried;
    case 'delivered':
      return send.receipt ? shownMoment(send.receipt.at) : '';
    case 'cancelled':
      return '';
  }
}

/** A problem begins like a sentence here, where nothing stands before it. */
export function asSentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/** The badge of a later version, or null: "CORRECTION". */
export function kindBadge(kind: Send['kind']): string | null {
  return kind === 'new' ? null : kind.toUpperCase();
}

/** Whether it goes before everything that is not a correction. */
export function isUrgent({ place, state }: Pick<Send, 'place' | 'state'>): boolean {
  return isToGo(state) && bandAt(place) === bands.urgent;
}

const done: Readonly<Record<SendAct, string>> = {
  pause: 'paused',
  resume: 'resumed',
  retry: 'tried again now',
  cancel: 'cancelled',
  first: 'put first',
  last: 'put last',
};

/** What came of an act: "2 paused. Left as it was: HF_0412.jpg: It is on its way." */
export function actSentence(
  act: SendAct,
  changed: number,
  refused: readonly { readonly fileName: string; readonly reason: string }[],
): string {
  const did = changed > 0 ? `${shownNumber(changed)} ${done[act]}.` : '';
  const [first, ...others] = refused;
  if (!first) return did;
  const more = others.length > 0 ? ` And ${shownNumber(others.length)} more.` : '';
  const left = `Left as ${refused.length === 1 ? 'it was' : 'they were'}: ${first.fileName || 'no photo'}: ${first.reason}${more}`;
  return did === '' ? left : `${did} ${left}`;
}

/** How an arrival was checked, for the receipt. */
export const checkedWords: Readonly<Record<Receipt['checked'], string>> = {
  size: 'The size over there is the size that was sent',
  checksum: 'The checksum over there is that of what was sent',
  answer: 'The server answered that it took it',
};
