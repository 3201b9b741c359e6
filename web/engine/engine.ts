import type { FaultCode } from '../playback-fault';

/** A rendition that the viewer can choose. */
export interface Quality {
  /** The engine's own number for it. */
  index: number;
  /** By the short side, such as `720p`. */
  name: string;
}

/** What an engine reports while it plays. */
export interface EngineEvents {
  /** The renditions are known, the topmost first; not called by an engine that offers no choice. */
  onQualities(qualities: readonly Quality[]): void;
  /** The picture now comes from this rendition. */
  onRendition(quality: Quality): void;
  /** Nothing more will play. Called at most once, while the element still knows its position. */
  onFault(code: FaultCode): void;
}

/** What plays a film in a video element. */
export interface Engine {
  /** Takes one rendition, or the one that the connection allows for `auto`. */
  choose(quality: number | 'auto'): void;
  /** Lets go of the element. No event follows. */
  close(): void;
}
