/**
 * The element of the page with an id.
 *
 * @throws TypeError where the page has none of this kind: page and script do not belong together
 */
export function element<T extends Element>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new TypeError(`the page has no ${kind.name} called ${id}`);
}
