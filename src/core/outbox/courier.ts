/**
 * What the outbox needs from the world: couriers that bring files to a destination, and a place for
 * the secrets of logins. The queue calls them; adapters are in src/main/couriers and src/main/secrets.
 * A secret goes in through `Secrets` and is read by couriers alone: nothing here hands one back.
 */
import type { Destination, Receipt, SecretState, SendProblem, TestStep } from '#core/outbox/records.ts';

/** One file to be delivered: it stands on this machine's disk and is never changed afterwards. */
export interface Parcel {
  readonly path: string;
  /** Its name on the far side, without folders. */
  readonly name: string;
  readonly bytes: number;
  /** SHA-256, hex in lower case. */
  readonly hash: string;
  readonly mediaType: string;
}

/** Files that arrive together, or not at all: a document and what it speaks of. */
export interface Delivery {
  /** The send's id: the idempotency key, and part of the temporary names. */
  readonly id: string;
  readonly destination: Destination;
  /** In the order in which they get their names: the document last, so that whoever reads it finds its picture. */
  readonly parcels: readonly Parcel[];
  /**
   * An earlier try, of this program or of a killed one, got to `placing`: each parcel was over there
   * under its temporary name, checked. Such a delivery only finishes the names and uploads nothing.
   * HTTP knows no temporary names: there `placing` says that all but the last parcel were taken, and
   * only the last one is sent. The destination must still lead to the same place.
   */
  readonly placing: boolean;
}

/** Whether a delivery was called off; an AbortSignal is one. */
export interface Cancelled {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** What a courier tells while it is on its way. A promise that is rejected here ends the delivery unplaced. */
export interface DeliverySteps {
  /** Bytes over there of all parcels together; begins at what an earlier try left there. */
  progress(bytesSent: number, bytesTotal: number): void;
  /** All parcels stand over there under temporary names and were checked. Durable before the first of them is renamed. */
  placing(): Promise<void>;
  /** An SFTP host of which no key is known yet showed this one, "SHA256:…". Durable before anything is said to it. */
  pin(hostKey: string): Promise<void>;
  readonly cancelled: Cancelled;
}

export type DeliveryOutcome =
  | { readonly kind: 'delivered'; readonly receipt: Omit<Receipt, 'at'> }
  | { readonly kind: 'failed'; readonly problem: SendProblem }
  /**
   * Called off before anything got its name; what was uploaded was removed as far as the far side still
   * answered. Over HTTP, parcels before the last may have been taken. After `placing` nothing is called off.
   */
  | { readonly kind: 'cancelled' };

/** Brings files to destinations. Of two deliveries to one destination the second waits for the first. */
export interface Courier {
  /** Never rejects: every fault is an outcome with a sentence for the editor. */
  deliver(delivery: Delivery, steps: DeliverySteps): Promise<DeliveryOutcome>;
  /** Tries a destination step by step, up to the first step that fails. Nothing stays on the far side. Never rejects. */
  test(destination: Destination): Promise<TestStep[]>;
  /**
   * The key that an SFTP host shows now, "SHA256:…", without logging in.
   * @throws one sentence when the host cannot be reached or the destination is none of SFTP
   */
  hostKey(destination: Destination): Promise<string>;
  /** Lets go of all connections; deliveries under way end as interrupted. */
  close(): Promise<void>;
}

/** How the place of secrets stands as a whole. */
export interface SecretsCondition {
  readonly kept: 'keychain' | 'file';
  /** A passphrase must be given before secrets can be used or kept. */
  readonly locked: boolean;
  /** Whether there is a place already; if not, the first passphrase makes it. */
  readonly made: boolean;
}

/** Keeps passwords, tokens and passphrases, by the id of a destination. */
export interface Secrets {
  condition(): SecretsCondition;
  state(destination: Destination): SecretState;
  /** Keeps a secret, or forgets it (null); durable when it resolves. False when the place is locked and nothing changed. */
  set(destination: string, secret: string | null): Promise<boolean>;
  /** Opens the place, or makes it where there is none yet. False for a wrong passphrase. */
  unlock(passphrase: string): Promise<boolean>;
}
