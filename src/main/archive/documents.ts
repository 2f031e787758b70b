/** Caption documents as they were read, kept with their batch. Part of the archive; see archive.ts. */
import type { Database } from 'better-sqlite3';
import type { DocumentReading } from '#core/documents/reading.ts';
import type { Archive } from '#core/ports.ts';

interface DocumentRow {
  readonly id: string;
  readonly batch: string;
  readonly name: string;
  readonly importedAt: string;
  readonly reading: string;
}

export function documentsOn(db: Database): Pick<Archive, 'addDocument' | 'documents'> {
  const add = db.prepare<DocumentRow>(`
    INSERT INTO documents (id, batch, name, imported_at, reading)
    VALUES (:id, (SELECT seq FROM batches WHERE id = :batch), :name, :importedAt, :reading)`);
  const ofBatch = db.prepare<{ batch: string }, DocumentRow>(`
    SELECT d.id, b.id AS batch, d.name, d.imported_at AS importedAt, d.reading
    FROM batches AS b JOIN documents AS d ON d.batch = b.seq WHERE b.id = :batch ORDER BY d.seq`);

  return {
    addDocument(document) {
      add.run({ ...document, reading: JSON.stringify(document.reading) });
    },
    documents: (batch) =>
      ofBatch.all({ batch }).map((row) => {
        const reading: DocumentReading = JSON.parse(row.reading);
        return { ...row, reading };
      }),
  };
}
