/**
 * The words and rules of the destinations' form, kept apart so that they are tested: how a destination
 * is reached, which secret its login needs, and what is wrong with what was filled in.
 */
import type { KnownDestination } from '#core/outbox/contract.ts';
import { templateProblem } from '#core/outbox/names.ts';
import { type Destination, type SecretState, secretMark, type Way } from '#core/outbox/records.ts';
import { shownNumber } from '#renderer/parts/numbers.ts';

/** How a destination is reached, as the form offers it. */
export const wayChoices = [
  { value: 'folder', label: 'Folder, local or mounted' },
  { value: 'sftp', label: 'SFTP' },
  { value: 'ftps', label: 'FTPS (explicit TLS)' },
  { value: 'ftps-implicit', label: 'FTPS (implicit TLS)' },
  { value: 'ftp', label: 'FTP, not encrypted' },
  { value: 'http', label: 'HTTP or HTTPS' },
] as const;
export type WayChoice = (typeof wayChoices)[number]['value'];

const usualPorts: Readonly<Record<Exclude<WayChoice, 'folder' | 'http'>, number>> = {
  sftp: 22,
  ftps: 21,
  'ftps-implicit': 990,
  ftp: 21,
};

export function choiceOf(way: Way): WayChoice {
  if (way.kind !== 'ftp') return way.kind;
  return way.security === 'none' ? 'ftp' : way.security === 'explicit' ? 'ftps' : 'ftps-implicit';
}

/** The way of another choice: what both have stays; a port that was the usual one becomes the new usual one. */
export function wayAs(choice: WayChoice, before: Way): Way {
  if (choice === choiceOf(before)) return before;
  const server =
    'host' in before ? before : { host: '', port: 0, user: 'user' in before ? before.user : '', folder: '' };
  if (choice === 'folder') return { kind: 'folder', folder: before.kind === 'folder' ? before.folder : '' };
  if (choice === 'http')
    return {
      kind: 'http',
      url: '',
      method: 'POST',
      headers: [],
      login: 'none',
      user: server.user,
      authority: '',
    };
  const usual = usualPorts[choice];
  const port = Object.values(usualPorts).includes(server.port) || server.port === 0 ? usual : server.port;
  const { host, user, folder } = server;
  if (choice === 'sftp')
    return { kind: 'sftp', host, port, user, folder, login: 'password', keyFile: '', hostKey: '' };
  const security = choice === 'ftp' ? 'none' : choice === 'ftps' ? 'explicit' : 'implicit';
  const authority = before.kind === 'ftp' ? before.authority : '';
  return { kind: 'ftp', host, port, user, folder, security, authority };
}

/** A destination to be filled in. */
export function blankDestination(id: string, house: string): Destination {
  return {
    id,
    name: '',
    way: {
      kind: 'sftp',
      host: '',
      port: 22,
      user: '',
      folder: '',
      login: 'password',
      keyFile: '',
      hostKey: '',
    },
    format: 'newsml-g2',
    picture: 'beside',
    house,
    names: '',
    rendition: { longestEdge: null, quality: 92 },
    kilobytesPerSecond: null,
    keepsEmbargo: false,
    service: 'cut',
    charset: 'ascii',
    paused: false,
  };
}

/** Whether two ways lead to the same SFTP host, which is known by one key. */
export function sameHost(a: Way, b: Way): boolean {
  return a.kind === 'sftp' && b.kind === 'sftp' && a.host.trim() === b.host.trim() && a.port === b.port;
}

/** The settings with the key of the host that is known for them: another host's key would be refused, or trusted wrongly. */
export function withKnownKey(settings: Destination, known: Destination): Destination {
  const { way } = settings;
  if (way.kind !== 'sftp') return settings;
  const hostKey = known.way.kind === 'sftp' && sameHost(way, known.way) ? known.way.hostKey : '';
  return hostKey === way.hostKey ? settings : { ...settings, way: { ...way, hostKey } };
}

/** The settings with what the form does not show just now as it was at first, where it was left wrong. */
export function settledHidden(settings: Destination): Destination {
  const { format, picture, service, rendition } = settings;
  const usual = blankDestination(settings.id, settings.house);
  const wrong = problemsOf({ ...settings, format: 'iptc7901' });
  const pictured = format === 'jpeg' || picture !== 'none';
  return {
    ...settings,
    service: format !== 'iptc7901' && wrong.service ? usual.service : service,
    rendition: !pictured && (wrong.longestEdge || wrong.quality) ? usual.rendition : rendition,
  };
}

