/** Paths of a language's captions below the film's prefix. */
export interface CaptionPaths {
  /** The captions themselves, as WebVTT. */
  readonly text: string;
  /** The HLS media playlist over them. */
  readonly playlist: string;
}

/** @param language a tag by `languageTag`, so one language has one path */
export function captionPaths(language: string): CaptionPaths {
  return { text: `captions/${language}.vtt`, playlist: `captions_${language}.m3u8` };
}
