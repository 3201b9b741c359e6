import { appliedRotation } from '../../../core/ladder/rotation';

const followed = { container: 'mp4', interlaced: false, chromaSubsampling: '4:2:0' } as const;

test.each([
  [0, 0],
  [90, 90],
  [180, 180],
  [270, 270],
  [89, 90],
  [271, 270],
  [88, 0],
  [45, 0],
  [-90, 0],
])('%i degrees are turned by %i', (degrees, expected) => {
  expect(appliedRotation({ ...followed, degrees })).toBe(expected);
});

test.each([
  [{ container: 'quicktime' }, 90],
  [{ container: 'matroska' }, 0],
  [{ container: 'three_gp' }, 0],
  [{ interlaced: true }, 0],
  [{ chromaSubsampling: '4:2:2' }, 90],
  [{ chromaSubsampling: '4:4:4' }, 0],
  [{ chromaSubsampling: undefined }, 90],
] as const)('with %j a quarter turn is turned by %i', (source, expected) => {
  expect(appliedRotation({ ...followed, degrees: 90, ...source })).toBe(expected);
});
