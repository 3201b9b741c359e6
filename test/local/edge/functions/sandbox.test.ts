import { runFunction } from '../../../../local/edge/functions/sandbox';

const NOW = Date.UTC(2030, 0, 2);

const run = (code: string, event: unknown = {}) => runFunction({ name: 'test', code }, event, { now: NOW });

/** What an expression comes to inside a function. */
function evaluate(expression: string): unknown {
  const result = run(`function handler() { return { is: ${expression} }; }`);
  return result.ended === 'returned' ? (result.value as { is: unknown }).is : result;
}

test('a handler gets the event and its result comes back', () => {
  expect(run('function handler(event) { return { twice: event.n * 2 }; }', { n: 21 })).toEqual({
    ended: 'returned',
    value: { twice: 42 },
    lines: [],
  });
});

test.each([
  'const handler = (event) => event;',
  'let handler = function (event) { return event; };',
  'async function handler(event) { const same = await Promise.resolve(event); return same; }',
])('the runtime knows %s', code => {
  expect(run(code, { a: 1 })).toMatchObject({ ended: 'returned', value: { a: 1 } });
});

test.each([
  ...['require', 'process', 'global', 'fetch', 'XMLHttpRequest', 'WebSocket', 'Buffer', 'URL', 'TextEncoder'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'queueMicrotask', 'performance'],
  ...['Map', 'Set', 'WeakMap', 'WeakRef', 'Proxy', 'Reflect', 'Intl', 'WebAssembly', 'SharedArrayBuffer'],
  ...['Atomics', 'BigInt', 'Iterator', 'structuredClone', 'crypto'],
])('there is no %s', name => {
  expect(evaluate(`typeof ${name}`)).toBe('undefined');
});

test.each([
  `eval('1')`,
  `new Function('return 1')()`,
  `(function () {}).constructor('return 1')()`,
  `(async function () {}).constructor('return 1')()`,
  `console.log.constructor('return process')()`,
  `event.constructor.constructor('return process')()`,
])('code cannot be made from text: %s', expression => {
  const code = `function handler(event) { return { is: ${expression} }; }`;
  expect(run(code)).toMatchObject({ ended: 'failed', error: expect.stringMatching(/^EvalError/) });
});

test('the clock stands still at the time of the request', () => {
  const code = `function handler() {
    var first = Date.now();
    for (var i = 0; i < 1e4; i++) Math.sqrt(i);
    return [first, Date.now(), new Date().getTime(), new Date(5).getTime(), Date.UTC(1970, 0, 1, 0, 0, 1), Date().length > 0];
  }`;
  expect(run(code)).toMatchObject({ value: [NOW, NOW, NOW, 5, 1_000, true] });
});

test('nothing is left from one run to the next', () => {
  const code = `var runs = 0; function handler() { runs++; Array.prototype.mine = runs; return runs; }`;
  expect([run(code), run(code)]).toMatchObject([{ value: 1 }, { value: 1 }]);
  expect([]).not.toHaveProperty('mine');
});

test('strict mode is on', () => {
  expect(run('function handler() { undeclared = 1; return 1; }')).toMatchObject({
    ended: 'failed',
    error: expect.stringMatching(/^ReferenceError/),
  });
});

test('console.log writes lines, and the console has nothing else', () => {
  expect(
    run(`function handler() { console.log('a', 1); console.log({}); return Object.keys(console); }`),
  ).toEqual({
    ended: 'returned',
    value: ['log'],
    lines: ['a 1', '[object Object]'],
  });
});

test.each([
  ['throws', 'function handler() { throw new TypeError("no"); }', /^TypeError: no$/],
  ['rejects', 'async function handler() { throw new TypeError("no"); }', /^TypeError: no$/],
  ['never settles', 'function handler() { return new Promise(function () {}); }', /nothing/],
  ['returns nothing', 'function handler() {}', /nothing/],
  ['is missing', 'var other = 1;', /handler is not defined/],
  ['fails before its handler', 'throw new Error("early");', /early/],
  ['returns more than its memory', 'function handler() { return "a".repeat(2097153); }', /too much/],
  ['returns a ring', 'function handler() { var a = {}; a.a = a; return a; }', /circular/i],
])('a function that %s has failed', (_what, code, error) => {
  expect(run(code)).toMatchObject({ ended: 'failed', error: expect.stringMatching(error) });
});

test.each([
  'function handler() { for (;;); }',
  'for (;;);',
  'function handler() { return Promise.resolve().then(function again() { for (;;); }); }',
])('a function that does not end is stopped: %s', code => {
  expect(runFunction({ name: 'test', code }, {}, { now: NOW, longest: 50 })).toMatchObject({
    ended: 'failed',
    error: expect.stringMatching(/timed out/),
  });
});
