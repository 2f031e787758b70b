/**
 * Whether deliveries are sure: `node bench/delivery.ts [pictures] [cuts] [kills]`. Pictures with their
 * documents go to a folder, OpenSSH's SFTP and vsftpd at once, while connections are cut at random bytes
 * and the sending process is killed. Prints what each receiver ended with; it is not a test.
 */
import { deliverThrough } from '#main/outbox/delivery.test-support.ts';
import { printTable } from './table.ts';

const [pictures = 500, cuts = 20, kills = 10] = process.argv.slice(2).map(Number);
const seed = 20_261_112;

const { arrived, ...done } = await deliverThrough({ pictures, cuts, kills, seed, kilobytesPerSecond: null });
console.log(
  `${pictures} pictures with documents, ${done.cuts} cuts and ${done.kills} kills: ${done.seconds.toFixed(0)} s, ` +
    `${done.staged.length} left staged`,
);
printTable(
  ['', 'delivered', 'files', 'whole', 'unexpected', 'tries'],
  arrived.map(({ destination, files, sends }) => {
    const receipts = sends.flatMap(({ receipt }) => receipt?.files ?? []);
    const expected = new Set(receipts.map(({ name }) => name));
    const whole = receipts.filter(({ name, hash }) => files.get(name) === hash).length;
    const unexpected = [...files.keys()].filter((name) => !expected.has(name)).length;
    const delivered = sends.filter(({ state }) => state === 'delivered').length;
    const tries = sends.reduce((sum, { attempts }) => sum + attempts, 0);
    return [destination, delivered, files.size, whole, unexpected, tries].map(String);
  }),
);
for (const { destination, sends } of arrived)
  for (const { state, fileName, problem } of sends)
    if (state !== 'delivered') console.log(`${destination}: ${fileName} ${state}: ${problem?.message ?? ''}`);
