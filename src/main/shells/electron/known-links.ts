/** The links that may leave the desk for the editor's browser. Everything else stays closed. */

const hosts: readonly string[] = ['iptc.org', 'www.iptc.org', 'github.com'];

/** Whether a link may be opened: https, a host on the list, no name or password inside. */
export function isKnownLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === 'https:' && username === '' && password === '' && hosts.includes(host);
}
