import { qualitiesOf } from '../../../web/engine/quality-name';

describe('the renditions to choose from', () => {
  test('are named by their short side, the topmost first', () => {
    const levels = [
      { width: 640, height: 360 },
      { width: 1280, height: 720 },
    ];
    expect(qualitiesOf(levels)).toEqual([
      { name: '720p', index: 1 },
      { name: '360p', index: 0 },
    ]);
    expect(qualitiesOf([{ width: 720, height: 1280 }])).toEqual([{ name: '720p', index: 0 }]);
  });

  test('of one size are offered once, with the highest bit rate', () => {
    const size = { width: 1280, height: 720 };
    expect(qualitiesOf([size, size])).toEqual([{ name: '720p', index: 1 }]);
  });
});
