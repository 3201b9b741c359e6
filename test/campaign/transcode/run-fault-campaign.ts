import { FAMILIES } from './families';
import type { FaultStage } from './fault-stage';
import { killsOf, type PlayedScene, twiceEnded } from './kills';
import { runScenario } from './run-scenario';
import type { Scenario } from './scenario';
import { SCENES } from './scenes';

/** Pairs of ends that are drawn for a scene. */
const PAIR_SEEDS = Array.from({ length: 12 }, (_, seed) => seed + 1);

export interface FaultReport {
  /** Injections by what they were made at. */
  readonly injected: Readonly<Record<string, number>>;
  readonly total: number;
  /** What must be empty, one line for each promise that was broken. */
  readonly faults: readonly string[];
}

/**
 * Sends films through the stack, one for each injection, and judges each.
 *
 * @param every 1 makes all injections, 40 each fortieth of them, across the families
 */
export async function runFaultCampaign(stage: FaultStage, every = 1): Promise<FaultReport> {
  const injected: Record<string, number> = {};
  const faults: string[] = [];
  let count = 0;
  const run = async (family: string, scenarios: readonly Scenario[]): Promise<void> => {
    const drawn = scenarios.filter(() => count++ % every === 0);
    injected[family] = drawn.length;
    for (const scenario of drawn) faults.push(...(await runScenario(stage, scenario)).faults);
  };
  const played: PlayedScene[] = [];
  for (const scene of SCENES) {
    const dryRun = await runScenario(stage, scene);
    faults.push(...dryRun.faults);
    const { calls } = dryRun;
    await run(`workers ended: ${scene.name}`, killsOf({ scene, calls }, played));
    if (scene.endsAt === undefined) {
      const pairs = PAIR_SEEDS.map(seed => twiceEnded({ scene, calls }, seed));
      await run(`workers ended twice: ${scene.name}`, pairs);
    }
    played.push({ scene, calls });
  }
  for (const [family, scenarios] of Object.entries(FAMILIES)) await run(family, scenarios());
  const total = Object.values(injected).reduce((sum, count) => sum + count, 0);
  return { injected, total, faults };
}
