/** The authorities whose certificates are taken: the destination's own, or those of Node and of this computer. Used by ftp.ts and http-line.ts. */
import tls from 'node:tls';
import { Fault } from '#main/couriers/fault.ts';

let known: string[] | null = null;

/**
 * @param authority PEM; '' for all that this computer trusts, as a newsroom installs its own there
 * @throws Fault for an authority that is no PEM
 */
export function trusted(authority: string): { ca: string[] } {
  if (authority === '') {
    // Read once: it takes a system a noticeable moment.
    known ??= [...new Set(authorities())];
    return { ca: known };
  }
  if (!/-----BEGIN (TRUSTED |X509 )?CERTIFICATE-----/.test(authority))
    throw new Fault(
      'certificate',
      'the authority of the destination is no certificate in PEM form',
      'Nothing was sent. Correct it, then retry.',
    );
  return { ca: [authority] };
}

/** Node before 22.15 knows its own authorities only. */
function authorities(): readonly string[] {
  const ask: typeof tls.getCACertificates | undefined = tls.getCACertificates;
  return ask ? [...ask('default'), ...ask('system')] : tls.rootCertificates;
}
