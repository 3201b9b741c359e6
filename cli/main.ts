import { Command, CommanderError } from 'commander';
import { addDoctor } from './doctor';
import { addGrant } from './grant';
import { addPlaylistSign } from './playlist-sign';
import { addTryEdge } from './try-edge';

const USAGE_ERROR = 2;

const program = new Command('screening-room')
  .description('Private video streaming in your own AWS account, from the command line.')
  .exitOverride();

addGrant(program);
addDoctor(program);
addTryEdge(program);
addPlaylistSign(program.command('playlist').description('work on playlists in files'));

program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : USAGE_ERROR;
});
