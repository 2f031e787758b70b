/** Calls about captions: find, show, edit, decide. The work of keeping one is in keep.ts. */

import type * as z from 'zod';
import type { Desk, Done, Handlers } from '#core/calls/desk.ts';
import { houseOf } from '#core/calls/desk.ts';
import { entryOf, keepCaption, partnersOf } from '#core/calls/keep.ts';
import { comparedOf } from '#core/calls/prepared.ts';
import { replaceInFields } from '#core/calls/replace.ts';
import { findingsOf, keysOf, likenessesOf } from '#core/calls/review.ts';
import { applyChanges, type FieldChanges, statusOf } from '#core/caption/caption.ts';
import { impossibleChange } from '#core/caption/field-values.ts';
import type { FieldId } from '#core/caption/fields.ts';
import type { CallOutput, Contract, Undo } from '#core/contract.ts';
import type { Card, Entry, Pair } from '#core/records.ts';
import { Refusal } from '#core/refusal.ts';

export const captionCalls: Pick<
  Handlers,
  | 'captions.find'
  | 'captions.ids'
  | 'captions.entries'
  | 'captions.show'
  | 'captions.review'
  | 'captions.edit'
  | 'captions.editAll'
  | 'captions.decide'
  | 'captions.rate'
  | 'captions.copy'
  | 'captions.replace'
  | 'captions.history'
> = {
  'captions.find': ({ query }, desk) => desk.archive.find(query),

  'captions.ids': ({ query }, desk) => desk.archive.ids(query),

  'captions.entries': ({ captions }, desk) => captions.flatMap((id) => desk.archive.entry(id) ?? []),

  'captions.show': ({ caption, house }, desk) => {
    const entry = entryOf(desk, caption);
    return {
      entry,
      findings: findingsOf(desk, entry.fields, entry.photo?.capturedAt ?? '', houseOf(desk, house)),
      duplicates: pairsWithCards(desk, caption),
    };
  },

  'captions.review': ({ caption, changes, house }, desk) => {
    const entry = entryOf(desk, caption);
    const draft = { ...entry, fields: applyChanges(entry.fields, changes) };
    const subject = comparedOf(draft);
    const kept = keptOnPurpose(desk, caption);
    return {
      findings: findingsOf(desk, draft.fields, entry.photo?.capturedAt ?? '', houseOf(desk, house)),
      likenesses: likenessesOf(desk, subject, keysOf(subject, draft), caption)
        .filter(({ other, comparison }) => kept.get(other.id) !== comparison.class)
        .map(({ other, comparison }) => ({
          caption: other.id,
          fileName: other.photo?.fileName ?? '',
          text: other.fields.caption,
          comparison,
        })),
    };
  },

  'captions.edit': ({ caption, changes, why }, desk) => {
    refuseImpossible(changes, why);
    // Read under the write lock: the undo must put back what stood there at that moment.
    const { before, entry, partners } = desk.archive.transaction(() => {
      const before = entryOf(desk, caption);
      const partners = partnersOf(desk, caption);
      const entry = keepCaption(desk, before, applyChanges(before.fields, changes), why ?? 'typed');
      return { before, entry, partners: [...partners, ...partnersOf(desk, caption)] };
    });
    announceChange(desk, [...new Set([caption, ...partners])]);
    return {
      value: { entry, savedAt: entry.changedAt },
      undo: {
        name: 'captions.edit',
        input: { caption, changes: valuesBefore(before, changes), why: 'undo' },
      },
    };
  },

  'captions.editAll': ({ edits, why }, desk) => {
    for (const { changes } of edits) refuseImpossible(changes, why);
    return editAll(desk, edits, why ?? 'typed');
  },

  'captions.decide': ({ captions, decision, override }, desk) => {
    const changed: string[] = [];
    const refused: { caption: string; reason: string }[] = [];
    desk.archive.transaction(() => {
      for (const id of captions) {
        const entry = entryOf(desk, id);
        const reason = decision === 'ready' && override === undefined ? whyNotReady(entry) : '';
        if (reason !== '') {
          refused.push({ caption: id, reason });
          continue;
        }
        const why = override === undefined ? 'status' : `override: ${override}`;
        const status = statusOf(entry.fields, decision, entry.errors + entry.duplicates);
        desk.archive.setDecision(id, decision, status, why, desk.editor.name, desk.clock.now());
        changed.push(id);
      }
    });
    announceChange(desk, changed);
    const inverse = decision === 'ready' ? 'working' : 'ready';
    if (changed.length === 0) return { value: { changed, refused } };
    return {
      value: { changed, refused },
      undo: { name: 'captions.decide', input: { captions: changed, decision: inverse } },
    };
  },

  'captions.rate': ({ captions, rating }, desk) => {
    desk.archive.transaction(() => {
      for (const id of captions) desk.archive.setRating(entryOf(desk, id).id, rating);
    });
    announceChange(desk, captions);
    return { value: null };
  },

  // What is copied may be what a file brought and no field can hold: it is kept, and named by the checks there too.
  'captions.copy': ({ from, to, fields }, desk) =>
    desk.archive.transaction(() => {
      const source = entryOf(desk, from);
      const changes = Object.fromEntries(
        fields.map((field) => [field, source.fields[field]]),
      ) as FieldChanges;
      return editAll(
        desk,
        to.map((caption) => ({ caption, changes })),
        'copied',
      );
    }),

  'captions.replace': (request, desk) => {
    const replacing = () => replace(desk, request);
    return request.apply ? desk.archive.transaction(replacing) : replacing();
  },

  'captions.history': ({ caption }, desk) => desk.archive.revisions(entryOf(desk, caption).id),
};

