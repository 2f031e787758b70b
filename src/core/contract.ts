/**
 * The contract: every call a shell may make and every event it may hear, with the schema of what
 * goes in and what comes out. Nothing else crosses from a shell to the core. [Note: one door]
 * Adding a call is adding a line here, a handler in core/calls, and its name to contract.test.ts.
 */
import * as z from 'zod';
import { ask, change } from '#core/declared.ts';
import {
  DisagreementSchema,
  FieldValueSchema,
  FileMetadata,
  NotWrittenCaption,
  PlaceSchema,
  WrittenCaption,
} from '#core/file-records.ts';
import {
  IngestedFile,
  IngestPreview,
  IngestReport,
  mostDestinations,
  WatchedFolder,
  WatchedState,
} from '#core/ingest/records.ts';
import { outboxContract, outboxEvents } from '#core/outbox/contract.ts';
import {
  Batch,
  ByteMeterSchema,
  CaptionQuery,
  Card,
  ComparisonSchema,
  DiffPartSchema,
  DocumentReadingSchema,
  Entry,
  Failure,
  FieldChangesSchema,
  FieldIdSchema,
  FindingSchema,
  GoneRecord,
  Id,
  ImportReport,
  Likeness,
  PagePartSchema,
  Pair,
  PairDecision,
  PairQuery,
  ReceiverAnswerSchema,
  Replaced,
  Revision,
  ShownTextsSchema,
} from '#core/records.ts';
import { RepairsFound } from '#core/repair-records.ts';
import { House } from '#core/style/house.ts';
import { wireFormats } from '#core/wire/format-ids.ts';

/** The house a call works with; the desk's own setting where it is left out. */
const house = z.string().max(32).optional();
const path = z.string().min(1).max(4_096);
const name = z.string().trim().min(1).max(120);
const reason = z.string().trim().min(1).max(500);
/** A caption's text as a decision about two gives it. */
const words = z.string().max(60_000);
const someCaptions = z.array(Id).min(1).max(100_000);

/** What "Saved 14:32:07" rests on: the entry as it now stands on disk. */
const Saved = z.object({ entry: Entry, savedAt: z.string() });

/** Checks and likenesses of a caption as it stands or as it is being typed. */
const Review = z.object({ findings: z.array(FindingSchema), likenesses: z.array(Likeness) });

const Preview = z.object({
  text: z.string(),
  bytes: z.number(),
  notes: z.array(z.string()),
  limits: z.array(z.object({ field: FieldIdSchema, label: z.string(), bytes: z.number(), max: z.number() })),
});

const Match = z.object({
  caption: z.number().int().nonnegative(),
  entry: Id.nullable(),
  by: z.enum(['file-name', 'embedded-caption', 'order', 'hand']),
});

const Side = z.object({ entry: Entry, people: z.array(z.string()) });

/** How photos of a card or a watched folder are named and stamped; the usual way where left out. */
const handling = {
  names: z.string().max(1_000).optional(),
  stationery: FieldChangesSchema.optional(),
  firstNumber: z.number().int().min(0).max(999_999_999).optional(),
};

/** What a shell calls a long write, to hear how far it is and to stop it; see `writing.stop`. */
const writing = Id.optional();
/** The captions not begun, in the order asked for; left out unless the write was stopped. */
const left = z.array(Id).optional();

/** What became of photos that were to be written. */
const writtenFiles = {
  written: z.array(WrittenCaption),
  /** Originals whose content credentials the edit would have made invalid; they were not touched. */
  credentials: z.array(z.object({ caption: Id, fileName: z.string(), reason: z.string() })),
  existing: z.array(z.string()),
  failures: z.array(NotWrittenCaption),
  left,
};

