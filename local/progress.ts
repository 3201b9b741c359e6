import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a piece of work has come. */
export interface Progress {
  /** Shows a title, and the fraction done (0 to 1) while the work goes on. */
  track<Result>(
    title: string,
    work: (update: (fraction: number) => void) => Promise<Result>,
  ): Promise<Result>;
}

/** For whoever shows nothing. */
export const silentProgress: Progress = { track: (_title, work) => work(() => undefined) };

/** A bar on a terminal; elsewhere one line for each quarter. */
export function showProgress(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? bars(stream) : lines(stream);
}

function bars(stream: NodeJS.WriteStream): Progress {
  return {
    async track(title, work) {
      const bar = new SingleBar(
        { stream, format: `${title.padEnd(28)} {bar} {percentage} %`, hideCursor: true, gracefulExit: false },
        Presets.shades_classic,
      );
      bar.start(100, 0);
      try {
        const result = await work(fraction => bar.update(Math.floor(fraction * 100)));
        bar.update(100);
        return result;
      } finally {
        bar.stop();
      }
    },
  };
}

function lines(stream: NodeJS.WriteStream): Progress {
  return {
    async track(title, work) {
      let shown = -1;
      const result = await work(fraction => {
        const quarter = Math.floor(fraction * 4);
        if (quarter <= shown || quarter === 4) return;
        shown = quarter;
        stream.write(`${title} ${quarter * 25} %\n`);
      });
      stream.write(`${title} 100 %\n`);
      return result;
    },
  };
}
