/**
 * The receivers' answers as rows and cells of a table: what is as typed, what differs, how serious
 * it is. Pure, so that it can be tested; ReceiverView.tsx shows it.
 */
import type { CallOutput } from '#core/contract.ts';
import type { DiffPart } from '#core/duplicates/pair.ts';
import { diffWords } from '#core/duplicates/word-diff.ts';
import { sameMoment } from '#core/metadata/dates.ts';
import { type ShownField, type ShownTexts, shownFields, type TroubleKind } from '#core/receivers/receiver.ts';

export type ReceiversShown = CallOutput<'receivers.show'>;
type Answer = ReceiversShown['sent'][number];
type Trouble = Answer['troubles'][number];
export type Meter = ReceiversShown['meters'][number];

/** How bad it is: the words are damaged, something is missing or other, or it is only good to know. */
export const levels = ['damaged', 'partly', 'noted', 'whole'] as const;
export type Level = (typeof levels)[number];

const levelOf: Readonly<Record<TroubleKind, Level>> = {
  cut: 'damaged',
  garbled: 'damaged',
  lost: 'damaged',
  leftover: 'damaged',
  missing: 'partly',
  other: 'partly',
  guess: 'partly',
  language: 'noted',
  respelled: 'noted',
};

/** The columns' names. */
export const fieldNames: Readonly<Record<ShownField, string>> = {
  headline: 'Headline',
  caption: 'Caption',
  byline: 'Byline',
  credit: 'Credit',
  place: 'Place',
  dateCreated: 'Date',
  keywords: 'Keywords',
};

/** One field at one receiver. */
export interface Cell {
  readonly field: ShownField;
  readonly text: string;
  /** Whether it says something else than was typed. */
  readonly differs: boolean;
  /** Typed words against shown ones; empty where nothing is shown or nothing differs. */
  readonly diff: readonly DiffPart[];
  readonly notes: readonly { readonly level: Level; readonly what: string }[];
}

/** One receiver. */
export interface Row {
  readonly receiver: Answer['receiver'];
  readonly name: string;
  readonly rule: string;
  readonly level: Level;
  readonly cells: readonly Cell[];
}

/** The fields worth a column: those that were typed, and those that some receiver fills by itself. */
export function columnsOf(typed: ShownTexts, answers: readonly Answer[]): ShownField[] {
  return shownFields.filter(
    (field) => typed[field] !== '' || answers.some(({ values }) => values[field] !== ''),
  );
}

/** The rows of a table with these columns. */
export function rowsOf(typed: ShownTexts, answers: readonly Answer[], columns: readonly ShownField[]): Row[] {
  return answers.map(({ receiver, name, rule, values, troubles }) => {
    const cells = columns.map((field) =>
      cellOf(
        field,
        typed[field],
        values[field],
        troubles.filter((trouble) => trouble.field === field),
      ),
    );
    return { receiver, name, rule, level: worst(cells.map(cellLevel)), cells };
  });
}

function cellOf(field: ShownField, typed: string, text: string, troubles: readonly Trouble[]): Cell {
  const differs = field === 'dateCreated' ? !sameDate(typed, text) : typed !== text;
  return {
    field,
    text,
    differs,
    diff: differs && text !== '' && typed !== '' ? diffWords(typed, text) : [],
    notes: troubles.map(({ kind, what }) => ({ level: levelOf[kind], what })),
  };
}

function sameDate(typed: string, shown: string): boolean {
  return typed === shown || (typed !== '' && shown !== '' && sameMoment(typed, shown));
}

/** A difference that nobody explains is an older or another text: it counts as partly right. */
function cellLevel({ differs, notes }: Cell): Level {
  const told = notes.map(({ level }) => level);
  return worst(differs && told.length === 0 ? ['partly'] : told);
}

function worst(found: readonly Level[]): Level {
  return levels.find((level) => found.includes(level)) ?? 'whole';
}

/** Bytes up to which a field is for a code, which is meant to fill it. */
const longestCode = 3;

/** The meters that have something to say, the fullest first; codes that fit are last. */
export function filledMeters(meters: readonly Meter[]): Meter[] {
  return meters.filter(({ bytes }) => bytes > 0).toSorted((one, other) => fullness(other) - fullness(one));
}

function fullness({ bytes, limit, filling }: Meter): number {
  return limit <= longestCode && filling !== 'over' ? 0 : bytes / limit;
}

/** "2 receivers show damaged words, 3 show only a part." */
export function summaryOf(rows: readonly Row[]): string {
  const count = (level: Level) => rows.filter((row) => row.level === level).length;
  const [damaged, partly] = [count('damaged'), count('partly')];
  if (damaged + partly === 0) return 'Every receiver shows the caption as typed.';
  const parts = [
    damaged > 0 ? `${damaged} of ${rows.length} receivers would show damaged words` : '',
    partly > 0
      ? `${partly}${damaged > 0 ? '' : ` of ${rows.length} receivers`} would show only a part, or another text`
      : '',
  ];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}
