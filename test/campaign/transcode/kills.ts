import type { Disturbance } from './disturbance';
import { ANSWER_LOST, LOST } from './fates';
import type { FaultStage, MetCall } from './fault-stage';
import type { Scenario } from './scenario';
import type { Scene } from './scenes';
import { shuffled } from './shuffled';
import type { FunctionName } from './stage-call';

/** The end of all workers of a function that are handling an invocation. */
interface Kill {
  readonly name: FunctionName;
  /** Place of the call among the function's, from 1. */
  readonly nth: number;
  readonly when: 'before' | 'after';
}

/** A scene, and the calls that its dry run has made. */
export interface PlayedScene {
  readonly scene: Scene;
  readonly calls: readonly MetCall[];
}

/**
 * The scene as often as its functions call AWS, and twice: the worker is ended before the call is carried out, and after.
 * Where all that was called so far is what another scene has called too, that scene stands for both.
 *
 * @param others scenes whose calls have had their turn
 */
export function killsOf(
  { scene, calls }: PlayedScene,
  others: readonly PlayedScene[] = [],
): readonly Scenario[] {
  const { endsAt = () => true } = scene;
  return calls.flatMap((call, place) => {
    const before = calls.slice(0, place);
    const name = call.by;
    const isKnown = others.some(other => beginsAs(other.calls, [...before, call]));
    if (name === 's3' || isKnown || !endsAt(call)) return [];
    const nth = before.filter(({ by }) => by === name).length + 1;
    return [
      ended(scene, { name, nth, when: 'before' }, call.operation),
      ended(scene, { name, nth, when: 'after' }, call.operation),
    ];
  });
}

function beginsAs(calls: readonly MetCall[], beginning: readonly MetCall[]): boolean {
  return beginning.every(
    ({ by, operation }, place) => calls[place]?.by === by && calls[place].operation === operation,
  );
}

function ended(scene: Scene, kill: Kill, operation: string): Scenario {
  const { name, nth, when } = kill;
  return {
    ...scene,
    name: `${scene.name}; ${name} is ended ${when} its call ${nth}, ${operation}`,
    disturb: stage => killing(stage, scene.disturb?.(stage) ?? {}, kill),
  };
}

/** Two ends in one scene, drawn by a seed; the second may not come about, since the first leaves out what it was to meet. */
export function twiceEnded({ scene, calls }: PlayedScene, seed: number): Scenario {
  const ours = calls.flatMap(({ by }) => (by === 's3' ? [] : [by]));
  const kills = shuffled(
    ours.flatMap((name, place): readonly Kill[] => {
      const nth = ours.slice(0, place + 1).filter(each => each === name).length;
      return [
        { name, nth, when: 'before' },
        { name, nth, when: 'after' },
      ];
    }),
    seed,
  ).slice(0, 2);
  const told = kills.map(({ name, nth, when }) => `${name} is ended ${when} its call ${nth}`);
  return {
    ...scene,
    name: `${scene.name}; ${told.join(', ')}`,
    disturb(stage) {
      const { missed: _, ...both } = kills.reduce<Disturbance>(
        (disturbance, kill) => killing(stage, disturbance, kill),
        scene.disturb?.(stage) ?? {},
      );
      return both;
    },
  };
}

function killing(stage: FaultStage, disturbance: Disturbance, { name, nth, when }: Kill): Disturbance {
  let count = 0;
  return {
    ...disturbance,
    async onCall(call) {
      const fate = await disturbance.onCall?.(call);
      if (call.by !== name) return fate;
      count += 1;
      if (count !== nth) return fate;
      await stage.crash(name);
      return when === 'before' ? LOST : (fate ?? ANSWER_LOST);
    },
    missed: () => (count < nth ? [`${name} made ${count} calls only`] : []),
  };
}
