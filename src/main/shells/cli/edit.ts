/** `cutline edit`: changes fields of one caption, logged like any edit. */
import type { FieldChanges, FieldValue } from '#core/caption/caption.ts';
import { type FieldId, fieldOf, fields, isFieldId } from '#core/caption/fields.ts';
import { structuresFromText } from '#core/caption/structure-text.ts';
import { captionLines, captionRecord } from '#main/shells/cli/caption-record.ts';
import { ask, type Command, captionId, report, UsageError, withDesk } from '#main/shells/cli/command.ts';

export const editCommand: Command = {
  name: 'edit',
  usage: 'ID FIELD=VALUE…',
  summary: 'Change fields of a caption.',
  details: `FIELD= empties a field. The terms of a list are separated by semicolons: "people=Ana Ruiz; Bo Li".
Structures are JSON: 'locationsShown=[{"city":"Namur","country":"Belgium"}]'.
Fields: ${fields.map(({ id }) => id).join(', ')}.`,
  flags: {},
  async run(task) {
    const [caption, ...edits] = task.words;
    if (caption === undefined || edits.length === 0)
      throw new UsageError('Name a caption and at least one FIELD=VALUE.');
    const changes = changesFrom(edits);
    const id = captionId(caption);
    await withDesk(task, async (newsroom) => {
      const { entry } = await ask(newsroom, 'captions.edit', { caption: id, changes });
      report(task, captionRecord(entry), () => captionLines(entry));
    });
    return 0;
  },
};

/** Reads FIELD=VALUE words. @throws UsageError */
export function changesFrom(words: readonly string[]): FieldChanges {
  const changes: Record<string, FieldValue> = {};
  for (const word of words) {
    const equals = word.indexOf('=');
    const field = word.slice(0, equals);
    if (equals < 1) throw new UsageError(`“${word}” is not of the form FIELD=VALUE.`);
    if (!isFieldId(field)) throw new UsageError(`No caption field is called “${field}”.`);
    if (Object.hasOwn(changes, field)) throw new UsageError(`${field} is given twice.`);
    const value = word.slice(equals + 1);
    changes[field] = valueFrom(field, value);
  }
  return changes;
}

function valueFrom(field: FieldId, text: string): FieldValue {
  const { kind, structure } = fieldOf(field);
  if (kind === 'list') {
    return text
      .split(';')
      .map((term) => term.trim())
      .filter(Boolean);
  }
  if (!structure) return text;
  const read = structuresFromText(text, structure);
  if ('problem' in read) throw new UsageError(`${field} ${read.problem}`);
  return read.structures;
}
