import { importsOf } from './imports-of';

test.each([
  ["import 'a'", 'a', false],
  ["import x from 'a'", 'a', false],
  ["import { x } from 'a'", 'a', false],
  ["import type { x } from 'a'", 'a', true],
  ["export { x } from 'a'", 'a', false],
  ["export * from 'a'", 'a', false],
  ["const x = import('a')", 'a', false],
  ["const x = require('a')", 'a', false],
  ["function f() { return [require('a')] }", 'a', false],
  ["let x: import('a').X", 'a', true],
  ["import x = require('a')", 'a', false],
])('%s is an import', (source, specifier, typeOnly) => {
  expect(importsOf(source)).toEqual([{ specifier, typeOnly }]);
});

test('text and comments that look like imports are none', () => {
  expect(importsOf("// import 'a'\nconst x = \"import 'b'\"; x.import('c');")).toEqual([]);
});
