/** A loopback shell over a fake newsroom and a small site, for tests. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Loopback, type LoopbackOptions, listen } from '#main/shells/loopback.ts';
import { type FakeNewsroom, fakeNewsroom } from '#main/shells/testing/fake-newsroom.ts';
import { makeSite } from '#main/site.ts';

export interface LoopbackDesk extends Loopback, AsyncDisposable {
  readonly newsroom: FakeNewsroom;
  readonly port: number;
  /** `/<token>/` */
  readonly root: string;
  readonly folder: string;
}

/** Starts it; `await using` closes it and removes its folder. */
export async function loopbackDesk(limits: Partial<LoopbackOptions> = {}): Promise<LoopbackDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'cutline-loopback-'));
  const rendererFolder = join(folder, 'renderer');
  await mkdir(join(rendererFolder, 'assets'), { recursive: true });
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html><title>Cutline</title>');
  await writeFile(join(rendererFolder, 'assets', 'desk-1a2b.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'not for the page');
  const newsroom = fakeNewsroom();
  const site = makeSite({ rendererFolder, ports: () => null });
  const loopback = await listen({ newsroom, site, incoming: join(folder, 'incoming'), ...limits });
  const { port, pathname } = new URL(loopback.address);
  return {
    ...loopback,
    newsroom,
    folder,
    port: Number(port),
    root: pathname,
    [Symbol.asyncDispose]: async () => {
      await loopback.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
