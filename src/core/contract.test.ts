/**
 * Adding a door is a decision seen in review: this list must be edited when a call or an event is
 * added, renamed or removed.
 */
import { expect, test } from 'vitest';
import { contract, events, isCallName } from '#core/contract.ts';

test('the calls are exactly these', () => {
  expect(Object.keys(contract)).toEqual([
    'archive.status',
    'archive.doctor',
    'archive.set',
    'batches.list',
    'batches.add',
    'batches.rename',
    'captions.find',
    'captions.ids',
    'captions.entries',
    'captions.show',
    'captions.review',
    'captions.edit',
    'captions.editAll',
    'captions.decide',
    'captions.rate',
    'captions.copy',
    'captions.replace',
    'captions.history',
    'stationery.show',
    'stationery.save',
    'stationery.apply',
    'photos.import',
    'jobs.show',
    'jobs.cancel',
    'jobs.resume',
    'ingest.preview',
    'ingest.start',
    'ingest.jobs',
    'ingest.show',
    'ingest.cancel',
    'ingest.resume',
    'folders.watch',
    'folders.unwatch',
    'folders.watched',
    'folders.resume',
    'documents.read',
    'documents.open',
    'documents.retag',
    'documents.match',
    'documents.attach',
    'duplicates.find',
    'duplicates.show',
    'duplicates.keep',
    'duplicates.forget',
    'duplicates.merge',
    'duplicates.unmerge',
    'words.suggest',
    'words.known',
    'houses.list',
    'houses.save',
    'houses.rules',
    'metadata.read',
    'metadata.write',
    'metadata.disagreements',
    'metadata.settle',
    'metadata.reopen',
    'metadata.repairs',
    'metadata.repair',
    'wire.preview',
    'receivers.show',
    'wire.copy',
    'wire.export',
    'writing.stop',
    'destinations.list',
    'destinations.save',
    'destinations.remove',
    'destinations.secret',
    'destinations.test',
    'destinations.hostKey',
    'destinations.trust',
    'secrets.state',
    'secrets.unlock',
    'outbox.state',
    'outbox.list',
    'outbox.send',
    'outbox.foresee',
    'outbox.show',
    'outbox.act',
    'outbox.move',
    'outbox.choose',
    'outbox.pause',
    'outbox.run',
    'items.show',
    'items.propose',
    'items.revise',
    'documents.show',
    'sample.load',
  ]);
});

test('the events are exactly these', () => {
  expect(Object.keys(events)).toEqual([
    'captions.changed',
    'batches.changed',
    'duplicates.changed',
    'job.progress',
    'ingest.progress',
    'writing.progress',
    'folders.changed',
    'archive.remaking',
    'outbox.changed',
    'outbox.progress',
    'destinations.changed',
    'archive.changed',
    'archive.closed',
  ]);
});

test('names that every object has are not calls', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', '']) {
    expect(isCallName(name)).toBe(false);
  }
});

test('every call refuses an input it does not know', () => {
  for (const call of Object.values(contract)) {
    expect(call.input.safeParse({ path: '/etc/passwd', noSuchInput: true }).success).toBe(false);
  }
});
