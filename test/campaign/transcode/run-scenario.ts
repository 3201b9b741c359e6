import { randomBytes } from 'node:crypto';
import { isSettled } from '../../../core/video/is-settled';
import { VIDEO_ID_BYTES, videoId } from '../../../core/video/video-id';
import { fromItem } from '../../../lambdas/_shared/catalogue-item';
import type { Disturbance } from './disturbance';
import type { FaultStage, MetCall } from './fault-stage';
import { judgeFilm } from './judge-film';
import { pass } from './pass';
import { DEAD_LETTERS } from './pipeline-queues';
import type { Scenario } from './scenario';

const HOUR = 3_600_000;

/** Time in which every film must have ended, whatever happened to it. */
const BOUND = 26 * HOUR;

/** Before the next film comes: then no sweep lists the jobs of this one. */
const A_DAY = 24 * HOUR;

const SWEEP = HOUR / 4;

interface Outcome {
  /** What must be empty: everything that is not as promised. */
  readonly faults: readonly string[];
  /** The calls that were met until the film had ended. */
  readonly calls: readonly MetCall[];
}

/**
 * Sends one film through the stack while something happens to it, waits until it has ended, lets a day pass, and judges.
 */
export async function runScenario(stage: FaultStage, scenario: Scenario): Promise<Outcome> {
  const {
    disturb = (): Disturbance => ({}),
    play = (_, film) => stage.operator.upload(film),
    expected = {},
  } = scenario;
  const film = videoId(randomBytes(VIDEO_ID_BYTES));
  const deadBefore = await deadLetters(stage);
  await stage.operator.announce(film);
  const disturbance = disturb(stage);
  stage.disturb(disturbance);
  const faults: string[] = [];
  try {
    await play(stage, film);
    await stage.rush(() => hasEnded(stage, film), BOUND);
    // Until then no sweep can see all that MediaConvert has made.
    if (disturbance.hiddenFor !== undefined) await pass(stage, disturbance.hiddenFor + SWEEP);
  } catch (error) {
    faults.push(String(error));
  }
  const calls = [...stage.calls];
  await nextDay(stage);
  faults.push(...(disturbance.missed?.() ?? []));
  const dead = (await deadLetters(stage)).flatMap((count, place) => {
    const queue = DEAD_LETTERS[place];
    return queue !== undefined && count > (deadBefore[place] ?? 0) ? [queue] : [];
  });
  faults.push(...judgeFilm({ stage, film, expected, item: await stage.operator.item(film), dead }));
  stage.disturb({});
  return { faults: faults.map(fault => `${scenario.name}: ${fault}`), calls };
}

async function hasEnded(stage: FaultStage, film: string): Promise<boolean> {
  if (stage.isBusy() || (await stage.messagesIn('uploads')) > 0) return false;
  const item = await stage.operator.item(film);
  return item !== undefined && isSettled(fromItem(film, item));
}

/** Whatever comes late has come then; and every scenario begins at the same distance from the next sweep. */
async function nextDay(stage: FaultStage): Promise<void> {
  const passed = stage.clock.now() - stage.startedAt;
  const after = Math.ceil((passed + A_DAY) / SWEEP) * SWEEP + 1_000;
  await stage.leap(after - passed);
}

function deadLetters(stage: FaultStage): Promise<number[]> {
  return Promise.all(DEAD_LETTERS.map(queue => stage.messagesIn(queue)));
}
