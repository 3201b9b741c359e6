import type { Command } from 'commander';
import { readPlaybackAddress } from './doctor/playback-address';
import { reportOn } from './doctor/report/report';
import { reportText } from './doctor/report/report-text';
import { createVisit } from './doctor/walk/visit';
import { walkPlayback } from './doctor/walk/walk';
import { UsageError } from './usage-error';

/**
 * Adds `doctor`, which walks a playback URL as a player does and says what is wrong. It ends with 1 where something is,
 * and with 2 for a URL that it cannot use. What it prints holds no token, no signature and no policy.
 */
export function addDoctor(parent: Command): void {
  const command = parent
    .command('doctor')
    .description('walk a playback URL as a player does, and say what is wrong and what to do')
    .argument('<url>', 'the playback URL: …/play/TOKEN/index.m3u8')
    .option('--authoring', "hold the playlists to Apple's HLS authoring rules too", false)
    .option('--json', 'print the report as JSON', false);

  command.action(async (url: string, { authoring, json }: { authoring: boolean; json: boolean }) => {
    try {
      const walk = await walkPlayback(readPlaybackAddress(url), createVisit(Date.now));
      const report = reportOn(walk, { authoring, now: Date.now() });
      process.stdout.write(json ? `${JSON.stringify(report, undefined, 2)}\n` : reportText(report));
      if (!report.ok) process.exitCode = 1;
    } catch (error) {
      if (error instanceof UsageError) command.error(`error: ${error.message}`);
      throw error;
    }
  });
}
