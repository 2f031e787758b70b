/**
 * Ports for tests whose calls never touch the captions inside files, or never send. Each answers with a
 * failure that names itself, so that a test which does reach one says so.
 */
import type { CaptionFiles, Pictures, Ports } from '#core/ports.ts';

function unused(name: string): () => Promise<never> {
  return () => Promise.reject(new Error(`This test has no ${name}`));
}

/** No captions in files. */
export const noCaptionFiles: CaptionFiles = {
  inspect: unused('captions in files'),
  write: unused('captions in files'),
  close: async () => undefined,
};

/** No smaller pictures for copies. */
export const noRender: Pick<Pictures, 'render'> = { render: unused('smaller pictures') };

/** Nothing to send with. */
export const noWire: Pick<Ports, 'courier' | 'secrets' | 'staging'> = {
  courier: {
    deliver: unused('courier'),
    test: unused('courier'),
    hostKey: unused('courier'),
    close: async () => undefined,
  },
  secrets: {
    condition: () => ({ kept: 'file', locked: false, made: false }),
    state: () => 'none-needed',
    set: unused('place for secrets'),
    unlock: unused('place for secrets'),
  },
  staging: {
    staged: unused('staging'),
    begin: unused('staging'),
    picture: unused('staging'),
    finish: unused('staging'),
    discard: unused('staging'),
    list: async () => [],
  },
};
