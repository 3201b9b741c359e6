import { readdir, realpath, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { StartFault } from './start-fault';

const NAMES = {
  lock: 'screening-room.lock',
  processId: 'process.pid',
  assembly: 'cdk.out',
  stack: 'stack.json',
  log: 'stack.log',
  customResources: 'custom-resources.json',
  user: 'user.json',
  objects: 's3',
  secrets: 'secrets',
  queues: 'queues',
  tables: 'tables',
  jobs: 'media-convert',
  userPools: 'user-pools',
  mail: 'mail',
  sample: 'sample-30-s.mp4',
  unfinishedSample: 'unfinished-sample.mp4',
} as const;

/** What earlier versions kept beside these. */
const FORMER_NAMES = /^(films\.json|sources\.json|work-\w{6})$/;

/** The process that empties the folder holds them. */
const HELD: readonly string[] = [NAMES.lock, NAMES.processId];

/** One of them at least is in every folder that local mode has used; other programs' folders may hold the others. */
const MARKS: readonly string[] = [NAMES.lock, NAMES.assembly, NAMES.stack, NAMES.customResources];

/** What a killed process leaves of a state file that it was writing. */
const UNFINISHED = /\.[\da-f-]{36}\.tmp$/;

/** Path of something that local mode keeps in its data folder. Nothing is kept there that has no name here. */
export function keptIn(dataDir: string, what: keyof typeof NAMES): string {
  return join(dataDir, NAMES[what]);
}

/**
 * Makes sure that a folder may be emptied: it holds nothing, or what local mode has put there and nothing else, and no
 * film that is to be brought in.
 *
 * @throws StartFault naming what lies there
 */
export async function refuseToEmpty(dataDir: string, films: readonly string[]): Promise<void> {
  const names = await readdir(dataDir);
  const isOurs = names.some(name => MARKS.includes(name));
  const stranger = names.find(name => !isOurs || !isKept(name));
  if (stranger !== undefined) {
    throw new StartFault(
      `${join(dataDir, stranger)} was not put there by npm start, and --fresh empties the whole folder; move it away, or choose another folder: npm start -- --fresh --data FOLDER`,
    );
  }
  const inside = (await realpath(dataDir)) + sep;
  for (const film of films) {
    if (!(await realpath(film)).startsWith(inside)) continue;
    throw new StartFault(
      `${film} lies in the folder that --fresh empties; move it away, or leave --fresh out`,
    );
  }
}

/** Removes everything that local mode keeps in its data folder, and nothing else. The lock stays. */
export async function emptyDataFolder(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir)).filter(name => isKept(name) && !HELD.includes(name));
  await Promise.all(names.map(name => rm(join(dataDir, name), { recursive: true, force: true })));
}

function isKept(name: string): boolean {
  const known: readonly string[] = Object.values(NAMES);
  return known.includes(name.replace(UNFINISHED, '')) || FORMER_NAMES.test(name);
}
