import fc from 'fast-check';
import { isRun, isVideoId, VIDEO_ID_BYTES, videoId } from '../../../core/video/video-id';

test('sixteen random bytes make an id of 22 characters, in its only spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), bytes => {
      const id = videoId(bytes);
      expect(id).toHaveLength(22);
      expect(isVideoId(id)).toBe(true);
      expect(Buffer.from(id, 'base64url')).toEqual(Buffer.from(bytes));
    }),
  );
});

test.each([0, VIDEO_ID_BYTES - 1, VIDEO_ID_BYTES + 1])('%p bytes make no id', length => {
  expect(() => videoId(new Uint8Array(length))).toThrow(TypeError);
});

test.each([
  '',
  'A'.repeat(21),
  'A'.repeat(23),
  `${'A'.repeat(21)}B`,
  `${'A'.repeat(21)}*`,
  `${'A'.repeat(21)}?`,
  `${'A'.repeat(20)}/A`,
  `${'A'.repeat(22)}\n`,
  `${'A'.repeat(20)}.A`,
])('%j is no video id', text => {
  expect(isVideoId(text)).toBe(false);
});

test.each(['r', '0', 'a-b_C9', 'r'.repeat(22)])('%j names a run', text => {
  expect(isRun(text)).toBe(true);
});

test.each(['', 'r'.repeat(23), '.', '..', 'a/b', 'a*', 'a?', 'r\n', 'é'])('%j names no run', text => {
  expect(isRun(text)).toBe(false);
});
