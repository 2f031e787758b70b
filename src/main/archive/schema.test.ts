import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { schemaText } from '../../../scripts/schema.ts';

test('db/schema.sql is what the migrations add up to; run `node scripts/schema.ts` when it is not', () => {
  expect(readFileSync(join(import.meta.dirname, '../../../db/schema.sql'), 'utf8')).toBe(schemaText());
});
