/** Calls about caption documents: read a page, correct what its lines are, match, attach. */
import { attachDocument, matchesFor, openDocument } from '#core/calls/attach.ts';
import { batchOf } from '#core/calls/batches.ts';
import { announceChange } from '#core/calls/captions.ts';
import type { Handlers } from '#core/calls/desk.ts';
import { readDocument } from '#core/documents/read-document.ts';
import { retag } from '#core/documents/retag.ts';

export const documentCalls: Pick<
  Handlers,
  'documents.read' | 'documents.open' | 'documents.retag' | 'documents.match' | 'documents.attach'
> = {
  'documents.read': ({ name, text }) => readDocument(name, text),
  'documents.open': ({ path }, desk) => openDocument(desk, path),
  'documents.retag': ({ reading, part, kind }) => retag(reading, part, kind),
  'documents.match': ({ reading, batch }, desk) => matchesFor(desk, batchOf(desk, batch).id, reading),
  'documents.attach': async ({ reading, batch, matches }, desk) => {
    const attached = await attachDocument(desk, batchOf(desk, batch).id, reading, matches);
    announceChange(desk, attached.entries);
    return { value: attached };
  },
};
