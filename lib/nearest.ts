/** The candidate with the fewest edits (Levenshtein) away from the text; the first of several equals. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map(candidate => ({ candidate, edits: edits(text.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  return ranked[0]?.candidate;
}

function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [taken, character] of [...from].entries()) {
    const next = [taken + 1];
    for (let put = 1; put <= to.length; put += 1) {
      const replaced = (row[put - 1] ?? 0) + (to[put - 1] === character ? 0 : 1);
      next.push(Math.min(replaced, (row[put] ?? 0) + 1, (next[put - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
