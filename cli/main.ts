import { Command, CommanderError } from 'commander';
import { addDelete } from './delete';
import { addDoctor } from './doctor';
import { EXIT } from './exit-code';
import { addGrant } from './grant';
import { addList } from './list';
import { addLogin } from './login';
import { addLogout } from './logout';
import { addPlaylistSign } from './playlist-sign';
import { addShow } from './show';
import { addTryEdge } from './try-edge';
import { addUpload } from './upload';

const program = new Command('screening-room')
  .description('Private video streaming in your own AWS account, from the command line.')
  .exitOverride();

addLogin(program);
addLogout(program);
addUpload(program);
addList(program);
addShow(program);
addGrant(program);
addDelete(program);
addDoctor(program);
addTryEdge(program);
addPlaylistSign(program.command('playlist').description('work on playlists in files'));

program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : EXIT.usage;
});
