/** The window's frame follows the desk's theme, and nothing else that is kept. */
import { expect, test } from 'vitest';
import { watchTheme } from '#main/shells/electron/theme.ts';

function desk(settings: unknown) {
  const told: string[] = [];
  const newsroom = watchTheme(
    {
      call: async (name) =>
        name === 'archive.status' ? { ok: true, value: { settings } } : { ok: true, value: null },
      on: () => () => true,
      close: async () => {},
    },
    (theme) => told.push(theme),
  );
  return { told, newsroom };
}

test('the theme is read with the settings and heard when it changes', async () => {
  const { told, newsroom } = desk({ desk: { theme: 'dark', show: 'grid' } });
  expect(await newsroom.call('archive.status', {})).toMatchObject({ ok: true });
  await newsroom.call('archive.set', { key: 'desk', value: { theme: 'light' } });
  await newsroom.call('archive.set', { key: 'desk', value: { theme: 'system' } });
  expect(told).toEqual(['dark', 'light', 'system']);
});

test.each([[undefined], [{ theme: 'neon' }], ['dark'], [null]])(
  'a setting that is %j is left aside',
  async (kept) => {
    const { told, newsroom } = desk({ desk: kept });
    await newsroom.call('archive.status', {});
    await newsroom.call('archive.set', { key: 'desk', value: kept });
    await newsroom.call('archive.set', { key: 'export', value: { theme: 'dark' } });
    expect(told).toEqual([]);
  },
);
