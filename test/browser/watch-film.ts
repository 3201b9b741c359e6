import type { Browser } from 'playwright-core';
import { watchFailures } from './chromium';

/** What a viewer got to see. */
export interface Watched {
  readonly width: number;
  readonly height: number;
  /** Frames that were shown while the film went on. */
  readonly frames: number;
  /** Where it ended, in seconds. */
  readonly endedAt: number;
  /** Everything that went wrong on the way. */
  readonly failures: readonly string[];
}

/** Opens the player page and watches the film from its beginning to its end, four times as fast. */
export async function watchFilm(browser: Browser, url: string): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width: 640, height: 480 } });
  try {
    const failures = watchFailures(page);
    await page.goto(url);
    await page.waitForSelector('body[data-state=paused]', { timeout: 40_000 });
    await page.evaluate(`(() => {
      const video = document.querySelector('video');
      video.playbackRate = 4;
      return video.play();
    })()`);
    await page.waitForSelector('body[data-state=ended]', { timeout: 60_000 });
    const seen = await page.evaluate<Omit<Watched, 'failures'>>(`(() => {
      const video = document.querySelector('video');
      const { totalVideoFrames } = video.getVideoPlaybackQuality();
      const { videoWidth: width, videoHeight: height, currentTime: endedAt } = video;
      return { width, height, endedAt, frames: totalVideoFrames };
    })()`);
    return { ...seen, failures };
  } finally {
    await page.close();
  }
}
