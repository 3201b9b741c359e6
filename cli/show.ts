import type { Command } from 'commander';
import { openVideosApi } from './api/videos-api';
import { type ApiOptions, apiCommand, running, signedIn } from './api-command';
import { videoText } from './output/video-text';

/** Adds `show`, which prints what is known of one film. */
export function addShow(parent: Command): void {
  const command = apiCommand(parent, 'show', 'show one film: how far it is, and why it failed').argument(
    '<video-id>',
    'which film',
  );

  command.action((id: string, options: ApiOptions) =>
    running(command, async () => {
      const video = await openVideosApi((await signedIn(options)).call).video(id);
      process.stdout.write(options.json ? `${JSON.stringify(video, undefined, 2)}\n` : videoText(video));
    }),
  );
}
