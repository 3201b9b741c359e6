import type { Command } from 'commander';
import { z } from 'zod';
import type { Video } from './api/answers';
import { openVideosApi, type VideosApi } from './api/videos-api';
import { type ApiOptions, apiCommand, running, signedIn } from './api-command';
import { videoLine } from './output/video-text';
import { UsageError } from './usage-error';

/** Most films that the API gives at once. */
const PAGE = 100;

const limit = z.coerce.number().int().min(1);

/** Adds `list`, which prints the films that one may watch, newest first. */
export function addList(parent: Command): void {
  const command = apiCommand(parent, 'list', 'list the films that you may watch, newest first').option(
    '--limit <number>',
    'how many at most',
    '20',
  );

  command.action((options: ApiOptions & { limit: string }) =>
    running(command, async () => {
      const count = limit.safeParse(options.limit);
      if (!count.success) throw new UsageError('--limit is a whole number, 1 or more');
      const videos = await newest(openVideosApi((await signedIn(options)).call), count.data);
      const text = videos.map(video => `${videoLine(video)}\n`).join('');
      process.stdout.write(options.json ? `${JSON.stringify(videos, undefined, 2)}\n` : text);
    }),
  );
}

async function newest(api: VideosApi, count: number): Promise<Video[]> {
  const videos: Video[] = [];
  for (let cursor: string | null | undefined; ; ) {
    const page = await api.list({
      limit: Math.min(PAGE, count - videos.length),
      cursor: cursor ?? undefined,
    });
    videos.push(...page.videos);
    cursor = page.cursor;
    if (videos.length >= count || cursor == null) return videos.slice(0, count);
  }
}
