/**
 * Writes docs/fields.md: every caption field and where each standard keeps it, from the field registry.
 * Run with `node scripts/fields.ts` after changing the registry; a test fails while it is stale.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Field, fields } from '#core/caption/fields.ts';
import { structures } from '#core/caption/registry/structures.ts';

const head = `# The caption fields

Generated from the field registry (\`src/core/caption/registry\`) by \`node scripts/fields.ts\`; never edited. The form, the readers, the writers and the exports take names, limits and homes from the same entries. Names and homes follow the IPTC Photo Metadata Standard 2025.1 and IIM 4.2.

Limits are bytes of UTF-8, of each value where a dataset repeats. In XMP, *languages* is one text for each language, *bag* an unordered and *seq* an ordered array.
`;

/** The text of docs/fields.md as the registry would have it now. */
export function fieldsText(): string {
  const rows = fields.map((field: Field) => [
    `\`${field.id}\``,
    field.deskName ? `${field.label} (${field.deskName})` : field.label,
    field.structure ? `${field.most === 1 ? 'one' : 'any number of'} \`${field.structure}\`` : field.kind,
    field.iim
      ? `${field.iim.dataset}, ${field.iim.maxBytes} bytes${field.iim.repeats ? ', repeats' : ''}`
      : '',
    field.xmp ? `${field.xmp.name}${field.xmp.form === 'text' ? '' : `, ${field.xmp.form}`}` : '',
    field.exif ?? '',
    field.newsml ?? '',
    field.ninjs ?? '',
    field.help,
  ]);
  const parts = Object.entries(structures).map(([id, { label, members }]) => {
    const lines = members.map((member) => {
      const { form, name } = member.xmp;
      const kind = 'structure' in member ? `\`${member.structure}\`` : member.kind;
      return [`\`${member.id}\``, member.label, kind, `${name}${form === 'text' ? '' : `, ${form}`}`];
    });
    return `### \`${id}\`: ${label.toLowerCase()}\n\n${table(['member', 'name', 'form', 'XMP'], lines)}`;
  });
  const columns = ['field', 'name', 'form', 'IIM', 'XMP', 'EXIF', 'NewsML-G2', 'ninjs', 'help'];
  return `${[head, table(columns, rows), '## Structures\n', ...parts].join('\n')}`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return `${[line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

if (import.meta.main) {
  writeFileSync(join(import.meta.dirname, '..', 'docs', 'fields.md'), fieldsText());
  console.log('docs/fields.md is up to date.');
}
