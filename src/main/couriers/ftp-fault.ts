/** Puts what an FTP server answered, or how its connection ended, into a fault. Used by ftp.ts. */
import { FTPError } from 'basic-ftp';
import { Fault, quoted } from '#main/couriers/fault.ts';
import { isTlsBreak, networkFault, stalled, unanswered } from '#main/couriers/network-fault.ts';

/** What was being done: the same number means another thing at the login than at a rename. */
export type FtpDoing = 'connect' | 'secure' | 'login' | 'folder' | 'look' | 'write' | 'rename' | 'remove';

export function ftpFault(error: unknown, where: string, doing: FtpDoing): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof FTPError) return answerFault(error, where, doing);
  const connected = doing !== 'connect';
  // Subtle: once the login went over a secure line, its security is right; what breaks it later passes by itself.
  if (afterLogin.has(doing) && isTlsBreak(error))
    return new Fault('interrupted', `the secure connection to ${where} broke`, null, error);
  if (error instanceof Error && error.message.startsWith('Timeout'))
    return connected ? stalled(where, error) : unanswered(where, error);
  return networkFault(error, where, connected);
}

const afterLogin: ReadonlySet<FtpDoing> = new Set(['folder', 'look', 'write', 'rename', 'remove']);

/** Reply codes: RFC 959 section 4.2, RFC 4217 for TLS. */
function answerFault(error: FTPError, where: string, doing: FtpDoing): Fault {
  const words = quoted(error.message);
  if (error.code === 421)
    return new Fault('unreachable', `${where} takes no connection now and said ${words}`, null, error);
  if (doing === 'login' || error.code === 530)
    return new Fault('login', `${where} refused the login and said ${words}`, null, error);
  if (doing === 'connect')
    return new Fault('unreachable', `${where} takes no connection now and said ${words}`, null, error);
  if (doing === 'secure')
    return new Fault(
      'certificate',
      `${where} does not secure the connection and said ${words}`,
      'Nothing was sent. Check the security and the port of the destination.',
      error,
    );
  if (doing === 'folder')
    return new Fault(
      'permission',
      `the folder cannot be entered at ${where}, which said ${words}`,
      null,
      error,
    );
  if (isFull(error, doing))
    return new Fault('full', `${where} has no room for it and said ${words}`, null, error);
  if (error.code === 425 || error.code === 426)
    return new Fault('interrupted', `${where} broke off the transfer and said ${words}`, null, error);
  if (doing === 'rename')
    return new Fault('rename', `${where} refused to rename it and said ${words}`, null, error);
  if (error.code === 550 || error.code === 553 || error.code === 532)
    return new Fault('permission', `${where} does not permit it and said ${words}`, null, error);
  return new Fault('refused', `${where} refused it and said ${words}`, null, error);
}

/** 452 and 552 say it; servers that fail to write mostly answer 451 with words of their own. */
function isFull(error: FTPError, doing: FtpDoing): boolean {
  if (error.code === 452 || error.code === 552) return true;
  if (/\b(quota|disk (is )?full|no space|insufficient (storage|disk))/i.test(error.message)) return true;
  return doing === 'write' && error.code === 451 && /writ/i.test(error.message);
}
