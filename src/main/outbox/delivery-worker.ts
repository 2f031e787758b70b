/**
 * The process that the delivery tests kill: a desk that empties the outbox of an archive until it is
 * empty. `node delivery-worker.ts ARCHIVE`. Prints "ready", and "empty" at the end.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { assemble } from '#main/assemble.ts';

const [, , archiveFolder = ''] = process.argv;
const project = join(import.meta.dirname, '../../..');
const desk = await assemble({
  archiveFolder,
  create: false,
  editor: 'Delivery',
  paths: {
    migrations: join(project, 'db/migrations'),
    sample: join(project, 'sample'),
    pictureChild: join(project, 'src/main/tools/picture-child.ts'),
  },
});
await desk.newsroom.call('outbox.run', {});
writeSync(1, 'ready\n');
for (;;) {
  const { waiting, sending, placing } = desk.ports.archive.sendCounts();
  if (waiting + sending + placing === 0) break;
  await pause(50);
}
writeSync(1, 'empty\n');
await desk.close();
