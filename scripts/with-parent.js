/*
 * Ends this process once the one that started it is gone, as if it had been asked to end: whoever
 * closes an archive on a request to end does so here too, and no desk is left behind that nobody
 * sees. Loaded by run.js, and with "node --import" into what the scripts start. Plain JavaScript,
 * because an old Node reads it too.
 */

/** How often the parent is looked for, in milliseconds: a desk may outlive its starter this long. */
const lookEvery = 500;

const parent = process.ppid;

const watch = setInterval(() => {
  if (process.ppid === parent && isAlive(parent)) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
}, lookEvery);
watch.unref();

/** Windows keeps the number of a parent that has gone; elsewhere the number itself changes. */
function isAlive(id) {
  try {
    process.kill(id, 0);
    return true;
  } catch (problem) {
    return problem.code !== 'ESRCH';
  }
}
