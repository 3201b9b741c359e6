import { type ErrorData, ErrorDetails, ErrorTypes } from 'hls.js';
import { type FaultCode, faultOfSegment } from '../playback-fault';
import { diagnose } from './diagnose';

const NOT_A_PLAYLIST: readonly string[] = [
  ErrorDetails.MANIFEST_PARSING_ERROR,
  ErrorDetails.LEVEL_PARSING_ERROR,
  ErrorDetails.LEVEL_EMPTY_ERROR,
];

const UNSUPPORTED: readonly string[] = [
  ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR,
  ErrorDetails.BUFFER_ADD_CODEC_ERROR,
  ErrorDetails.BUFFER_INCOMPATIBLE_CODECS_ERROR,
];

/**
 * Names the fault behind an error that hls.js could not get over.
 *
 * @param playbackUrl the multivariant playlist's, asked again where the error names no playlist of its own
 */
export async function faultOfHls(data: ErrorData, playbackUrl: string): Promise<FaultCode> {
  if (NOT_A_PLAYLIST.includes(data.details)) return 'playlist_not_found';
  if (UNSUPPORTED.includes(data.details)) return 'unsupported';
  if (data.type !== ErrorTypes.NETWORK_ERROR) return 'media';
  const status = data.response?.code ?? 0;
  if (data.frag && status !== 0) return faultOfSegment(status);
  // A refusal without CORS headers has no status here; the playlist, whose answers have them, tells why it came.
  const playlist = data.frag ? playbackUrl : (data.context?.url ?? playbackUrl);
  return (await diagnose(playlist)) ?? 'network';
}
