/** One way of doing a piece of work. */
export interface Contender {
  /** Calls in a row that make up one measurement: short work needs many. */
  readonly calls: number;
  /** Work that comes before a measurement and does not count. */
  readonly prepare?: () => Promise<unknown>;
  /** @param call counts from 0 in each measurement */
  readonly run: (call: number) => unknown;
}

/** Rounds that are run and thrown away, until the compiler is done with everything. */
const WARM_UP = 2;

/**
 * Measures contenders in turn, round after round, so that what else the machine does meets all of them. Each round
 * begins with another one. Processor time is what counts, of all threads, in user and system: on a shared machine the
 * clock on the wall measures the neighbours too, and Lambda gives a function a share of a processor.
 *
 * @returns milliseconds per call, one number a round, by contender
 */
export async function interleave<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  rounds: number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contenders) as Name[];
  const times = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const position of names.keys()) {
      const name = names[(position + round + WARM_UP) % names.length];
      if (name === undefined) continue;
      const time = await measure(contenders[name]);
      if (round >= 0) times[name].push(time);
    }
  }
  return times;
}

async function measure({ calls, prepare, run }: Contender): Promise<number> {
  await prepare?.();
  const start = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) await run(call);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / calls;
}
