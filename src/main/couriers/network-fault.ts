/**
 * Puts what sockets, name servers and TLS report into a fault. Used by the couriers of FTP, SFTP and
 * HTTP, which look at their protocol's own answers first.
 */
import { Fault } from '#main/couriers/fault.ts';
import { errorCode } from '#main/tools/file-source.ts';

const certificates: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet; perhaps a clock is wrong',
  CERT_REVOKED: 'was revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is made out to another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is signed by itself, by no authority known here',
  SELF_SIGNED_CERT_IN_CHAIN: 'comes from an authority not known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'comes from an authority not known here',
  UNABLE_TO_GET_ISSUER_CERT: 'comes from an authority not known here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'comes from an authority not known here',
  CERT_UNTRUSTED: 'comes from an authority not known here',
  CERT_CHAIN_TOO_LONG: 'comes over a chain of authorities that is too long',
  CERT_SIGNATURE_FAILURE: 'has a signature that is not right',
  CERT_REJECTED: 'was rejected',
  INVALID_CA: 'comes from an authority that may not issue it',
  INVALID_PURPOSE: 'is not made for a server',
  PATH_LENGTH_EXCEEDED: 'comes over a chain of authorities that is too long',
};

/**
 * A fault for anything a connection may end with.
 * @param where the host in words, "ftp.example.org:21"
 * @param connected whether the connection stood already
 */
export function networkFault(error: unknown, where: string, connected: boolean): Fault {
  if (error instanceof Fault) return error;
  const code = errorCode(error);
  const certificate = certificates[code];
  if (certificate !== undefined)
    return new Fault('certificate', `the certificate of ${where} ${certificate}`, null, error);
  if (isTlsBreak(error))
    return new Fault(
      'certificate',
      `no secure connection to ${where} came about (${code})`,
      'Nothing was sent. Check the security and the port of the destination.',
      error,
    );
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Fault('unreachable', `the name of ${where} leads nowhere now (${code})`, null, error);
    case 'ECONNREFUSED':
      return new Fault('unreachable', `${where} takes no connection`, null, error);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
    case 'EHOSTDOWN':
      return new Fault('unreachable', `there is no way to ${where} now (${code})`, null, error);
    case 'ETIMEDOUT':
      return connected ? stalled(where, error) : unanswered(where, error);
  }
  if (!connected)
    return new Fault('unreachable', `the connection to ${where} ended before it stood`, null, error);
  return new Fault('interrupted', `the connection to ${where} was cut`, null, error);
}

/** Whether TLS itself failed, and not a certificate. */
export function isTlsBreak(error: unknown): boolean {
  const code = errorCode(error);
  return certificates[code] === undefined && /^(?:EPROTO$|ERR_OSSL_|ERR_SSL_|ERR_TLS_)/.test(code);
}

/** A server that was reached and then neither took nor said anything for a while. */
export function stalled(where: string, cause?: unknown): Fault {
  return new Fault('stalled', `${where} stopped answering`, null, cause);
}

/** A server that did not answer at all. */
export function unanswered(where: string, cause?: unknown): Fault {
  return new Fault('unreachable', `${where} does not answer`, null, cause);
}
