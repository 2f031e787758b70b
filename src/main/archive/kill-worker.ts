/**
 * The process that kill.test.ts kills: saves edits without end and prints each one's number once
 * the archive has answered. `node kill-worker.ts FOLDER CAPTION FIRST`.
 */
import { writeSync } from 'node:fs';
import { edit, openIn } from '#main/archive/testing.ts';

const [, , folder = '', caption = '', first = '0'] = process.argv;
const archive = openIn(folder);
for (let number = Number(first); ; number += 1) {
  archive.transaction(() => {
    edit(archive, caption, { caption: `Edit ${number} of the ferry caption.`, keywords: [`edit ${number}`] });
    archive.setKeys(caption, [number, number + 1]);
  });
  // Straight to the pipe: what the test has read was saved before.
  writeSync(1, `${number}\n`);
}
