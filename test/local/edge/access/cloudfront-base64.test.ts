import { decodeCloudFrontBase64 } from '../../../../local/edge/access/cloudfront-base64';

test('the three replaced characters are read back', () => {
  const bytes = Buffer.from([0xfb, 0xef, 0xff, 0xfa]);
  expect(bytes.toString('base64')).toBe('++//+g==');
  expect(decodeCloudFrontBase64('--~~-g__')).toStrictEqual(bytes);
});

test.each(['', '++//+g==', '--~~-g', '_', 'ab_d', 'YQ%7E%7E', 'YWJj YWJj', 'YQ___'])(
  '"%s" is refused',
  text => {
    expect(decodeCloudFrontBase64(text)).toBeUndefined();
  },
);
