#!/usr/bin/env node
/*
 * The command `cutline`. Written so that even an old Node can read it to the end: SQLite's
 * binding needs Node-API 10, and without it the process would end as "Segmentation fault".
 */
'use strict';

var needed = [22, 14];
var found = process.versions.node.split('.').map(Number);

if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
  process.stderr.write(
    'Cutline needs Node ' + needed.join('.') + ' or newer; this is Node ' + process.versions.node + ' (' + process.execPath + ').\n' +
      'Run it as "npx cutline" in its folder, which uses the Node it brings, or install a newer Node.\n'
  );
  process.exitCode = 2;
} else {
  start();
}

function start() {
  var path = process.getBuiltinModule('node:path');
  var url = process.getBuiltinModule('node:url');
  var fs = process.getBuiltinModule('node:fs');
  // The link in node_modules/.bin is followed, so that the bundle beside the real file is found.
  var program = path.join(path.dirname(fs.realpathSync(process.argv[1])), '..', 'out', 'main', 'cli.js');
  if (!fs.existsSync(program)) {
    process.stderr.write('Cutline is not built yet. Run "npm run build" in ' + path.dirname(path.dirname(path.dirname(program))) + '.\n');
    process.exitCode = 2;
    return;
  }
  import(url.pathToFileURL(program).href);
}
