/**
 * Ports for tests whose calls never touch the captions inside files. Each answers with a
 * failure that names itself, so that a test which does reach one says so.
 */
import type { CaptionFiles } from '#core/ports.ts';

function unused(name: string): () => Promise<never> {
  return () => Promise.reject(new Error(`This test has no ${name}`));
}

/** No captions in files. */
export const noCaptionFiles: CaptionFiles = {
  inspect: unused('captions in files'),
  write: unused('captions in files'),
  close: async () => undefined,
};
