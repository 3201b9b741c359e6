const EVENTS = ['waiting', 'seeking', 'stalled'];

/**
 * Calls back once the element has nothing more to play where it stands: at once, or when its buffer runs out, or when
 * the viewer seeks beyond it.
 */
export function whenStarved(video: HTMLVideoElement, signal: AbortSignal, callback: () => void): void {
  const check = () => {
    if (signal.aborted || video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) return;
    callback();
  };
  for (const type of EVENTS) video.addEventListener(type, check, { signal });
  check();
}
