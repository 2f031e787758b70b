#!/usr/bin/env node
/*
 * The command `cutline`. Written so that an old Node can read it to the end: SQLite's binding needs
 * Node-API 10, and without it the process would end as "Segmentation fault".
 */
const floor = [22, 14];
const found = process.versions.node.split('.').map(Number);

if (found[0] < floor[0] || (found[0] === floor[0] && found[1] < floor[1])) {
  process.stderr.write(
    `Cutline needs Node ${floor.join('.')} or newer; this is Node ${process.versions.node} (${process.execPath}).
Run it as "npx cutline" in its folder, which uses the Node it brings, or install a newer Node.
`,
  );
  process.exitCode = 2;
} else {
  start();
}

function start() {
  const path = process.getBuiltinModule('node:path');
  const url = process.getBuiltinModule('node:url');
  const fs = process.getBuiltinModule('node:fs');
  // The link in node_modules/.bin is followed, so that the bundle beside the real file is found.
  const root = path.dirname(path.dirname(fs.realpathSync(process.argv[1])));
  const program = path.join(root, 'out', 'main', 'cli.js');
  if (fs.existsSync(program)) {
    import(url.pathToFileURL(program).href);
  } else {
    process.stderr.write(`Cutline is not built yet. Run "npm run build" in ${root}.\n`);
    process.exitCode = 2;
  }
}
