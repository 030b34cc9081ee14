// The first file of every npm script. ES5 only, so that a Node of any age can read it and say what it needs, rather
// than stumble over syntax it does not know.
'use strict';

var have = process.versions.node.split('.').map(Number);

if (have[0] < 20 || (have[0] === 20 && have[1] < 19)) {
  console.error(
    'Due Weight needs Node 20.19 or newer and this is Node ' +
      process.versions.node +
      ': install the current LTS from https://nodejs.org, then run the same command again.'
  );
  process.exit(78);
}

require('./load.cjs')(process.argv[2], process.argv.slice(3));
