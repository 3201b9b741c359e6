import { Presets, SingleBar } from 'cli-progress';
import type { Clock } from '../../../local/clock';
import { bytesText, durationText } from '../../output/amounts';
import { printable } from '../../output/printable';
import { createTransferRate } from './transfer-rate';
import type { UploadProgress } from './upload-progress';

/** Longest name that is shown beside the bar. */
const NAME_MAX = 24;

/** Progress on a terminal: a bar for sending, then one for the transcode. */
export function barProgress(stream: NodeJS.WritableStream, clock: Clock): UploadProgress {
  let film = { name: '', size: 1, sent: 0 };
  let rate = createTransferRate(() => clock.now());
  let stage = 'sending';
  const bar = new SingleBar(
    { stream, format: '{name} {bar} {percentage} % {detail}', hideCursor: true, barsize: 24 },
    Presets.shades_grey,
  );
  const detail = () => {
    const left = rate.timeFor(film.size - film.sent);
    const amount = `${bytesText(film.size)}, ${bytesText(rate.speed())}/s`;
    return `${amount}${left === undefined ? '' : `, ${durationText(left)} left`}`;
  };
  return {
    begin(next) {
      film = { ...next, name: printable(next.name).slice(0, NAME_MAX) };
      rate = createTransferRate(() => clock.now());
      stage = 'sending';
      bar.start(film.size, film.sent, { name: film.name, detail: '' });
    },
    move(bytes) {
      film.sent += bytes;
      rate.add(bytes);
      bar.update(film.sent, { detail: detail() });
    },
    stage(status, percent) {
      if (stage === 'sending') bar.setTotal(100);
      stage = status;
      bar.update(status === 'ready' ? 100 : (percent ?? 0), { detail: printable(status) });
    },
    end: () => bar.stop(),
  };
}
