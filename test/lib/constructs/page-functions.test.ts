import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ofType, only, synthesised } from '../synthesised';

const template = synthesised();

test.each([
  ['DeliveryPageFunctionsRoutes', 'page-routes'],
  ['DeliveryPageFunctionsHeaders', 'page-headers'],
])('%s is %s.js as it stands, published, in the newest runtime, below 10 KB', (id, name) => {
  const { Properties } = only(template, 'AWS::CloudFront::Function', id);
  expect(Properties).toMatchObject({
    AutoPublish: true,
    FunctionConfig: { Runtime: 'cloudfront-js-2.0' },
    FunctionCode: readFileSync(join(__dirname, '../../../web/edge', `${name}.js`), 'utf8'),
  });
  expect(Buffer.byteLength(String(Properties['FunctionCode']))).toBeLessThan(10_240);
});

test('their names carry stack and region, and stay within 64 characters in the longest region', () => {
  for (const [, { Properties }] of ofType(template, 'AWS::CloudFront::Function')) {
    const [separator, parts] = (Properties['Name'] as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
    expect(parts).toContainEqual({ Ref: 'AWS::Region' });
    const text = parts.map(part => (typeof part === 'string' ? part : 'ap-southeast-1')).join(separator);
    expect(text).toMatch(/^ScreeningRoom-ap-southeast-1-[a-z-]+$/);
    expect(text.length).toBeLessThanOrEqual(64);
  }
});

test('the page may call the API of its own origin, and send parts to the bucket', () => {
  const { FunctionCode } = only(
    template,
    'AWS::CloudFront::Function',
    'DeliveryPageFunctionsHeaders',
  ).Properties;
  expect(FunctionCode).toMatch(/connect-src [^;]*https:[^;]*;/);
});
