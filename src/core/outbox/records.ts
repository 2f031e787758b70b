/**
 * The records of the outbox: destinations, sends, versions and receipts, as they cross a process.
 * No record holds a secret: passwords, tokens and passphrases stay behind the port `Secrets`.
 */
import * as z from 'zod';
import { CaptionFieldsSchema, Id } from '#core/records.ts';
import { wireFormats } from '#core/wire/format-ids.ts';
import { signalKinds } from '#core/wire/item.ts';

const Count = z.number().int().nonnegative();
const host = z.string().trim().min(1).max(253);
const port = z.number().int().min(1).max(65_535);
/** A folder on the far side, as that side writes it; '' for where the login arrives. */
const remoteFolder = z.string().max(1_000);
const user = z.string().max(200);

/** Stands for the destination's secret in the value of a header, such as an API key. */
export const secretMark = '{secret}';

/** How a destination is reached. */
export const Way = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ftp'),
    host,
    port,
    user,
    folder: remoteFolder,
    /** none: plain FTP, which sends the password in the clear. */
    security: z.enum(['none', 'explicit', 'implicit']),
    /** PEM of the authority that the server's certificate must come from, '' for the system's own. */
    authority: z.string().max(100_000),
  }),
  z.strictObject({
    kind: z.literal('sftp'),
    host,
    port,
    user,
    folder: remoteFolder,
    login: z.enum(['password', 'key', 'agent']),
    /** Path of the private key, for login by key. */
    keyFile: z.string().max(4_096),
    /** SHA-256 of the host's key as OpenSSH writes it, "SHA256:…"; '' until it was seen first. */
    hostKey: z.string().max(100),
  }),
  z.strictObject({
    kind: z.literal('http'),
    /** http or https. `{name}` stands for the file's name; without it, PUT adds the name and POST does not. */
    url: z.string().max(2_000),
    method: z.enum(['POST', 'PUT']),
    /** Sent with every request; `{secret}` in a value stands for the destination's secret. */
    headers: z
      .array(
        z.strictObject({
          name: z.string().regex(/^[!#$%&'*+.^_`|~\w-]{1,100}$/),
          value: z.string().max(2_000),
        }),
      )
      .max(30),
    /** bearer: the secret is a token. hmac: SHA-256 over the body with the secret, hex, in `X-Signature`. */
    login: z.enum(['none', 'basic', 'bearer', 'hmac']),
    user,
    authority: z.string().max(100_000),
  }),
  z.strictObject({ kind: z.literal('folder'), folder: z.string().min(1).max(4_096) }),
]);
export type Way = z.infer<typeof Way>;

/** Where captions and pictures are sent, and in which form. */
export const Destination = z.strictObject({
  id: Id,
  name: z.string().trim().min(1).max(80),
  way: Way,
  format: z.enum(wireFormats),
  /** Whether the picture goes along with a document, and whether both are packed into one zip. */
  picture: z.enum(['none', 'beside', 'zip']),
  house: z.string().max(32),
  /** Names of the files, without their ending; see core/outbox/names.ts. '' for the usual way. */
  names: z.string().max(400),
  /** The longest edge in pixels, null for the picture as it is; and the quality of a smaller JPEG. */
  rendition: z.strictObject({
    longestEdge: z.number().int().min(64).max(20_000).nullable(),
    quality: z.number().int().min(40).max(100),
  }),
  /** Kilobytes (1,000 bytes) a second, null for no limit. */
  kilobytesPerSecond: z.number().int().min(1).max(10_000_000).nullable(),
  /** Whether the receiver keeps embargoes: then an item goes at once with its embargo, else it waits here. */
  keepsEmbargo: z.boolean(),
  /** Letters of the 7901 service, and how its text is written. */
  service: z.string().regex(/^[a-z]{1,3}$/),
  charset: z.enum(['ascii', 'latin-1']),
  paused: z.boolean(),
});
export type Destination = z.infer<typeof Destination>;

/** Whether the desk has what a destination's login needs. `locked`: it is there, and the passphrase was not given yet. */
export const SecretState = z.enum(['none-needed', 'missing', 'kept', 'locked']);
export type SecretState = z.infer<typeof SecretState>;

