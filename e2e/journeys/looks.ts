/**
 * How a screen is judged: photographed at the two window sizes, dark and light, into
 * test-results/looks/, and read by axe-core, which must find nothing to object to.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

const folder = join(import.meta.dirname, '..', '..', 'test-results', 'looks');

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const;

/** The rules an accessible desk is held to: WCAG 2.2 A and AA, and axe's own good practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let axeSource = '';

/** Photographs the page as it stands in every size and theme, and checks each. */
export async function judge(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    for (const size of sizes) {
      await page.setViewportSize(size);
      await photograph(page, `${name}-${size.width}-${colorScheme}`);
      expect.soft(await violations(page), `${name}, ${size.width} wide, ${colorScheme}`).toEqual([]);
    }
  }
}

/** Takes a picture of the page once every picture on it is there. */
export async function photograph(page: Page, name: string): Promise<void> {
  await picturesShown(page);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

/** Waits until every picture in view is decoded; those out of view are not asked for until they are scrolled to. */
export async function picturesShown(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...document.images]
          .filter((image) => {
            const { left, right, top, bottom } = image.getBoundingClientRect();
            return right > 0 && bottom > 0 && left < window.innerWidth && top < window.innerHeight;
          })
          .every((image) => image.complete),
      ),
    )
    .toBe(true);
}

/** What axe-core objects to: the rule, and the elements it is about. */
export async function violations(page: Page): Promise<string[]> {
  axeSource ||= await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // The page's content security policy takes no scripts from elsewhere; the debugger is not bound by it.
  await page.evaluate(`window.axe ?? (() => { ${axeSource} })()`);
  return page.evaluate(async (tags) => {
    const { axe } = window as unknown as {
      axe: {
        run(
          context: Document,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
      };
    };
    const found = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} — ${failureSummary ?? ''}`),
    );
  }, rules);
}
