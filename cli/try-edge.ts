import type { Command } from 'commander';
import { ask } from './try-edge/ask';
import { describeAnswer } from './try-edge/describe-answer';
import { QUESTIONS } from './try-edge/questions';
import { findTarget } from './try-edge/target';
import { UsageError } from './usage-error';

/**
 * Adds `try-edge`, which asks a distribution what AWS documents nowhere, and says whether local mode answers alike. It
 * ends with 1 where one answer differs. What it prints holds no part of the playback URL.
 */
export function addTryEdge(parent: Command): void {
  const command = parent
    .command('try-edge')
    .description('ask a deployed distribution what AWS documents nowhere (docs/not-known-until-tried.md)')
    .requiredOption('--playback-url <url>', 'of a film that plays, through the distribution');

  command.action(async ({ playbackUrl }: { playbackUrl: string }) => {
    try {
      const differing = await tryAll(playbackUrl);
      process.stdout.write(`${QUESTIONS.length - differing} agree, ${differing} differ\n`);
      if (differing > 0) process.exitCode = 1;
    } catch (error) {
      if (error instanceof UsageError) command.error(`error: ${error.message}`);
      throw error;
    }
  });
}

async function tryAll(playbackUrl: string): Promise<number> {
  const target = await findTarget(playbackUrl);
  let differing = 0;
  for (const { question, local, request } of QUESTIONS) {
    const seen = await ask(target.origin, request(target)).then(describeAnswer, () => 'no answer');
    const agrees = seen === local;
    if (!agrees) differing++;
    const verdict = agrees ? 'local mode agrees' : `local mode has ${local}`;
    process.stdout.write(`${agrees ? ' ' : '!'} ${question} ${seen} (${verdict})\n`);
  }
  return differing;
}