/** "Secret kept · 3 to go · 1 paused": how a destination stands; what is missing or stopped is a warning of its own. */
export function standingWords({ secret, counts }: KnownDestination): string {
  const going = (counts.waiting ?? 0) + (counts.sending ?? 0) + (counts.placing ?? 0) + (counts.held ?? 0);
  const paused = counts.paused ?? 0;
  return [
    secret === 'kept' ? 'Secret kept' : '',
    going > 0 ? `${shownNumber(going)} to go` : '',
    paused > 0 ? `${shownNumber(paused)} paused` : '',
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

/** Whether a login or a picture would pass in the clear: HTTP without TLS, to another machine. */
export function inTheClear(way: Way): boolean {
  return (
    way.kind === 'http' &&
    /^http:\/\//i.test(way.url) &&
    !/^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/?#]|$)/i.test(way.url)
  );
}

/** What the secret of a login is called; '' where it needs none. */
export function secretLabel(way: Way): string {
  switch (way.kind) {
    case 'folder':
      return '';
    case 'ftp':
      return 'Password';
    case 'sftp':
      return { password: 'Password', key: 'Passphrase of the key, if it has one', agent: '' }[way.login];
    case 'http':
      if (way.login === 'none')
        return way.headers.some(({ value }) => value.includes(secretMark)) ? 'Secret' : '';
      return { basic: 'Password', bearer: 'Token', hmac: 'Shared secret' }[way.login];
  }
}

export const secretWords: Readonly<Record<SecretState, string>> = {
  'none-needed': '',
  missing: 'Not kept yet.',
  kept: 'Kept; it is never shown again.',
  locked: 'Kept, and locked until the passphrase is given.',
};

/** What can be wrong, by the field it stands beside. */
export type Problems = Readonly<Partial<Record<FieldName, string>>>;
export type FieldName =
  | 'name'
  | 'host'
  | 'port'
  | 'folder'
  | 'keyFile'
  | 'url'
  | 'headers'
  | 'names'
  | 'longestEdge'
  | 'quality'
  | 'speed'
  | 'service';

/** What is wrong with a destination as it is filled in. Whoever saves is told the rest by the newsroom. */
export function problemsOf({
  name,
  way,
  names,
  rendition,
  kilobytesPerSecond,
  service,
  format,
}: Destination): Problems {
  const found: [FieldName, string][] = [];
  const say = (field: FieldName, wrong: boolean, words: string) => {
    if (wrong) found.push([field, words]);
  };
  say('name', name.trim() === '', 'Give it a name, as the desk calls it.');
  if ('host' in way) {
    say(
      'host',
      !/^[^\s/@:]+$|^[\da-f:]+$/i.test(way.host.trim()),
      'A host’s name or address alone: ftp.example.org.',
    );
    say(
      'port',
      !Number.isInteger(way.port) || way.port < 1 || way.port > 65_535,
      'A port is a number from 1 to 65535.',
    );
  }
  if (way.kind === 'folder') say('folder', way.folder.trim() === '', 'Choose the folder.');
  if (way.kind === 'sftp')
    say('keyFile', way.login === 'key' && way.keyFile.trim() === '', 'Choose the file of the private key.');
  if (way.kind === 'http') {
    say(
      'url',
      !/^https?:\/\/[^\s/?#@]+/i.test(way.url),
      'The address begins with https:// or http:// and names a host.',
    );
    const wrong = way.headers.find(({ name: header }) => !/^[!#$%&'*+.^_`|~\w-]{1,100}$/.test(header));
    say('headers', wrong !== undefined, 'A header’s name has letters, digits and hyphens, no spaces.');
  }
  const template = templateProblem(names);
  say('names', template !== '', template);
  const { longestEdge, quality } = rendition;
  const edge = longestEdge ?? 64;
  say(
    'longestEdge',
    !Number.isInteger(edge) || edge < 64 || edge > 20_000,
    'From 64 to 20000 pixels, or empty.',
  );
  say('quality', !Number.isInteger(quality) || quality < 40 || quality > 100, 'From 40 to 100.');
  const speed = kilobytesPerSecond ?? 1;
  say(
    'speed',
    !Number.isInteger(speed) || speed < 1 || speed > 10_000_000,
    'Kilobytes a second, or empty for no limit.',
  );
  say('service', format === 'iptc7901' && !/^[a-z]{1,3}$/.test(service), 'One to three small letters.');
  return Object.fromEntries(found);
}

/** A field's name out of the newsroom's: "destination.way.url" is `url`; '' where no field of the form is meant. */
export function fieldNamed(problemField: string): FieldName | '' {
  const last = problemField.split('.').at(-1) ?? '';
  const known: readonly string[] = [
    'name',
    'host',
    'port',
    'folder',
    'keyFile',
    'url',
    'headers',
    'names',
    'service',
  ];
  return known.includes(last) ? (last as FieldName) : '';
}

/** "Copy of Picture wire", and a number where that is taken. */
export function copyName(name: string, taken: readonly string[]): string {
  const base = `Copy of ${name}`.slice(0, 76);
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? base : `${base} ${count}`;
    if (!taken.some((each) => each.toLowerCase() === candidate.toLowerCase())) return candidate;
  }
}
