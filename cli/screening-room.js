#!/usr/bin/env node
// The command as it is installed. tsx reads the TypeScript, so nothing has to be built.
const OLDEST = 24;

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(
    `error: screening-room needs Node.js ${OLDEST} or newer; this is ${process.versions.node}\n`,
  );
  process.exitCode = 2;
} else {
  require('tsx/cjs');
  require('./main.ts');
}
