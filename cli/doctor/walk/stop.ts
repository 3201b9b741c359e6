import type { Playlist } from './playlist';
import type { Answer } from './visit';

/** One address on the way of a player. */
export interface Stop {
  /** `playback`: the playback URL itself; `child`: a playlist that it names. */
  readonly kind: 'playback' | 'child' | 'media';
  /** What the report calls it; it holds nothing of a token or a query. */
  readonly place: string;
  readonly url: URL;
  readonly answer: Answer;
  /** What was answered to the question that a browser asks first, where it was asked. */
  readonly preflight: Answer | undefined;
  /** Where the answer is a playlist. */
  readonly playlist: Playlist | undefined;
}

/** Whether the answer is what was asked for. */
export function isAnswered({ answer }: Stop): boolean {
  return answer.status === 200 || answer.status === 206;
}
