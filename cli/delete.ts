import type { Command } from 'commander';
import { openVideosApi } from './api/videos-api';
import { type ApiOptions, apiCommand, running, signedIn } from './api-command';
import { printable } from './output/printable';
import { askLine } from './profile/read-password';
import { UsageError } from './usage-error';

/** Adds `delete`, which deletes one film for good. */
export function addDelete(parent: Command): void {
  const command = apiCommand(parent, 'delete', 'delete a film, its source and everything made of it')
    .argument('<video-id>', 'which film')
    .option('--yes', 'do not ask', false);

  command.action((id: string, options: ApiOptions & { yes: boolean }) =>
    running(command, async () => {
      if (!options.yes && !process.stdin.isTTY) throw new UsageError('nobody can be asked here; add --yes');
      const api = openVideosApi((await signedIn(options)).call);
      if (!options.yes) {
        const { title } = await api.video(id);
        const answer = await askLine(`Delete “${printable(title)}” for good? [y/N] `, process.stdin);
        if (!/^y(?:es)?$/i.test(answer)) throw new UsageError('nothing was deleted');
      }
      await api.remove(id);
      process.stdout.write(
        options.json ? `${JSON.stringify({ id, deleted: true })}\n` : `Deleted ${printable(id)}.\n`,
      );
    }),
  );
}
