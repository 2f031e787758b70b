/**
 * Reads everything a photo file and its sidecar say, each source apart, for `metadata.read` and
 * its like. Runs in the picture child.
 */
import { basename } from 'node:path';
import type { FieldValue } from '#core/caption/caption.ts';
import type { FieldId } from '#core/caption/fields.ts';
import type { FileMetadata } from '#core/file-records.ts';
import { readMetadata } from '#core/metadata/read.ts';
import type { SourceFields } from '#core/metadata/sources.ts';
import { metadataTools, withPhoto } from '#main/tools/picture-reading.ts';
import { findSidecar } from '#main/tools/sidecar.ts';

/** @throws Refusal */
export async function inspectPhoto(path: string): Promise<FileMetadata> {
  return withPhoto(path, async (source, { container, mediaType, raw }) => {
    const sidecar = await findSidecar(path);
    const reading = readMetadata(source, container, metadataTools, sidecar?.packet ?? null);
    const { sources } = reading;
    return {
      path,
      fileName: basename(path),
      mediaType,
      raw,
      sidecar: sidecar?.path ?? '',
      sources: {
        sidecar: valuesOf(sources.sidecar),
        xmp: valuesOf(sources.xmp),
        iim: valuesOf(sources.iim),
        exif: valuesOf(sources.exif),
      },
      digest: reading.digest,
      languages: Object.fromEntries(reading.languages),
      fields: reading.fields,
      disagreements: reading.disagreements.map((each) => ({ ...each, said: [...each.said] })),
      credentials: reading.credentials,
      warnings: [
        ...reading.warnings,
        ...(sidecar?.others ?? []).map((name) => `${name} lies beside the photo as well and is not read.`),
      ],
    };
  });
}

function valuesOf(source: SourceFields): Partial<Record<FieldId, FieldValue>> {
  return Object.fromEntries([...source].map(([id, { value }]) => [id, value]));
}
