/** Who may speak over IPC: the top frame of our own page, and nothing else. */
import type { WebFrameMain } from 'electron';

/** The address of the desk's page. */
export const deskAddress = 'cutline://app/index.html';

/**
 * Whether a message came from the desk's page itself. A frame that is gone, a frame inside a
 * page, and any other page are refused.
 */
export function isOurPage(frame: Pick<WebFrameMain, 'parent' | 'url'> | null): boolean {
  if (!frame || frame.parent !== null || !URL.canParse(frame.url)) return false;
  // Subtle: the origin of a custom scheme is the text "null" in Node, so it could not be compared.
  const { protocol, host } = new URL(frame.url);
  return protocol === 'cutline:' && host === 'app';
}
