import type { Samples } from './judge';

/** Ends a row's process: what it measured goes to standard output as JSON. */
export async function report(samples: Promise<Samples> | Samples): Promise<void> {
  process.stdout.write(JSON.stringify(await samples));
}
