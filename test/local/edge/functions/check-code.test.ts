import { checkCode } from '../../../../local/edge/functions/check-code';

const check = (code: string, runtime = 'cloudfront-js-2.0') => checkCode({ name: 'test', runtime, code });

test.each([
  'function handler(event) { return event.request; }',
  'const handler = (event, ...rest) => `$'.concat('{event.request.uri} $', '{rest.length}`;'),
  'async function handler(event) { let a = await event; return 2 ** 3; }',
  "function handler(event) { return /(?<year>\\d{4})/.exec('2030').groups.year; }",
])('the runtime understands %s', code => {
  expect(() => check(code)).not.toThrow();
});

test.each([
  'function handler(event) { for (const a of []) {} }',
  'class A {}',
  'function* handler() {}',
  'function handler({ request }) { return request; }',
  'function handler(event) { const [a] = event; return a; }',
  'function handler(event) { return { ...event }; }',
  'function handler(event) { return event?.request; }',
  'function handler(event) { return event ?? 1; }',
  'function handler(event, a = 1) { return a; }',
  "import cf from 'cloudfront';",
  'export function handler() {}',
  'function handler( {',
])('the runtime does not understand %s', code => {
  expect(() => check(code)).toThrow(/^function test: the runtime does not understand its code: \S/);
});

test('code of 10 KB is taken, a byte more is not', () => {
  expect(() => check(`//${'a'.repeat(10_238)}`)).not.toThrow();
  expect(() => check(`//${'a'.repeat(10_239)}`)).toThrow('larger than 10 KB');
});

test.each(['cloudfront-js-1.0', 'nodejs24.x'])(
  'the runtime %s is none that local mode stands for',
  runtime => {
    expect(() => check('function handler() {}', runtime)).toThrow(/knows no runtime/);
  },
);
