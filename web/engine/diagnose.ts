import { type FaultCode, faultOfPlaylist } from '../playback-fault';

/**
 * Asks for a playlist once more to learn why it was refused: neither a video element nor hls.js hands on the answer's
 * body, where the reason stands.
 *
 * @returns undefined where the answer is a good one
 */
export async function diagnose(playlistUrl: string): Promise<FaultCode | undefined> {
  try {
    const response = await fetch(playlistUrl, { cache: 'no-store', credentials: 'omit' });
    return response.ok ? undefined : faultOfPlaylist(response.status, await response.text());
  } catch {
    return 'network';
  }
}
