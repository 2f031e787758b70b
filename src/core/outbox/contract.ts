/**
 * The part of the contract that brings captions to the wire: destinations, the outbox, the versions
 * of an item, and documents as they would be sent. Put together with the rest in core/contract.ts.
 */
import * as z from 'zod';
import { ask, change } from '#core/declared.ts';
import {
  Destination,
  ItemVersion,
  OutboxState,
  SecretState,
  Send,
  SendQuery,
  SendState,
  ShownDocument,
  TestStep,
} from '#core/outbox/records.ts';
import { FieldChangesSchema, Id } from '#core/records.ts';
import { wireFormats } from '#core/wire/format-ids.ts';

const house = z.string().max(32).optional();
const reason = z.string().trim().min(1).max(500);
const someCaptions = z.array(Id).min(1).max(100_000);
const someSends = z.array(Id).min(1).max(100_000);

/** Something that was not done, and why. */
const Refused = z.object({ caption: Id, fileName: z.string(), reason: z.string() });

/** What a version does to the one before it. */
const RevisionKind = z.enum(['update', 'correction', 'kill']);

/** A destination as the manager of destinations shows it. */
export const KnownDestination = Destination.extend({
  secret: SecretState,
  counts: z.partialRecord(SendState, z.number()),
});
export type KnownDestination = z.infer<typeof KnownDestination>;

export const outboxContract = {
  'destinations.list': ask({}, z.array(KnownDestination)),
  /** Adds a destination, or changes the one with its id. What is queued for it goes by the new settings. */
  'destinations.save': change({ destination: Destination }, Destination),
  /** Refused while sends wait for it. Its history stays. */
  'destinations.remove': change({ destination: Id }, z.null()),
  /** Keeps or forgets (null) the password, token or passphrase of a destination's login. It never comes back out. */
  'destinations.secret': change(
    { destination: Id, secret: z.string().min(1).max(20_000).nullable() },
    SecretState,
  ),
  /** Tries a destination, saved or not yet, step by step: nothing stays on the far side. */
  'destinations.test': ask({ destination: Destination }, z.array(TestStep)),
  /** The key that an SFTP host shows now, as OpenSSH writes it. */
  'destinations.hostKey': ask({ destination: Destination }, z.object({ hostKey: z.string() })),
  /** Takes a host's changed key for right, after a person has compared it. */
  'destinations.trust': change({ destination: Id, hostKey: z.string().max(100) }, Destination),
  /** Where secrets are kept: the system's keychain, or a file that a passphrase opens. */
  'secrets.state': ask(
    {},
    z.object({ kept: z.enum(['keychain', 'file']), locked: z.boolean(), made: z.boolean() }),
  ),
  'secrets.unlock': change({ passphrase: z.string().min(1).max(1_000) }, z.object({ unlocked: z.boolean() })),

  'outbox.state': ask({}, OutboxState),
  'outbox.list': ask({ query: SendQuery }, z.object({ total: z.number(), sends: z.array(Send) })),
  /** Queues captions for destinations as they stand now. Captions with errors need an override, killed ones their own. */
  'outbox.send': change(
    {
      captions: someCaptions,
      destinations: z.array(Id).min(1).max(100),
      override: reason.optional(),
      killOverride: reason.optional(),
      urgent: z.boolean().optional(),
    },
    z.object({ queued: z.array(Id), refused: z.array(Refused) }),
  ),
  /** What `outbox.send` would refuse, and what would wait for its embargo; nothing is queued. At most 1,000 captions. */
  'outbox.foresee': ask(
    { captions: z.array(Id).min(1).max(1_000), destinations: z.array(Id).min(1).max(100) },
    z.object({
      /** `lifts`: which reasons would let it go all the same; none where nothing does. */
      refused: z.array(
        Refused.extend({ destination: Id, lifts: z.array(z.enum(['override', 'killOverride'])) }),
      ),
      /** `until`: ISO 8601 with zone. */
      waits: z.array(z.object({ caption: Id, fileName: z.string(), destination: Id, until: z.string() })),
    }),
  ),
  /** What a destination would get of a caption as it stands, and of a send as it was queued. */
  'outbox.show': ask(
    { caption: Id, destination: Id, send: Id.optional() },
    z.object({ documents: z.array(ShownDocument) }),
  ),
  'outbox.act': change(
    { sends: someSends, act: z.enum(['pause', 'resume', 'retry', 'cancel', 'first', 'last']) },
    z.object({
      changed: z.array(Id),
      refused: z.array(z.object({ send: Id, fileName: z.string(), reason: z.string() })),
    }),
  ),
  /** Puts a send before another one of the queue, or at its end (null). */
  'outbox.move': change({ send: Id, before: Id.nullable() }, z.null()),
  /** For a caption that was edited after it was queued: which words go. Present words with errors need an override. */
  'outbox.choose': change(
    { send: Id, words: z.enum(['queued', 'current']), override: reason.optional() },
    Send,
  ),
  'outbox.pause': change({ paused: z.boolean() }, z.null()),
  /** Sends from this program, unless another one does. A shell calls it once its desk is open. */
  'outbox.run': change({}, OutboxState),

  /** Who sent what of a caption, where and when, with which words, and every receipt. */
  'items.show': ask({ caption: Id }, z.object({ versions: z.array(ItemVersion), sends: z.array(Send) })),
  /** What a correction, an update or a kill would say and to whom it would go; nothing is changed. */
  'items.propose': ask(
    {
      caption: Id,
      kind: RevisionKind,
      reason,
      changes: FieldChangesSchema.optional(),
      /** As for `items.revise`: what they would do is shown before they are used. */
      note: z.string().max(2_000).optional(),
      override: reason.optional(),
      house,
    },
    z.object({
      version: z.number(),
      note: z.string(),
      /** Why it cannot go as it is: a forbidden word, nothing sent yet, a check that stands. */
      problems: z.array(z.string()),
      /** Destinations that got an earlier version and were removed since, by name: they have to be told by another way. */
      lost: z.array(z.string()),
      destinations: z.array(
        z.object({ destination: Id, name: z.string(), documents: z.array(ShownDocument) }),
      ),
    }),
  ),
  /** Makes the new version and queues it, before everything else, to exactly those who got an earlier one. */
  'items.revise': change(
    {
      caption: Id,
      kind: RevisionKind,
      reason,
      changes: FieldChangesSchema.optional(),
      /** The words for people, where the editor wrote others than were proposed. */
      note: z.string().max(2_000).optional(),
      override: reason.optional(),
      house,
    },
    z.object({ version: z.number(), sends: z.array(Id), lost: z.array(z.string()) }),
  ),

  /** A caption as a document of any format, with what its validator says. */
  'documents.show': ask(
    { caption: Id, changes: FieldChangesSchema.optional(), format: z.enum(wireFormats), house },
    ShownDocument,
  ),
} as const;

export const outboxEvents = {
  /** Sends were queued, moved or ended. */
  'outbox.changed': z.object({ captions: z.array(Id) }),
  'outbox.progress': z.object({ send: Id, bytesSent: z.number(), bytesTotal: z.number(), rate: z.number() }),
  'destinations.changed': z.object({}),
} as const;
