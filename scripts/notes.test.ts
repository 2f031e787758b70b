/** The list of notes in docs/architecture.md is the list of notes in the code, each in the file it names. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './project.ts';

test('every note of the code is listed with its place', async () => {
  const files = (await readdir(join(root, 'src'), { recursive: true })).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const found = new Map<string, string>();
  for (const file of files) {
    const text = await readFile(join(root, 'src', file), 'utf8');
    for (const [, name = ''] of text.matchAll(/\[Note: ([^\]]+)\]/g))
      found.set(name, `${found.get(name) ?? ''} src/${file.replaceAll('\\', '/')}`);
  }
  const tour = await readFile(join(root, 'docs', 'architecture.md'), 'utf8');
  const listed = [...tour.matchAll(/^\| ([^|`]+) \| `(src\/[^`]+)`/gm)].map(([, name = '', place = '']) => ({
    name,
    place,
  }));
  expect(listed.map(({ name }) => name).sort()).toEqual([...found.keys()].sort());
  for (const { name, place } of listed) expect(found.get(name)?.split(' ')).toContain(place);
});