/**
 * Where a send is. `held` waits for its embargo; `waiting` for its turn or its next try; `placing`:
 * everything is over there under temporary names, and only the names are still to be given; `stopped`
 * needs a person: the problem says what for.
 */
export const sendStates = [
  'held',
  'waiting',
  'sending',
  'placing',
  'paused',
  'stopped',
  'delivered',
  'cancelled',
] as const;
export const SendState = z.enum(sendStates);
export type SendState = z.infer<typeof SendState>;

/** What kept a send from arriving: its kind decides whether it is tried again by itself. */
export const problemKinds = [
  'unreachable',
  'interrupted',
  'stalled',
  'login',
  'host-key',
  'certificate',
  'permission',
  'full',
  'size',
  'rename',
  'name-taken',
  'refused',
  'secret',
  'document',
  'picture',
] as const;
export const SendProblem = z.object({
  kind: z.enum(problemKinds),
  /** What happened, to which file, what was kept, and what to do: one or two sentences. */
  message: z.string(),
});
export type SendProblem = z.infer<typeof SendProblem>;

/** One file of a send, as it arrived. */
export const ReceiptFile = z.object({
  /** The name on the far side. */
  name: z.string(),
  bytes: Count,
  /** SHA-256 of what was sent, hex. */
  hash: z.string(),
});

/** The proof that a send arrived. */
export const Receipt = z.object({
  at: z.string(),
  files: z.array(ReceiptFile),
  /** How it was checked: by size, by a checksum, or by the server's answer. */
  checked: z.enum(['size', 'checksum', 'answer']),
  /** What the server said last, one line; '' where it says nothing. */
  said: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

/** One version of one item on its way to one destination. */
export const Send = z.object({
  id: Id,
  caption: Id,
  version: Count,
  kind: z.enum(signalKinds),
  destination: Id,
  destinationName: z.string(),
  fileName: z.string(),
  /** The first words of the caption. */
  excerpt: z.string(),
  state: SendState,
  /** Lower goes first: corrections and kills, then urgent pictures, then the rest in the order queued. */
  place: z.number(),
  attempts: Count,
  /** When it is tried next, ISO 8601; '' for as soon as it has its turn. */
  nextTry: z.string(),
  bytesSent: Count,
  bytesTotal: Count,
  queuedAt: z.string(),
  who: z.string(),
  problem: SendProblem.nullable(),
  receipt: Receipt.nullable(),
  /** Whether the caption was edited after it was queued. */
  edited: z.boolean(),
});
export type Send = z.infer<typeof Send>;

/** One version of an item, as it was sent. */
export const ItemVersion = z.object({
  caption: Id,
  version: Count,
  kind: z.enum(signalKinds),
  fields: CaptionFieldsSchema,
  reason: z.string(),
  /** The words for people that went with it. */
  note: z.string(),
  who: z.string(),
  at: z.string(),
});
export type ItemVersion = z.infer<typeof ItemVersion>;

/** Which sends: all of them where nothing is said. */
export const SendQuery = z.strictObject({
  states: z.array(SendState).optional(),
  destination: Id.optional(),
  caption: Id.optional(),
  offset: Count.optional(),
  limit: Count.max(1_000).optional(),
});
export type SendQuery = z.infer<typeof SendQuery>;

/** How the outbox stands, for the bar over the desk. */
export const OutboxState = z.object({
  /** Everything is paused by the editor. */
  paused: z.boolean(),
  counts: z.record(SendState, Count),
  /** Bytes a second over all destinations; 0 while nothing goes. */
  rate: z.number(),
  /** Whether this program sends, another one does, or nobody. */
  runner: z.enum(['here', 'elsewhere', 'nobody']),
});
export type OutboxState = z.infer<typeof OutboxState>;

/** A document or picture as it would be sent, for the editor's eyes. */
export const ShownDocument = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  bytes: Count,
  /** The document's text, at most 200,000 characters; '' for a picture. */
  text: z.string(),
  notes: z.array(z.string()),
  /** What the format's own validator says; empty when it is right. */
  problems: z.array(z.string()),
});
export type ShownDocument = z.infer<typeof ShownDocument>;

/** One step of a destination's test: reached, logged in, folder there, written, read back, removed. */
export const TestStep = z.object({ what: z.string(), ok: z.boolean(), said: z.string() });
export type TestStep = z.infer<typeof TestStep>;
