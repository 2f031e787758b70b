import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fieldsText } from './fields.ts';

test('docs/fields.md is what the registry says; run `node scripts/fields.ts` when it is not', () => {
  expect(readFileSync(join(import.meta.dirname, '..', 'docs', 'fields.md'), 'utf8')).toBe(fieldsText());
});
