import { progressReader } from '../../../local/packager/ffmpeg-progress';

describe('progress', () => {
  test('rises as ffmpeg reports it, however the report is cut', () => {
    const seen: number[] = [];
    const read = progressReader(seconds => seen.push(seconds));
    read('frame=1\nout_time_us=25000');
    read('00\nout_time_us=5000000\nprogress=continue\n');
    expect(seen).toEqual([2.5, 5]);
  });

  test('never falls, and what is no time is not told', () => {
    const seen: number[] = [];
    const read = progressReader(seconds => seen.push(seconds));
    for (const time of ['500000', '400000', 'N/A', '-20', '3000000']) read(`out_time_us=${time}\n`);
    expect(seen).toEqual([0.5, 3]);
  });
});
