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
    .requiredOption('--playback-url <url>', 'of a film that plays, through the distribution')
    .option('--json', 'print JSON', false);

  command.action(async ({ playbackUrl, json }: { playbackUrl: string; json: boolean }) => {
    try {
      const tried = await tryAll(playbackUrl, each => json || process.stdout.write(triedText(each)));
      const differing = tried.filter(({ agrees }) => !agrees).length;
      const counts = `${tried.length - differing} agree, ${differing} differ`;
      process.stdout.write(`${json ? JSON.stringify(tried, undefined, 2) : counts}\n`);
      if (differing > 0) process.exitCode = 1;
    } catch (error) {
      if (error instanceof UsageError) command.error(`error: ${error.message}`);
      throw error;
    }
  });
}

/** A question, and how the distribution and local mode have answered it. */
interface Tried {
  readonly question: string;
  readonly seen: string;
  readonly local: string;
  readonly agrees: boolean;
}

async function tryAll(playbackUrl: string, tell: (tried: Tried) => void): Promise<readonly Tried[]> {
  const target = await findTarget(playbackUrl);
  const all: Tried[] = [];
  for (const { question, local, request } of QUESTIONS) {
    const seen = await ask(target.origin, request(target)).then(describeAnswer, () => 'no answer');
    const tried = { question, seen, local, agrees: seen === local };
    tell(tried);
    all.push(tried);
  }
  return all;
}

function triedText({ question, seen, local, agrees }: Tried): string {
  const verdict = agrees ? 'local mode agrees' : `local mode has ${local}`;
  return `${agrees ? ' ' : '!'} ${question} ${seen} (${verdict})\n`;
}
