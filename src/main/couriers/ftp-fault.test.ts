/** Which breaks of TLS pass by themselves, and which need a person. */
import { expect, test } from 'vitest';
import { ftpFault } from '#main/couriers/ftp-fault.ts';

function tlsError(code: string): Error {
  return Object.assign(new Error('tls'), { code });
}

test('a secure line that breaks after the login is tried again', () => {
  expect(ftpFault(tlsError('ERR_SSL_BAD_RECORD_TYPE'), 'wire.example.org:21', 'write')).toMatchObject({
    kind: 'interrupted',
  });
});

test('one that never came about needs somebody to look at the settings', () => {
  expect(ftpFault(tlsError('ERR_SSL_WRONG_VERSION_NUMBER'), 'wire.example.org:21', 'secure').kind).toBe(
    'certificate',
  );
});

test('a certificate that is not right is told whenever it is shown', () => {
  expect(ftpFault(tlsError('CERT_HAS_EXPIRED'), 'wire.example.org:21', 'write').kind).toBe('certificate');
});
