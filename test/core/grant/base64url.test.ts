import fc from 'fast-check';
import { decodeCanonical } from '../../../core/grant/base64url';

test('what bytes encode to decodes to them', () => {
  fc.assert(
    fc.property(fc.uint8Array(), bytes => {
      expect(decodeCanonical(Buffer.from(bytes).toString('base64url'))).toEqual(Buffer.from(bytes));
    }),
  );
});

test.each(['AB', 'AAB', 'A', 'AA==', 'A+', 'A/', 'AA AA', 'AA\n', 'é'])(
  '%j is no spelling of anything',
  text => {
    expect(decodeCanonical(text)).toBeUndefined();
  },
);
