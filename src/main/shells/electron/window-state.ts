/** Where the window stood when it was last closed, kept as a small file; pure apart from reading and writing it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

const Bounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});
const State = z.object({ bounds: Bounds, maximized: z.boolean() });
export type Bounds = z.infer<typeof Bounds>;
export type WindowState = z.infer<typeof State>;

/** The smallest window the desk is drawn for. */
export const smallest = { width: 1024, height: 700 };
const usual = { width: 1440, height: 900 };

/** The remembered state, or null where there is none that can be read. */
export function readWindowState(path: string): WindowState | null {
  try {
    return State.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Remembers the state. A desk that cannot write here loses only its window's place. */
export function writeWindowState(path: string, state: WindowState): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(state));
  } catch {
    // The archive is what must not be lost; its own writes report their failures.
  }
}

/**
 * Bounds for the window: the remembered ones where enough of them is on a screen to take hold of,
 * else the usual size, placed by the system. Never larger than its screen.
 * @param screens the work areas, the main screen's first
 */
export function fittingBounds(
  state: WindowState | null,
  screens: readonly Bounds[],
): Bounds | { readonly width: number; readonly height: number } {
  const bounds = state?.bounds;
  const screen =
    bounds && screens.find((each) => overlap(each, bounds) >= 0.3 * bounds.width * bounds.height);
  if (!bounds || !screen) {
    const [main = { ...usual, x: 0, y: 0 }] = screens;
    return { width: Math.min(usual.width, main.width), height: Math.min(usual.height, main.height) };
  }
  const width = Math.min(Math.max(bounds.width, smallest.width), screen.width);
  const height = Math.min(Math.max(bounds.height, smallest.height), screen.height);
  return {
    width,
    height,
    x: Math.min(Math.max(bounds.x, screen.x), screen.x + screen.width - width),
    y: Math.min(Math.max(bounds.y, screen.y), screen.y + screen.height - height),
  };
}

function overlap(a: Bounds, b: Bounds): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, wide) * Math.max(0, high);
}
