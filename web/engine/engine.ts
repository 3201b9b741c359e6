import type { FaultCode } from '../playback-fault';

/** A rendition that the viewer can choose. */
export interface Quality {
  /** The engine's own number for it. */
  index: number;
  /** By the short side, such as `720p`. */
  name: string;
}

/** Captions that the viewer can choose, in one language. */
export interface Captions {
  /** The engine's own number for them. */
  index: number;
  /** As the playlist names them, such as `English`. */
  name: string;
}

/** What an engine reports while it plays. */
export interface EngineEvents {
  /** The renditions are known, the topmost first; not called by an engine that offers no choice. */
  onQualities(qualities: readonly Quality[]): void;
  /** The picture now comes from this rendition. */
  onRendition(quality: Quality): void;
  /** The captions are known; called anew when there are others. */
  onCaptions(captions: readonly Captions[]): void;
  /** These captions are shown now. */
  onCaptionsShown(index: number | 'off'): void;
  /** Nothing more will play. Called at most once, while the element still knows its position. */
  onFault(code: FaultCode): void;
}

/** What plays a film in a video element. */
export interface Engine {
  /** Takes one rendition, or the one that the connection allows for `auto`. */
  choose(quality: number | 'auto'): void;
  /** Shows these captions over the picture, or none. */
  chooseCaptions(index: number | 'off'): void;
  /** Lets go of the element. No event follows. */
  close(): void;
}
