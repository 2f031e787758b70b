/**
 * Calls about destinations and the secrets of their logins. A secret goes in and never comes out; what
 * stopped for want of one goes on by itself once it is there.
 */
import type { Desk, Handlers } from '#core/calls/desk.ts';
import { houseOf } from '#core/calls/desk.ts';
import { freeStopped } from '#core/calls/outbox-free.ts';
import { mendedByPerson } from '#core/outbox/backoff.ts';
import type { KeptDestination } from '#core/outbox/kept.ts';
import { templateProblem } from '#core/outbox/names.ts';
import { type Destination, type SendState, secretMark } from '#core/outbox/records.ts';
import { Refusal, sentenceOf } from '#core/refusal.ts';

const open: readonly SendState[] = ['held', 'waiting', 'sending', 'placing', 'paused', 'stopped'];

export const destinationCalls: Pick<
  Handlers,
  | 'destinations.list'
  | 'destinations.save'
  | 'destinations.remove'
  | 'destinations.secret'
  | 'destinations.test'
  | 'destinations.hostKey'
  | 'destinations.trust'
  | 'secrets.state'
  | 'secrets.unlock'
> = {
  'destinations.list': (_input, desk) =>
    desk.archive.destinations().map(({ destination, counts }) => ({
      ...destination,
      secret: desk.secrets.state(destination),
      counts: { ...counts },
    })),

  'destinations.save': ({ destination: given }, desk) => {
    refuseWrong(desk, given);
    const before = desk.archive.destination(given.id)?.destination ?? null;
    const destination = before ? withKnownKey(given, before) : given;
    desk.archive.transaction(() => {
      if (before && leadsElsewhere(before, destination)) move(desk, before);
      desk.archive.saveDestination(destination);
      if (before && filesDiffer(before, destination)) desk.archive.remakeFiles(destination.id);
    });
    freeStopped(desk, destination.id, mendedByPerson);
    changed(desk);
    const undo = before
      ? ({ name: 'destinations.save', input: { destination: before } } as const)
      : ({ name: 'destinations.remove', input: { destination: destination.id } } as const);
    return { value: destination, undo };
  },

  'destinations.remove': async ({ destination: id }, desk) => {
    const { destination } = desk.archive.transaction(() => {
      const kept = destinationOf(desk, id);
      const waiting = open.reduce((sum, state) => sum + (kept.counts[state] ?? 0), 0);
      if (waiting > 0) {
        const sends = waiting === 1 ? 'One send waits' : `${waiting} sends wait`;
        throw new Refusal(
          'refused',
          `${sends} for ${kept.destination.name}: let them go or cancel them first.`,
          'destination',
        );
      }
      desk.archive.removeDestination(id);
      return kept;
    });
    await desk.secrets.set(id, null);
    changed(desk);
    return { value: null, undo: { name: 'destinations.save', input: { destination } } };
  },

  'destinations.secret': async ({ destination: id, secret }, desk) => {
    const { destination } = destinationOf(desk, id);
    if (!(await desk.secrets.set(id, secret))) {
      throw new Refusal('refused', 'The secrets are locked: give their passphrase first.', 'secret');
    }
    if (secret !== null) freeStopped(desk, id, ['secret', 'login']);
    changed(desk);
    return { value: desk.secrets.state(destination) };
  },

  'destinations.test': ({ destination }, desk) => {
    refuseWrong(desk, destination);
    return desk.courier.test(destination);
  },

  'destinations.hostKey': async ({ destination }, desk) => {
    try {
      return { hostKey: await desk.courier.hostKey(destination) };
    } catch (thrown) {
      throw new Refusal('failed', sentenceOf(thrown), 'destination');
    }
  },

  'destinations.trust': ({ destination: id, hostKey }, desk) => {
    const before = desk.archive.transaction(() => {
      const { destination } = destinationOf(desk, id);
      desk.archive.saveDestination(pinned(destination, hostKey));
      return destination;
    });
    freeStopped(desk, id, ['host-key']);
    changed(desk);
    return {
      value: pinned(before, hostKey),
      undo: { name: 'destinations.save', input: { destination: before } },
    };
  },

  'secrets.state': (_input, desk) => ({ ...desk.secrets.condition() }),

  'secrets.unlock': async ({ passphrase }, desk) => {
    const unlocked = await desk.secrets.unlock(passphrase);
    if (unlocked) {
      for (const { destination } of desk.archive.destinations())
        freeStopped(desk, destination.id, ['secret']);
      changed(desk);
    }
    return { value: { unlocked } };
  },
};

