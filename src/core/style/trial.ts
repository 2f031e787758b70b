/**
 * A rule on the bench: runs one rule over a caption made from a few fields and applies its
 * fixes. Used by the rules' own tests and by a desk trying out a house's settings; decides nothing.
 */
import {
  applyChanges,
  type CaptionFields,
  emptyCaption,
  type FieldChanges,
  valueText,
} from '#core/caption/caption.ts';
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import type { Found, Knowledge, Reading, Rule } from '#core/style/finding.ts';
import type { House } from '#core/style/house.ts';
import { desk } from '#core/style/houses/desk.ts';
import { termSeparator } from '#core/style/passages.ts';

/** What stands around the caption; everything has a plain default. */
interface Circumstances {
  readonly house?: House;
  readonly capturedAt?: string;
  readonly now?: string;
  readonly similarPeople?: ReadonlyMap<string, string>;
}

/** The outcome of running one rule. */
interface Trial {
  readonly found: readonly Found[];
  /** The words each finding points at. */
  readonly words: readonly string[];
  readonly messages: readonly string[];
  /** The caption after applying the first offered fix again and again until none is offered. */
  readonly fixed: CaptionFields;
  /** The words still flagged after all fixes. */
  readonly left: readonly string[];
}

/** A day in the middle of the captions that the rules' tests invent: Thursday, Nov. 12, 2026. */
export const benchNow = '2026-11-12T18:00:00+01:00';

/** Runs one rule over a caption with these fields. */
export function trial(rule: Rule, filled: FieldChanges, circumstances: Circumstances = {}): Trial {
  const caption = applyChanges(emptyCaption, filled);
  const check = (fields: CaptionFields) => rule.check(readingOf(rule, fields, circumstances));
  const found = check(caption);
  let fixed = caption;
  let rest = found;
  // A caption cannot need more fixes than it has characters; the bound keeps a faulty fix from looping.
  for (let round = 0; round < 200; round += 1) {
    const fix = rest.find((finding) => finding.fix)?.fix;
    if (!fix) break;
    fixed = applyChanges(fixed, fix.changes);
    rest = check(fixed);
  }
  return {
    found,
    words: found.map((finding) => wordsAt(caption, finding)),
    messages: found.map(({ message }) => message),
    fixed,
    left: rest.map((finding) => wordsAt(fixed, finding)),
  };
}

/** The words a finding points at. */
function wordsAt(caption: CaptionFields, { field, start, end }: Found): string {
  const text = valueText(caption[field], termSeparator);
  return text.slice(start, end);
}

function readingOf(rule: Rule, caption: CaptionFields, around: Circumstances): Reading {
  const house = around.house ?? desk;
  const knowledge: Knowledge = {
    similarPeople: around.similarPeople ?? new Map(),
    now: around.now ?? benchNow,
  };
  return {
    caption,
    anatomy: readAnatomy(caption.caption),
    house,
    knowledge,
    capturedAt: around.capturedAt ?? '',
    options: house.rules[rule.id]?.options ?? {},
  };
}
