/** Requests that are made again and again, one after the other, until they are stopped. */
export interface Hammer {
  /** Every answer that was not a good one. */
  readonly failures: readonly string[];
  /** Resolves when each address has been asked for so many more times. */
  rounds(count: number): Promise<void>;
  /** Asks for other addresses from the next round on. */
  aim(addresses: readonly URL[]): void;
  stop(): Promise<void>;
}

/** Starts asking for addresses; each answer is read to its end. */
export function startHammer(first: readonly URL[]): Hammer {
  const failures: string[] = [];
  let addresses = first;
  let done = 0;
  let stopped = false;
  let waiting: { until: number; wake: () => void }[] = [];

  const ask = async (address: URL): Promise<void> => {
    const answer = await fetch(address).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status !== 200) failures.push(`${answer?.status ?? 'no answer'} at ${address.host}`);
  };
  const run = async (): Promise<void> => {
    while (!stopped) {
      for (const address of addresses) await ask(address);
      done += 1;
      for (const { wake } of waiting.filter(({ until }) => until <= done)) wake();
      waiting = waiting.filter(({ until }) => until > done);
    }
  };
  const running = run();
  return {
    failures,
    // The round that is under way began before.
    rounds: count => new Promise(wake => waiting.push({ until: done + count + 1, wake })),
    aim(others) {
      addresses = others;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}
