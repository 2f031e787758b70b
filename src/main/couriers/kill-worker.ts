/**
 * Delivers a list of sends until all are delivered or it is killed, keeping its place in a file as the
 * outbox keeps it in the archive. Run by cut-and-killed.test.ts: node kill-worker.ts JOB
 */
import { readFileSync } from 'node:fs';
import type { Parcel } from '#core/outbox/courier.ts';
import type { Destination } from '#core/outbox/records.ts';
import { createCourier } from '#main/couriers/courier.ts';
import { writeAtomically } from '#main/tools/atomic-file.ts';

interface Job {
  readonly destination: Destination;
  readonly sends: readonly { readonly id: string; readonly parcels: readonly Parcel[] }[];
}
type Places = Record<string, 'placing' | 'delivered'>;

const [path = ''] = process.argv.slice(2);
const { destination, sends }: Job = JSON.parse(readFileSync(path, 'utf8'));
const kept = `${path}.places`;
const places: Places = read();
const courier = createCourier({
  secrets: { state: () => 'none-needed', reveal: () => null },
  connectMs: 5_000,
  idleMs: 5_000,
});

for (const { id, parcels } of sends) {
  while (places[id] !== 'delivered') {
    const placing = places[id] === 'placing';
    const outcome = await courier.deliver(
      { id, destination, parcels, placing },
      {
        progress: () => undefined,
        placing: () => keep(id, 'placing'),
        pin: async () => undefined,
        cancelled: new AbortController().signal,
      },
    );
    if (outcome.kind === 'delivered') await keep(id, 'delivered');
    else if (
      outcome.kind === 'failed' &&
      !['interrupted', 'stalled', 'unreachable'].includes(outcome.problem.kind)
    )
      throw new Error(outcome.problem.message);
    process.stdout.write(outcome.kind === 'delivered' ? '.' : 'x');
  }
}
await courier.close();

function read(): Places {
  try {
    return JSON.parse(readFileSync(kept, 'utf8'));
  } catch {
    return {};
  }
}

async function keep(id: string, place: Places[string]): Promise<void> {
  places[id] = place;
  await writeAtomically(kept, (file) => file.writeFile(JSON.stringify(places)), true);
}
