import type { FaultStage } from './fault-stage';

/** Lets so many milliseconds pass, with all that happens in them. */
export async function pass({ clock, rush }: FaultStage, milliseconds: number): Promise<void> {
  const then = clock.now() + milliseconds;
  void clock.sleep(milliseconds);
  await rush(() => clock.now() >= then, milliseconds);
}
