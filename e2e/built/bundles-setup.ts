/** Builds out/ before the tests that drive the bundles. */
import { ensureBundles } from '../../scripts/bundles.ts';

export async function setup(): Promise<void> {
  if (!(await ensureBundles())) throw new Error('The bundles could not be built.');
}
