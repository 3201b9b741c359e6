import { averageBitRate, peakBitRate } from '../../../../local/packager/hls/bit-rate';

const entries = (...all: [seconds: number, bytes: number][]) =>
  all.map(([seconds, bytes]) => ({ seconds, bytes }));

describe('bit rates', () => {
  test('the average is all bits over the whole length', () => {
    expect(averageBitRate(entries([6, 6000], [3, 3000]))).toBe(8000);
  });

  test('the peak is the densest segment', () => {
    expect(peakBitRate(entries([6, 6000], [6, 12_000], [6, 6000]))).toBe(16_000);
  });

  test('a last segment of a few frames counts only together with the one before', () => {
    expect(peakBitRate(entries([6, 6000], [0.5, 6000]))).toBeCloseTo((12_000 * 8) / 6.5);
  });

  test('a film of one short segment has a peak', () => {
    expect(peakBitRate(entries([1, 500]))).toBe(4000);
  });
});
