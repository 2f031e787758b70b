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
      expect(await violations(page), `${name}, ${size.width} wide, ${colorScheme}`).toEqual([]);
    }
  }
}

/** The same for the screen before the desk, which knows no theme but the system's. */
export async function photograph(page: Page, name: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => [...document.images].every((image) => image.complete)))
    .toBe(true);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
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