export const contract = {
  'archive.status': ask(
    {},
    z.object({
      folder: z.string(),
      photos: z.number(),
      captions: z.number(),
      duplicates: z.number(),
      house: z.string(),
      editor: z.string(),
      jobs: z.array(ImportReport),
      /** After an update: how far the archive's keys, pairs and checks are made again; null otherwise. */
      remaking: z.object({ done: z.number(), total: z.number() }).nullable(),
      settings: z.record(z.string(), z.unknown()),
    }),
  ),
  'archive.doctor': ask(
    {},
    z.object({
      ok: z.boolean(),
      problems: z.array(z.string()),
      schema: z.number(),
      photos: z.number(),
      captions: z.number(),
      revisions: z.number(),
      /** Photos whose original was looked for, of `photos`, and how many are not where they were. */
      originals: z.object({ looked: z.number(), missing: z.number() }),
      found: z.record(z.string(), z.string()),
    }),
  ),
  'archive.set': change({ key: z.string().max(60), value: z.unknown() }, z.null()),

  'batches.list': ask({}, z.array(Batch)),
  'batches.add': change({ name }, Batch),
  'batches.rename': change({ batch: Id, name }, Batch),

  'captions.find': ask({ query: CaptionQuery }, z.object({ total: z.number(), cards: z.array(Card) })),
  'captions.ids': ask({ query: CaptionQuery }, z.array(Id)),
  /** Whole records, in the order asked for; an id that no caption has is left out. */
  'captions.entries': ask({ captions: z.array(Id).max(1_000) }, z.array(Entry)),
  'captions.show': ask(
    { caption: Id, house },
    z.object({
      entry: Entry,
      findings: z.array(FindingSchema),
      duplicates: z.array(z.object({ pair: Pair, other: Card })),
    }),
  ),
  'captions.review': ask({ caption: Id, changes: FieldChangesSchema, house }, Review),
  /**
   * A value that a field can never hold is refused, unless `why` says that the editor is in the
   * middle of typing it (typed), or that it is put back (undo) or mended (fix).
   */
  'captions.edit': change(
    { caption: Id, changes: FieldChangesSchema, why: z.string().max(60).optional() },
    Saved,
  ),
  /** Many edits as one: all of them, or none. Also the inverse of everything that edits many. */
  'captions.editAll': change(
    {
      edits: z
        .array(z.strictObject({ caption: Id, changes: FieldChangesSchema }))
        .min(1)
        .max(100_000),
      why: z.string().max(60).optional(),
    },
    z.array(Entry),
  ),
  'captions.decide': change(
    { captions: someCaptions, decision: z.enum(['working', 'ready']), override: reason.optional() },
    z.object({ changed: z.array(Id), refused: z.array(z.object({ caption: Id, reason: z.string() })) }),
  ),
  'captions.rate': change({ captions: someCaptions, rating: z.number().int().min(0).max(5) }, z.null()),
  'captions.copy': change({ from: Id, to: someCaptions, fields: z.array(FieldIdSchema) }, z.array(Entry)),
  'captions.replace': change(
    {
      captions: someCaptions,
      fields: z.array(FieldIdSchema).min(1),
      find: z.string().min(1).max(2_000),
      replace: z.string().max(2_000),
      matchCase: z.boolean(),
      /** false only shows what would change. */
      apply: z.boolean(),
    },
    z.array(
      z.object({
        caption: Id,
        fileName: z.string(),
        field: FieldIdSchema,
        before: z.string(),
        after: z.string(),
      }),
    ),
  ),
  'captions.history': ask({ caption: Id }, z.array(Revision)),

  'stationery.show': ask({}, FieldChangesSchema),
  'stationery.save': change({ changes: FieldChangesSchema }, z.null()),
  'stationery.apply': change({ captions: someCaptions }, z.array(Entry)),

  'photos.import': change(
    {
      paths: z.array(path).min(1).max(10_000),
      batch: name.optional(),
      into: Id.optional(),
      copy: z.boolean().optional(),
    },
    z.object({ job: Id, batch: Id }),
  ),
  'jobs.show': ask({ job: Id }, ImportReport),
  'jobs.cancel': change({ job: Id }, z.null()),
  'jobs.resume': change({ job: Id }, z.null()),

  /** The first names an ingest would make; nothing is copied. */
  'ingest.preview': ask(
    {
      source: path,
      destinations: z.array(path).max(mostDestinations).optional(),
      batch: name.optional(),
      ...handling,
      again: z.boolean().optional(),
      limit: z.number().int().min(1).max(1_000).optional(),
    },
    IngestPreview,
  ),
  /** Copies a card and brings its photos in. The same ingest, cut off before its end, goes on. */
  'ingest.start': change(
    {
      source: path,
      destinations: z.array(path).min(1).max(mostDestinations),
      batch: name.optional(),
      into: Id.optional(),
      ...handling,
      again: z.boolean().optional(),
    },
    z.object({ job: Id, batch: Id, resumed: z.boolean() }),
  ),
  'ingest.jobs': ask({}, z.array(IngestReport)),
  'ingest.show': ask({ job: Id }, z.object({ report: IngestReport, files: z.array(IngestedFile) })),
  'ingest.cancel': change({ job: Id }, z.null()),
  'ingest.resume': change({ job: Id }, z.null()),

  /** The photos of a folder come in as they arrive: in place, or copied `to` another folder. */
  'folders.watch': change(
    { folder: path, batch: name.optional(), into: Id.optional(), to: path.optional(), ...handling },
    WatchedFolder,
  ),
  'folders.unwatch': change({ id: Id }, z.null()),
  'folders.watched': ask({}, z.array(WatchedState)),
  /** Watches in this program what no program watches. A shell calls it once its desk is open. */
  'folders.resume': change({}, z.array(WatchedState)),

  'documents.read': ask(
    { name: z.string().max(500), text: z.string().max(5_000_000) },
    DocumentReadingSchema,
  ),
  'documents.open': ask({ path }, DocumentReadingSchema),
  'documents.retag': ask(
    { reading: DocumentReadingSchema, part: z.number().int().nonnegative(), kind: PagePartSchema.shape.kind },
    DocumentReadingSchema,
  ),
  'documents.match': ask({ reading: DocumentReadingSchema, batch: Id }, z.array(Match)),
  'documents.attach': change(
    { reading: DocumentReadingSchema, batch: Id, matches: z.array(Match) },
    z.object({
      found: z.number(),
      distinct: z.number(),
      attached: z.number(),
      entries: z.array(Id),
      replaced: z.array(Replaced),
    }),
  ),

  'duplicates.find': ask(
    { query: PairQuery },
    z.object({
      total: z.number(),
      pairs: z.array(z.object({ pair: Pair, left: Card, right: Card })),
      counts: z.record(z.string(), z.number()),
    }),
  ),
  'duplicates.show': ask(
    { left: Id, right: Id },
    z.object({
      left: Side,
      right: Side,
      comparison: ComparisonSchema.nullable(),
      diff: z.array(DiffPartSchema),
      differences: z.array(z.object({ what: z.string(), how: z.string() })),
      decision: PairDecision.nullable(),
    }),
  ),
  'duplicates.keep': change({ left: Id, right: Id, why: reason }, z.null()),
  /** Takes the decision to keep both back: the pair waits again. */
  'duplicates.forget': change({ left: Id, right: Id }, z.null()),
  /** One text for both; where one has no photo, its record goes into the other. */
  'duplicates.merge': change({ left: Id, right: Id, text: words }, z.array(Entry)),
  /** The inverse of a merge, as its answer carried it. */
  'duplicates.unmerge': change(
    {
      left: Id,
      right: Id,
      /** What each said before. */
      leftText: words,
      rightText: words,
      /** The record that went into the other; null where both have a photo. */
      gone: GoneRecord.nullable(),
      /** Decisions that the merge dropped. */
      kept: z.array(z.strictObject({ a: Id, b: Id, decision: PairDecision })).max(2_000),
    },
    z.array(Entry),
  ),

  'words.suggest': ask({ field: FieldIdSchema, prefix: z.string().max(100) }, z.array(z.string())),
  'words.known': ask({}, z.array(z.string())),

  'houses.list': ask({}, z.array(House)),
  'houses.save': change({ house: House }, z.null()),
  'houses.rules': ask({}, z.array(z.object({ id: z.string(), title: z.string(), severity: z.string() }))),

  /** What photo files say, each place apart: of captions of the archive, or of any files. */
  'metadata.read': ask(
    { captions: z.array(Id).max(1_000).optional(), paths: z.array(path).max(1_000).optional() },
    z.object({ files: z.array(FileMetadata), failures: z.array(Failure) }),
  ),
  /**
   * Writes captions into the photos' files or sidecars. Originals are written only where the desk's
   * setting `writeOriginals` is on, and those with content credentials only when told so; the caption
   * of a RAW original goes into its sidecar, unless `rawOriginals` says that the file is meant. A shell
   * sends a large selection in stretches, so that edits pass between them.
   */
  'metadata.write': change(
    {
      captions: z.array(Id).min(1).max(1_000),
      to: z.enum(['original', 'sidecar']),
      writing,
      dropCredentials: z.boolean().optional(),
      rawOriginals: z.boolean().optional(),
    },
    z.object(writtenFiles),
  ),
  /** Where the places of the captions' files say different things, as the files stand now. */
  'metadata.disagreements': ask(
    { captions: z.array(Id).min(1).max(1_000) },
    z.object({
      captions: z.array(
        z.object({
          caption: Id,
          fileName: z.string(),
          fields: z.array(
            DisagreementSchema.extend({
              /** What the desk has. */
              desk: FieldValueSchema,
              /** Whether a person has decided on the field since the photo came in. */
              settled: z.boolean(),
            }),
          ),
        }),
      ),
      failures: z.array(Failure),
    }),
  ),
  /** Takes one place's value, or the editor's own merging of them: `value` holds that one field. */
  'metadata.settle': change(
    {
      caption: Id,
      field: FieldIdSchema,
      place: PlaceSchema.optional(),
      value: FieldChangesSchema.optional(),
    },
    Entry,
  ),
  /** Takes back that a field was settled as it stood: its places wait for a decision again. */
  'metadata.reopen': change({ caption: Id, field: FieldIdSchema }, Entry),
  /**
   * Text that was encoded twice, with what was meant, in the desk's record and in every place and
   * language of the files, and text that is damaged beyond that; nothing is changed.
   */
  'metadata.repairs': ask({ captions: someCaptions }, RepairsFound),
  /** Mends the desk's record; a field that only the files have damaged is right in whatever is written next. */
  'metadata.repair': change(
    { captions: someCaptions, fields: z.array(FieldIdSchema).min(1).optional() },
    z.array(Entry),
  ),

  'wire.preview': ask(
    {
      caption: Id,
      changes: FieldChangesSchema.optional(),
      house,
      template: z.string().max(4_000).optional(),
    },
    Preview,
  ),
  /** What receivers of the photo would show of the caption, as it would be sent and as the file stands. */
  'receivers.show': ask(
    { caption: Id, changes: FieldChangesSchema.optional() },
    z.object({
      /** The caption's own words, to compare with. */
      typed: ShownTextsSchema,
      sent: z.array(ReceiverAnswerSchema),
      /** null for a caption without a readable photo; `trouble` says why. */
      file: z.array(ReceiverAnswerSchema).nullable(),
      trouble: z.string(),
      meters: z.array(ByteMeterSchema),
    }),
  ),

  'wire.copy': change(
    { captions: someCaptions, house, override: reason.optional(), killOverride: reason.optional() },
    z.object({
      text: z.string(),
      refused: z.array(z.object({ caption: Id, fileName: z.string(), reason: z.string() })),
    }),
  ),
  'wire.export': change(
    {
      captions: someCaptions,
      format: z.enum(wireFormats),
      /** Whether a captioned copy of the picture goes beside each document, or with it into one zip. */
      picture: z.enum(['none', 'beside', 'zip']).optional(),
      /** Names of the files without their endings, as destinations have them; '' for the photos' names. */
      names: z.string().max(400).optional(),
      /** The headline of a story: a package that names its pictures is written with them. NewsML-G2 alone has packages. */
      story: z.string().trim().min(1).max(200).optional(),
      /** Why a killed picture leaves the desk all the same; logged. */
      killOverride: reason.optional(),
      house,
      folder: path,
      override: reason.optional(),
      replace: z.boolean().optional(),
      writing,
    },
    z.object({
      written: z.array(z.string()),
      exported: z.number(),
      refused: z.array(z.object({ caption: Id, fileName: z.string(), reason: z.string() })),
      existing: z.array(z.string()),
      failures: z.array(Failure),
      /** What an editor should know of the pictures written: values cut in IIM, one sentence each. */
      notes: z.array(z.string()),
      left,
    }),
  ),
  /** Stops a `wire.export` or `metadata.write` after the photos in hand; its answer says what is left. */
  'writing.stop': change({ writing: Id }, z.null()),

  ...outboxContract,

  'sample.load': change({}, z.object({ job: Id, batch: Id })),
} as const;

