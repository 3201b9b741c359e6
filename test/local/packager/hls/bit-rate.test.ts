import { averageBitRate, peakBitRate } from '../../../../local/packager/hls/bit-rate';
import { rendition } from './rendition-of';

describe('bit rates', () => {
  test('the average is all bits over the whole length', () => {
    expect(averageBitRate(rendition([6, 6000], [3, 3000]))).toBe(8000);
  });

  test('the peak is the densest segment', () => {
    expect(peakBitRate(rendition([6, 6000], [6, 12_000], [6, 6000]), 6)).toBe(16_000);
  });

  test('a last segment of a few frames counts only together with the one before', () => {
    expect(peakBitRate(rendition([6, 6000], [0.5, 6000]), 6)).toBeCloseTo((12_000 * 8) / 6.5);
  });

  test('a film of one short segment has a peak', () => {
    expect(peakBitRate(rendition([1, 500]), 1)).toBe(4000);
  });
});