type Replace = z.output<Contract['captions.replace']['input']>;

function replace(desk: Desk, request: Replace): Done<CallOutput<'captions.replace'>> {
  const previews = request.captions.flatMap((id) => {
    const entry = entryOf(desk, id);
    return replaceInFields(entry.fields, request).map((change) => ({ entry, ...change }));
  });
  const edits = previews.map(({ entry, field, value }) => ({
    caption: entry.id,
    changes: { [field]: value },
  }));
  if (request.apply) for (const { changes } of edits) refuseImpossible(changes, 'replace');
  const undo = request.apply && edits.length > 0 ? editAll(desk, edits, 'replace').undo : undefined;
  return {
    value: previews.map(({ entry, field, before, after }) => ({
      caption: entry.id,
      fileName: entry.photo?.fileName ?? '',
      field,
      before,
      after,
    })),
    ...(undo ? { undo } : {}),
  };
}

/**
 * Edits that keep whatever stands in a field. The form saves between two keystrokes, where a date
 * is half a date, and would lose what is typed after it were that refused; an undo puts back what
 * was there, and a fix is ours. The checks name what cannot stay.
 */
const keptAsGiven: ReadonlySet<string> = new Set(['typed', 'undo', 'fix']);

/** Refuses, before anything is written, an edit that gives a field a value it can never hold. */
export function refuseImpossible(changes: FieldChanges, why: string | undefined): void {
  if (why !== undefined && keptAsGiven.has(why)) return;
  const impossible = impossibleChange(changes);
  if (impossible) throw new Refusal('bad-input', impossible.message, `changes.${impossible.field}`);
}

/** One caption's share of an edit of many. */
export interface Edit {
  readonly caption: string;
  readonly changes: FieldChanges;
}

/** Makes many edits, all or none. The undo puts every touched field back as it was. */
export function editAll(desk: Desk, edits: readonly Edit[], why: string): { value: Entry[]; undo: Undo } {
  const inverse: Edit[] = [];
  const entries = desk.archive.transaction(() =>
    edits.map(({ caption, changes }) => {
      const before = entryOf(desk, caption);
      // Last first, so that two edits of one caption are taken back in turn.
      inverse.unshift({ caption, changes: valuesBefore(before, changes) });
      return keepCaption(desk, before, applyChanges(before.fields, changes), why);
    }),
  );
  announceChange(desk, [...new Set(edits.map(({ caption }) => caption))]);
  return { value: entries, undo: { name: 'captions.editAll', input: { edits: inverse, why: 'undo' } } };
}

/** Tells every open desk which captions to ask for again. */
export function announceChange(desk: Desk, captions: readonly string[]): void {
  if (captions.length === 0) return;
  desk.announce({ name: 'captions.changed', detail: { captions: [...captions] } });
  desk.announce({ name: 'batches.changed', detail: {} });
  desk.announce({ name: 'duplicates.changed', detail: {} });
}

/** The card of one caption, as the filmstrip shows it. */
export function cardOf(entry: Entry): Card {
  const { id, batch, photo, fields, status, rating, errors, warnings, duplicates } = entry;
  return {
    id,
    batch,
    photo: photo?.id ?? null,
    fileName: photo?.fileName ?? '',
    headline: fields.headline,
    caption: fields.caption.slice(0, 160),
    credit: fields.credit,
    byline: fields.byline,
    dateCreated: fields.dateCreated,
    capturedAt: photo?.capturedAt ?? '',
    city: fields.city,
    status,
    rating,
    errors,
    warnings,
    duplicates,
    width: photo?.width ?? 0,
    height: photo?.height ?? 0,
  };
}

/** Why a caption may not be marked ready without an override, or ''. */
function whyNotReady(entry: Entry): string {
  if (entry.fields.caption.trim() === '') return 'There is no caption yet.';
  if (entry.errors > 0) {
    return entry.errors === 1
      ? 'One error stands in the checks.'
      : `${entry.errors} errors stand in the checks.`;
  }
  return '';
}

function valuesBefore(before: Entry, changes: FieldChanges): FieldChanges {
  const ids = Object.keys(changes) as FieldId[];
  return Object.fromEntries(ids.map((id) => [id, before.fields[id]])) as FieldChanges;
}

function pairsWithCards(desk: Desk, caption: string): { pair: Pair; other: Card }[] {
  return desk.archive.pairs({ caption, limit: 200 }).pairs.flatMap((pair) => {
    const other = desk.archive.entry(pair.a === caption ? pair.b : pair.a);
    return other ? [{ pair, other: cardOf(other) }] : [];
  });
}

/** Pairs somebody decided to keep, by the other caption, with the class they were kept in. */
function keptOnPurpose(desk: Desk, caption: string): Map<string, string> {
  const { pairs } = desk.archive.pairs({ caption, limit: 1_000 });
  return new Map(
    pairs.flatMap(({ a, b, comparison, decision }): [string, string][] =>
      decision ? [[a === caption ? b : a, comparison.class]] : [],
    ),
  );
}