/** The destination, or a refusal that names it. */
export function destinationOf(desk: Desk, id: string): KeptDestination {
  const kept = desk.archive.destination(id);
  if (!kept) throw new Refusal('not-found', `No destination has the id ${id}.`, 'destination');
  return kept;
}

/** The destination with a host's key. @throws Refusal for one that has no host keys */
export function pinned(destination: Destination, hostKey: string): Destination {
  const { way } = destination;
  if (way.kind !== 'sftp') throw new Refusal('refused', 'Only SFTP hosts have a key.', 'destination');
  if (!/^SHA256:[A-Za-z0-9+/]{43}=?$/.test(hostKey))
    throw new Refusal('bad-input', 'A host’s key is written as SHA256: and 43 letters.', 'hostKey');
  return { ...destination, way: { ...way, hostKey } };
}

function refuseWrong(desk: Desk, destination: Destination): void {
  const { name, names, way, house } = destination;
  houseOf(desk, house);
  const problem = templateProblem(names);
  if (problem !== '') throw new Refusal('bad-input', problem, 'destination.names');
  const namesake = desk.archive
    .destinations()
    .some((each) => each.destination.id !== destination.id && sameName(each.destination.name, name));
  if (namesake)
    throw new Refusal('bad-input', `There is a destination named ${name} already.`, 'destination.name');
  if (way.kind === 'http' && !isWebAddress(way.url))
    throw new Refusal(
      'bad-input',
      'The address begins with https:// or http:// and names a host.',
      'destination.way.url',
    );
  const open = way.kind === 'http' ? way.headers.find(showsSecret) : undefined;
  if (open)
    throw new Refusal(
      'bad-input',
      `The value of ${open.name} would stand in the archive for all to read: write {secret} in its place, and keep it as the secret of the destination.`,
      'destination.way.headers',
    );
}

/** Whether a header holds what logs in, by its name, in the open. */
function showsSecret({ name, value }: { readonly name: string; readonly value: string }): boolean {
  return /authorization|cookie|secret|token|passw|api-?key/i.test(name) && !value.includes(secretMark);
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Whether an address can be asked. A user or a password in it would be shown and logged: they have places of their own. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/i.test(url);
}

/**
 * The key of another host says nothing about this one: the next connection pins its own. One that is
 * known stays where a form that was opened before it was known is saved; `destinations.trust` takes another.
 */
function withKnownKey(given: Destination, before: Destination): Destination {
  const [now, old] = [given.way, before.way];
  if (now.kind !== 'sftp' || old.kind !== 'sftp') return given;
  const sameHost = now.host === old.host && now.port === old.port;
  if (sameHost) return now.hostKey === '' ? { ...given, way: { ...now, hostKey: old.hostKey } } : given;
  return now.hostKey === old.hostKey ? { ...given, way: { ...now, hostKey: '' } } : given;
}

/** Whether files sent by the new settings arrive at another place: what stands at the old one proves nothing there. */
function leadsElsewhere(before: Destination, after: Destination): boolean {
  const place = ({ way }: Destination): string => {
    if (way.kind === 'folder') return way.folder;
    if (way.kind === 'http') return JSON.stringify([way.method, way.url]);
    return JSON.stringify([way.host.toLowerCase(), way.port, way.user, way.folder]);
  };
  return before.way.kind !== after.way.kind || place(before) !== place(after);
}

/** Has everything for a destination begin anew at its new place. @throws Refusal while names are given at the old one */
function move(desk: Desk, { id, name }: Destination): void {
  if ((desk.archive.destination(id)?.counts.placing ?? 0) > 0)
    throw new Refusal(
      'refused',
      `Files are just getting their names at ${name}: save again once they have arrived.`,
      'destination',
    );
  desk.archive.beginAnew(id);
}

/** Whether what is queued has to be made anew by the new settings. */
function filesDiffer(before: Destination, after: Destination): boolean {
  const content = ({ format, picture, house, names, rendition, service, charset }: Destination) =>
    JSON.stringify([
      format,
      picture,
      house,
      names,
      rendition.longestEdge,
      rendition.quality,
      service,
      charset,
    ]);
  return content(before) !== content(after);
}

function changed(desk: Desk): void {
  desk.announce({ name: 'destinations.changed', detail: {} });
  desk.outbox.run?.wake();
}
