/** How long the work takes in seconds, by the clock on the wall: where most of it is that of other processes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
