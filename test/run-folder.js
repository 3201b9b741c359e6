const { mkdtemp, rm } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Jest's global set-up: a folder for what the files of one run share; see once-a-run.ts. Gives its tear-down. */
module.exports = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'screening-room-run-'));
  process.env.TEST_RUN_FOLDER = folder;
  globalThis.removeRunFolder = () => rm(folder, { recursive: true, force: true });
};
