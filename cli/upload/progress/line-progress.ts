import type { Clock } from '../../../local/clock';
import { bytesText, durationText } from '../../output/amounts';
import { printable } from '../../output/printable';
import { createTransferRate, type TransferRate } from './transfer-rate';
import type { UploadProgress } from './upload-progress';

/** A line comes with every tenth of the file, and after this many milliseconds at the latest. */
const LONGEST_SILENCE = 30_000;

/** Progress where there is no terminal: some lines that a log can hold. */
export function lineProgress(print: (line: string) => void, clock: Clock): UploadProgress {
  let film = { name: '', size: 1, sent: 0 };
  let rate: TransferRate;
  let printedAt = 0;
  let tenth = 0;
  let stage = '';

  const say = (text: string) => {
    printedAt = clock.now();
    print(`${printable(film.name)}: ${text}`);
  };
  return {
    begin(next) {
      film = { ...next };
      rate = createTransferRate(() => clock.now());
      tenth = Math.floor((film.sent / film.size) * 10);
      stage = '';
      say(`${bytesText(film.size)}${film.sent > 0 ? `, of which ${bytesText(film.sent)} are there` : ''}`);
    },
    move(bytes) {
      film.sent += bytes;
      rate.add(bytes);
      const reached = Math.floor((film.sent / film.size) * 10);
      if (reached <= tenth && clock.now() - printedAt < LONGEST_SILENCE) return;
      tenth = Math.max(tenth, reached);
      const left = rate.timeFor(film.size - film.sent);
      const percent = Math.floor((film.sent / film.size) * 100);
      say(
        `${percent} %, ${bytesText(rate.speed())}/s${left === undefined ? '' : `, ${durationText(left)} left`}`,
      );
    },
    stage(status, percent) {
      const next = percent === undefined ? status : `${status} ${percent} %`;
      if (next !== stage) say(next);
      stage = next;
    },
    end() {},
  };
}
