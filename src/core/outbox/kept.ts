/**
 * The outbox as the archive keeps it: a part of the port Archive, implemented in
 * src/main/archive/{destinations,outbox,items}.ts. Every method is one transaction or part of the
 * caller's. Queues of tens of thousands are asked for in stretches, never whole.
 */
import type {
  Destination,
  ItemVersion,
  Send,
  SendProblem,
  SendQuery,
  SendState,
} from '#core/outbox/records.ts';

/** A pause that a destination takes after a trouble that concerns every send to it. */
export interface Rest {
  /** Tries that failed one after another. */
  readonly failures: number;
  /** ISO 8601; '' for none. */
  readonly until: string;
  readonly trouble: SendProblem | null;
}

/** A destination with how it stands. */
export interface KeptDestination {
  readonly destination: Destination;
  readonly rest: Rest;
  readonly counts: Readonly<Partial<Record<SendState, number>>>;
}

/** A send with what only the outbox itself needs. */
export interface KeptSend extends Send {
  /** The caption's revision when it was queued. */
  readonly revision: number;
  /** ISO 8601 with zone, or ''. */
  readonly embargo: string;
  /** Everything is over there, and the names may have been given: it can no longer be called back. */
  readonly naming: boolean;
  /** The name of its files without their endings; '' until they were made. */
  readonly stem: string;
  /** What its files, as they were made, are known by on the far side; '' until they were made. */
  readonly delivery: string;
  /** Its number in its service; null where it has none. */
  readonly sequence: number | null;
}

/** A send as it is queued. */
export type NewSend = Pick<
  KeptSend,
  | 'id'
  | 'caption'
  | 'version'
  | 'kind'
  | 'destination'
  | 'fileName'
  | 'excerpt'
  | 'revision'
  | 'place'
  | 'embargo'
  | 'queuedAt'
  | 'who'
> & { readonly state: 'held' | 'waiting' };

/** What changes of a send on its way. */
export type SendChange = Partial<
  Pick<
    KeptSend,
    | 'version'
    | 'kind'
    | 'revision'
    | 'excerpt'
    | 'state'
    | 'place'
    | 'attempts'
    | 'nextTry'
    | 'embargo'
    | 'naming'
    | 'stem'
    | 'delivery'
    | 'sequence'
    | 'bytesSent'
    | 'bytesTotal'
    | 'problem'
    | 'receipt'
  >
>;

/** Whether this program sends, another one does, or nobody. */
export type Runner = 'here' | 'elsewhere' | 'nobody';

export interface OutboxArchive {
  /** By name; removed ones left out. */
  destinations(): KeptDestination[];
  /** null for one that never was or was removed. */
  destination(id: string): KeptDestination | null;
  /** Adds it, changes it, or brings back a removed one. */
  saveDestination(destination: Destination): void;
  /** Takes it out of the list. Its sends stay, with its name. */
  removeDestination(id: string): void;
  setRest(destination: string, rest: Rest): void;

  /** Oldest first. */
  itemVersions(caption: string): ItemVersion[];
  itemVersion(caption: string, version: number): ItemVersion | null;
  /** @throws Error for a version that is there already: versions are append-only */
  addItemVersion(version: ItemVersion): void;

  addSend(send: NewSend): void;
  send(id: string): KeptSend | null;
  /** What is to go, in the order of going, then what went or was cancelled, the latest first. */
  sends(query: SendQuery): { total: number; sends: KeptSend[] };
  /** All sends of a caption, oldest version first. */
  sendsOfCaption(caption: string): KeptSend[];
  /** Another version is other files: they are made anew, and nothing that was brought of the old ones counts. */
  saveSend(id: string, change: SendChange): void;
  /** Has the files of all sends to a destination made anew that are not on their way. */
  remakeFiles(destination: string): void;
  /**
   * Has all sends that have not arrived begin from nothing, since their destination leads to another place
   * now. One under way is called back; none may be getting its names.
   */
  beginAnew(destination: string): void;
  sendCounts(): Record<SendState, number>;
  /**
   * Whose turn it is at a destination: sends that wait, whose time has come, in their order. One
   * that would overtake an older version of its item is left out until that one is done.
   */
  sendsInTurn(destination: string, turn: { readonly now: string; readonly limit: number }): KeptSend[];
  /** Lets held sends go whose embargo ends by `now`; answers with their captions. */
  releaseHeld(now: string): string[];
  /** The next moment after `now` at which a held or waiting send or a resting destination is due; '' for none. */
  nextMoment(now: string): string;
  /** The lowest and the highest place from `from` up to `to` (exclusive); null where none is taken. */
  placesBetween(stretch: {
    readonly from: number;
    readonly to: number;
  }): { readonly first: number; readonly last: number } | null;
  /** Moves everything in a stretch of places apart again, order kept: `start` + 1, + 2 and so on. */
  spreadPlaces(stretch: { readonly from: number; readonly to: number; readonly start: number }): void;
  /** Sends to a destination whose files are called so, whatever the case. */
  stemTaken(destination: string, stem: string, except: string): boolean;
  /** Stops or frees all sends of a destination that are in one of the states; answers with how many. */
  changeAll(
    destination: string,
    from: readonly SendState[],
    to: 'waiting' | 'stopped',
    problem: SendProblem | null,
  ): number;
  /** Ids of sends in a destination that stopped for one of these kinds of problem. */
  stoppedFor(destination: string, kinds: readonly SendProblem['kind'][]): string[];
  /** The next number of a service, 1 to 9999, then again from 1. */
  takeSequence(service: string): number;

  outboxPaused(): boolean;
  pauseOutbox(paused: boolean): void;
  /** Who sends. */
  outboxRunner(): Runner;
  /**
   * Claims the outbox for this connection, or says again that it is still at it. false while another
   * program is. What a dead program was sending waits again.
   */
  claimOutbox(): boolean;
  releaseOutbox(): void;
}
