interface Limits {
  /** How many are worked on at once. */
  readonly atOnce: number;
  /** Whether there is time to begin another. */
  readonly hasTime: () => boolean;
}

/**
 * Works through the items in their order until there are no more, or no time is left for another.
 *
 * @param work must not reject
 * @returns how many items were not begun
 */
export async function workThrough<T>(
  items: readonly T[],
  { atOnce, hasTime }: Limits,
  work: (item: T) => Promise<void>,
): Promise<number> {
  let begun = 0;
  const rest = items.values();
  async function lane(): Promise<void> {
    while (begun < items.length && hasTime()) {
      const { value, done } = rest.next();
      if (done === true) return;
      begun += 1;
      await work(value);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane));
  return items.length - begun;
}
