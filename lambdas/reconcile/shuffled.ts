/**
 * The items in random order, so that sweeps which run out of time leave out others each time.
 *
 * @param random from 0 up to, not including, 1
 */
export function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map(item => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