/** Events: what changed, so that every open desk can ask again. */
export const events = {
  'captions.changed': z.object({ captions: z.array(Id) }),
  'batches.changed': z.object({}),
  'duplicates.changed': z.object({}),
  'job.progress': ImportReport,
  'ingest.progress': IngestReport,
  /** How far a named `wire.export` is; `total` counts what passed the checks. */
  'writing.progress': z.object({ writing: Id, done: z.number(), total: z.number() }),
  /** Photos arrived in a watched folder, or it was added, removed, lost or found again. */
  'folders.changed': z.object({}),
  /** After an update: how far the archive's keys, pairs and checks are made again. */
  'archive.remaking': z.object({ done: z.number(), total: z.number() }),
  ...outboxEvents,
  /** Another process wrote to this archive. */
  'archive.changed': z.object({}),
  'archive.closed': z.object({ reason: z.string() }),
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type CallInput<Name extends CallName> = z.input<Contract[Name]['input']>;
export type CallOutput<Name extends CallName> = z.infer<Contract[Name]['output']>;
export type EventName = keyof typeof events;
export type EventOf<Name extends EventName> = z.infer<(typeof events)[Name]>;

/** An event as it leaves the core. */
export type DeskEvent = {
  [Name in EventName]: { readonly name: Name; readonly detail: EventOf<Name> };
}[EventName];

/** Why a call was not done, in words for the editor and a code for scripts. */
export interface Problem {
  readonly code: 'unknown-call' | 'bad-input' | 'not-found' | 'refused' | 'failed';
  readonly message: string;
  /** Path of the input that was wrong, or ''. */
  readonly field: string;
}

/** The call that takes a change back. */
export interface Undo {
  readonly name: CallName;
  readonly input: unknown;
}

/** Every answer. Unknown names and bad input are answers too, never silence. */
export type Answer<Value = unknown> =
  | { readonly ok: true; readonly value: Value; readonly undo?: Undo }
  | { readonly ok: false; readonly problem: Problem };

/** Whether a string is the name of a declared call, own keys only. */
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}
