import { FAMILIES } from './families';
import type { Forgery } from './forgery';
import { type Breach, type Evidence, judge } from './judge';
import type { Scene } from './scene';
import { sendForgery } from './send-forgery';

/** Connections at once. */
const CONCURRENCY = 16;

export interface CampaignReport {
  /** Forgeries sent, by family. */
  readonly sent: Readonly<Record<string, number>>;
  readonly total: number;
  /** What must be empty, one line for each breach, without the request itself. */
  readonly breaches: readonly string[];
}

/**
 * Sends forgeries of every family and judges each answer.
 *
 * @param every 1 sends all of them, 40 each fortieth of a family, its first in any case
 */
export async function runCampaign(scene: Scene, evidence: Evidence, every = 1): Promise<CampaignReport> {
  const sent: Record<string, number> = {};
  const breaches: string[] = [];
  const waiting = drawn(scene, every);
  const work = async (): Promise<void> => {
    for (const [family, forgery] of waiting) {
      sent[family] = (sent[family] ?? 0) + 1;
      const breach: Breach | undefined = judge(
        forgery,
        await sendForgery(scene.origins[forgery.door], forgery),
        evidence,
      );
      if (breach !== undefined) breaches.push(`${breach}: ${family} at ${forgery.door}: ${forgery.name}`);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  const total = Object.values(sent).reduce((sum, count) => sum + count, 0);
  return { sent, total, breaches };
}

/** Made one by one as they are sent, so that what ends "now" does. */
function* drawn(scene: Scene, every: number): Generator<[string, Forgery]> {
  for (const [name, family] of Object.entries(FAMILIES)) {
    let count = 0;
    for (const forgery of family(scene)) if (count++ % every === 0) yield [name, forgery];
  }
}
