import type { Disturbance } from './disturbance';
import { ANSWER_LOST, LOST } from './fates';
import type { MetCall } from './fault-stage';
import type { Scenario } from './scenario';
import type { Scene } from './scenes';
import { FUNCTIONS, type FunctionName } from './stage-call';

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
  return FUNCTIONS.filter(name => scene.ended.includes(name)).flatMap(name =>
    calls
      .map((call, place) => ({ call, place }))
      .filter(({ call }) => call.by === name)
      .map(({ call, place }, index) => ({ call, place, nth: index + 1 }))
      .filter(({ place }) => !others.some(other => beginsAs(other.calls, calls.slice(0, place + 1))))
      .flatMap(({ call, nth }) => [
        ended(scene, { name, nth, when: 'before' }, call.operation),
        ended(scene, { name, nth, when: 'after' }, call.operation),
      ]),
  );
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
    disturb: stage => killing(scene.disturb?.(stage) ?? {}, kill, () => stage.crash(name)),
  };
}

function killing(
  disturbance: Disturbance,
  { name, nth, when }: Kill,
  crash: () => Promise<void>,
): Disturbance {
  let count = 0;
  return {
    ...disturbance,
    async onCall(call) {
      const fate = await disturbance.onCall?.(call);
      if (call.by !== name) return fate;
      count += 1;
      if (count !== nth) return fate;
      await crash();
      return when === 'before' ? LOST : (fate ?? ANSWER_LOST);
    },
    missed: () => (count < nth ? [`${name} made ${count} calls only`] : []),
  };
}
