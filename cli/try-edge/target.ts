import { UsageError } from '../usage-error';
import { ask } from './ask';

/** What the questions are asked of: a film that plays. */
export interface Target {
  /** Scheme and host of the distribution. */
  readonly origin: string;
  /** Path of the multivariant playlist, with its token. */
  readonly playlist: string;
  /** Path of a media segment. */
  readonly segment: string;
  /** The three signing parameters of that segment, as they stand in its URL. */
  readonly signature: string;
}

/**
 * Follows a playback URL to a signed media segment.
 *
 * @throws UsageError where the URL leads to none; it never holds a part of the URL
 */
export async function findTarget(playbackUrl: string): Promise<Target> {
  const url = URL.canParse(playbackUrl) ? new URL(playbackUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new UsageError('--playback-url is the URL of a playlist, from the distribution');
  const child = (await lines(url)).find(line => /\.m3u8$/.test(line));
  if (child === undefined) throw new UsageError('--playback-url leads to no multivariant playlist');
  const media = (await lines(new URL(child, url))).find(line => line.includes('Signature='));
  if (media === undefined) throw new UsageError('--playback-url leads to no signed segment');
  const segment = new URL(media);
  if (segment.origin !== url.origin)
    throw new UsageError('--playback-url is not from the distribution: its segments are elsewhere');
  return {
    origin: url.origin,
    playlist: url.pathname,
    segment: segment.pathname,
    signature: segment.search.slice(1),
  };
}

/** Lines of a playlist that are URIs. */
async function lines(url: URL): Promise<readonly string[]> {
  const { status, text } = await ask(url.origin, { path: url.pathname + url.search });
  if (status !== 200) throw new UsageError(`--playback-url leads to a playlist that answers ${status}`);
  return text.split(/\r?\n/).filter(line => line !== '' && !line.startsWith('#'));
}
