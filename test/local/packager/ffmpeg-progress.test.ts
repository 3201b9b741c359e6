import { progressReader } from '../../../local/packager/ffmpeg-progress';

describe('progress', () => {
  test('rises as ffmpeg reports it, however the report is cut', () => {
    const seen: number[] = [];
    const read = progressReader(10, fraction => seen.push(fraction));
    read('frame=1\nout_time_us=25000');
    read('00\nout_time_us=5000000\nprogress=continue\n');
    expect(seen).toEqual([0.25, 0.5]);
  });

  test('never falls and never passes one', () => {
    const seen: number[] = [];
    const read = progressReader(1, fraction => seen.push(fraction));
    for (const time of ['500000', '400000', 'N/A', '-20', '3000000']) read(`out_time_us=${time}\n`);
    expect(seen).toEqual([0.5, 1]);
  });

  test('is silent where the length is not known', () => {
    const seen: number[] = [];
    progressReader(undefined, fraction => seen.push(fraction))('out_time_us=500000\n');
    expect(seen).toEqual([]);
  });
});
