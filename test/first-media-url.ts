/** The signed URL of a film's first video segment, found as a player finds it. */
export async function firstMediaUrl(playbackUrl: string): Promise<URL> {
  const variant = (await linesOf(playbackUrl)).find(line => line.endsWith('p.m3u8')) ?? '';
  const lines = await linesOf(new URL(variant, playbackUrl));
  return new URL(lines.find(line => line.startsWith('http')) ?? '');
}

async function linesOf(url: string | URL): Promise<string[]> {
  return (await (await fetch(url)).text()).split('\n');
}
