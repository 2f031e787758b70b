/**
 * Holds an archive's desk for one shell at a time. The command line works beside a desk; a second
 * desk is told where the first is, so that it can bring that one to the front.
 */
import { type DeskHolder, takeDeskLock } from '#main/archive/lock.ts';

export type DeskHold =
  | { readonly held: true; release(): void }
  /** @param address of the first desk's page, or '' where it is an Electron window */
  | { readonly held: false; readonly address: string };

/** A desk on this machine answers in milliseconds; one that takes longer than this is stuck or gone. */
const patience = 2_000;

/**
 * Takes the archive's desk, or says where the desk is that has it. A lock whose desk no longer
 * answers is taken over. A folder that cannot be written holds no desk back: the archive itself
 * will say what is wrong.
 * @param address this desk's own address, or 'electron'
 */
export async function holdDesk(archive: string, address: string): Promise<DeskHold> {
  try {
    const first = takeDeskLock(archive, { address });
    if (first.taken) return { held: true, release: first.release };
    // Subtle: after a crash this desk may itself answer where the one that died had its page.
    const itself = pageOf(first.holder) !== '' && first.holder.address === address;
    if (!itself && (await answers(first.holder))) return { held: false, address: pageOf(first.holder) };
    const second = takeDeskLock(archive, { address, unanswered: first.holder });
    return second.taken
      ? { held: true, release: second.release }
      : { held: false, address: pageOf(second.holder) };
  } catch {
    return { held: true, release: () => {} };
  }
}

/** Electron's own single-instance lock tells living from dead; a loopback desk is simply asked. */
async function answers(holder: DeskHolder): Promise<boolean> {
  const page = pageOf(holder);
  if (page === '') return true;
  try {
    const response = await fetch(page, { method: 'HEAD', signal: AbortSignal.timeout(patience) });
    return response.ok;
  } catch {
    return false;
  }
}

/** Only an address on this machine is ever opened, whatever the lock file says. */
function pageOf({ address }: DeskHolder): string {
  return /^http:\/\/127\.0\.0\.1:\d+\/[\w-]+\/$/.test(address) ? address : '';
}
