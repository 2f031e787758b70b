/**
 * Calls that make wire-ready text: preview, copy, export. What is refused here is refused for
 * every shell: no caption with a standing error leaves the desk unless somebody says why, and the
 * reason goes into the caption's history.
 */

import type { Desk, Handlers } from '#core/calls/desk.ts';
import { houseOf } from '#core/calls/desk.ts';
import { exportDocuments } from '#core/calls/export-documents.ts';
import { documentNames, pictureNames, refuseWrongNames } from '#core/calls/export-names.ts';
import { exportPictures } from '#core/calls/export-pictures.ts';
import { exportZips } from '#core/calls/export-zips.ts';
import { entryOf } from '#core/calls/keep.ts';
import { logOverrides, shownName, siftInTurns } from '#core/calls/sift.ts';
import { firstItem } from '#core/calls/wire-item.ts';
import { leftOf, stoppable } from '#core/calls/writing.ts';
import { applyChanges } from '#core/caption/caption.ts';
import type { Entry } from '#core/records.ts';
import { Refusal } from '#core/refusal.ts';
import { hasPackages, isDocumentFormat } from '#core/wire/format-ids.ts';
import { type WireEntry, wireText } from '#core/wire/text.ts';

const zipped =
  'A package names documents that lie beside it: export them without zips, or leave the story out.';
const packageless = 'Only NewsML-G2 has packages; choose that format, or leave the story out.';

export const wireCalls: Pick<Handlers, 'wire.preview' | 'wire.copy' | 'wire.export'> = {
  'wire.preview': ({ caption, changes, house: id, template }, desk) => {
    const entry = entryOf(desk, caption);
    const house = houseOf(desk, id);
    const fields = applyChanges(entry.fields, changes ?? {});
    const { text, bytes, notes, limits } = wireText(
      wireEntryOf(desk, { ...entry, fields }),
      template === undefined ? house : { ...house, wire: { ...house.wire, template } },
    );
    return { text, bytes: bytes.length, notes: [...notes], limits: limits.map((limit) => ({ ...limit })) };
  },

  'wire.copy': async ({ captions, house: id, override, killOverride }, desk) => {
    const house = houseOf(desk, id);
    const { passed, refused } = await siftInTurns(desk, captions, house, { override, killOverride });
    logOverrides(desk, passed, { override, killOverride });
    return {
      value: {
        text: passed.map((entry) => wireText(wireEntryOf(desk, entry), house).text).join('\n\n'),
        refused,
      },
    };
  },

  'wire.export': (order, desk) =>
    stoppable(desk, order.writing, async (writing) => {
      const { captions, format, folder, replace = false, picture = 'none', story = '', names = '' } = order;
      refuseWrongNames(names);
      if (story !== '' && !hasPackages(format)) throw new Refusal('bad-input', packageless, 'story');
      if (story !== '' && picture === 'zip') throw new Refusal('bad-input', zipped, 'story');
      const house = houseOf(desk, order.house);
      const { passed, refused } = await siftInTurns(desk, captions, house, order, writing.stopped);
      const { left, ...files } = !isDocumentFormat(format)
        ? await exportPictures(desk, passed, {
            format,
            folder,
            replace,
            names: copyNames(desk, passed, format, names),
            writing,
          })
        : picture === 'zip'
          ? await exportZips(desk, passed, { format, folder, replace, house, names, writing })
          : await exportDocuments(desk, passed, {
              format,
              folder,
              replace,
              house,
              picture,
              names,
              story,
              writing,
            });
      const begun = passed.slice(0, passed.length - left);
      if (files.written.length > 0) logOverrides(desk, begun, order);
      const done = new Set(
        [...begun, ...refused.map(({ caption }) => ({ id: caption }))].map(({ id }) => id),
      );
      return { value: { ...files, refused, ...leftOf(captions.filter((id) => !done.has(id))) } };
    }),
};

/** The names of captioned copies, or of XMP files. */
function copyNames(
  desk: Desk,
  entries: readonly Entry[],
  format: 'jpeg' | 'xmp',
  template: string,
): string[] {
  const items = entries.map((entry) => firstItem(desk, entry));
  return format === 'xmp' ? documentNames(items, 'xmp', template) : pictureNames(entries, items, template);
}

function wireEntryOf(desk: Desk, entry: Entry): WireEntry {
  return {
    now: desk.clock.now(),
    fields: entry.fields,
    fileName: shownName(entry),
    capturedAt: entry.photo?.capturedAt ?? '',
  };
}
