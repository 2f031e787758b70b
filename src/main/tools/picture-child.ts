/**
 * The picture child: a process of its own that opens hostile files, so that a crash in a decoder
 * costs one file and not the desk. Takes one task at a time from pictures.ts. It says when it
 * grows too large, for its parent to end it; hanging is for its parent to notice.
 */
import { inspectPhoto } from '#main/tools/caption-reading.ts';
import { rewriteUnlessRaw, verifyPhoto, writeSidecar } from '#main/tools/caption-writing.ts';
import { parentLink } from '#main/tools/child-link.ts';
import { limitLoaders } from '#main/tools/decoding.ts';
import { PictureTask } from '#main/tools/picture-messages.ts';
import {
  describePhoto,
  Refusal,
  readPicture,
  renderFor,
  renderFull,
  renderGlimpse,
  textsOfPhoto,
} from '#main/tools/picture-reading.ts';

// Reading a 100-megapixel photo peaks near 600 MB; twice that is a file that means harm.
const mostMemory = 1536 * 1024 * 1024;
const memoryCheckMs = 200;
// Often enough to be told from a hang (20 s), seldom enough to cost nothing.
const aliveEveryMs = 1000;

const parent = parentLink();
limitLoaders();

parent.onMessage((message) => {
  const task = PictureTask.safeParse(message);
  if (task.success) void perform(task.data);
});
// The parent waits for this: loading the decoders must not count against the first file.
parent.send({ ready: true });

async function perform(task: PictureTask): Promise<void> {
  const { id, path } = task;
  let lastAlive = 0;
  const alive = () => {
    if (Date.now() - lastAlive < aliveEveryMs) return;
    lastAlive = Date.now();
    parent.send({ id, alive: true });
  };
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() < mostMemory) return;
    clearInterval(watch);
    parent.send({ id, tooLarge: true });
  }, memoryCheckMs);
  try {
    if (task.kind === 'read') parent.send({ id, facts: await readPicture(path, task.folder, alive) });
    else if (task.kind === 'describe') parent.send({ id, said: await describePhoto(path) });
    else if (task.kind === 'texts') parent.send({ id, texts: await textsOfPhoto(path) });
    else if (task.kind === 'render')
      parent.send({ id, size: await renderFor(path, task.target, task.longestEdge, task.quality) });
    else if (task.kind === 'inspect') parent.send({ id, metadata: await inspectPhoto(path) });
    else if (task.kind === 'rewrite') parent.send({ id, caption: await rewriteUnlessRaw(task, { alive }) });
    else if (task.kind === 'verify') parent.send({ id, caption: await verifyPhoto(task) });
    else if (task.kind === 'sidecar') parent.send({ id, caption: await writeSidecar(task) });
    else {
      await (task.kind === 'full' ? renderFull : renderGlimpse)(path, task.folder, task.hash);
      parent.send({ id, rendered: true });
    }
  } catch (error) {
    parent.send({
      id,
      reason: error instanceof Refusal ? error.message : `could not be read: ${String(error)}`,
    });
  } finally {
    clearInterval(watch);
  }
}
