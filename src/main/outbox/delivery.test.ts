/**
 * The outbox's promise, over real servers: whatever is cut and killed, every receiver ends with every
 * file whole, once, under its own name, and the outbox agrees. `bench/delivery.ts` does it with hundreds.
 */
import { expect, test } from 'vitest';
import { present } from '#main/couriers/real-servers.test-support.ts';
import { deliverThrough } from '#main/outbox/delivery.test-support.ts';

const servers = present('/usr/sbin/sshd') && present('/usr/sbin/vsftpd');
const pictures = Number(process.env['CUTLINE_DELIVERY_PICTURES'] ?? 10);

test.skipIf(!servers)(
  'pictures arrive whole and once through cut lines and kills',
  { timeout: 240_000 },
  async () => {
    const weather = { pictures, cuts: 6, kills: 4, seed: 20_261_112, kilobytesPerSecond: 60 };
    const { arrived, cuts, kills, hostKey, staged } = await deliverThrough(weather);
    expect({ cuts, kills }).toEqual({ cuts: 6, kills: 4 });
    for (const { destination, files, sends } of arrived) {
      expect(sends, destination).toHaveLength(pictures);
      expect(new Set(sends.map(({ state }) => state)), destination).toEqual(new Set(['delivered']));
      const receipts = sends.flatMap(({ receipt }) => receipt?.files ?? []);
      expect(receipts, destination).toHaveLength(2 * pictures);
      // Exactly the files of the receipts, byte for byte: none partial, none twice, nothing left over.
      expect(files, destination).toEqual(new Map(receipts.map(({ name, hash }) => [name, hash])));
    }
    expect(hostKey).toMatch(/^SHA256:/);
    expect(staged).toEqual([]);
  },
);
