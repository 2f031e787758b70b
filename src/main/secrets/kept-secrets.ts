/** The port Secrets with the one way by which a secret comes out again, for couriers alone. */
import type { Secrets } from '#core/outbox/courier.ts';
import { type Destination, type SecretState, secretMark, type Way } from '#core/outbox/records.ts';

export interface KeptSecrets extends Secrets {
  /** The secret of a destination by its id; null where there is none or the place is locked. Never to be shown, logged or passed to a page. */
  reveal(destination: string): string | null;
}

/** Whether a way's login has a secret; a key file may have a passphrase. */
export function needOf(way: Way): 'none' | 'optional' | 'needed' {
  switch (way.kind) {
    case 'folder':
      return 'none';
    case 'ftp':
      return way.user === '' || way.user === 'anonymous' ? 'optional' : 'needed';
    case 'sftp':
      return way.login === 'password' ? 'needed' : way.login === 'key' ? 'optional' : 'none';
    case 'http':
      return way.login === 'none' && !way.headers.some(({ value }) => value.includes(secretMark))
        ? 'none'
        : 'needed';
  }
}

/** How a destination stands, given whether its secret is there. */
export function stateOf(destination: Destination, there: boolean, locked: boolean): SecretState {
  const need = needOf(destination.way);
  if (need === 'none') return 'none-needed';
  if (there) return 'kept';
  if (locked && need === 'needed') return 'locked';
  return need === 'needed' ? 'missing' : 'none-needed';
}
