import { Edits, RESULT_MAX } from '../../core/edits';

const SOURCE = Buffer.from('0123456789');

test('edits put text in and take bytes out, in the order of the source', () => {
  const edits = new Edits(SOURCE);
  edits.add(0, 0, edits.keep('<'));
  edits.add(2, 3, edits.keep('..'));
  edits.add(5, 0, edits.keep(''));
  edits.add(10, 0, edits.keep('>'));
  expect(edits.apply().toString()).toBe('<01..56789>');
});

test('without an edit the result is a copy', () => {
  const result = new Edits(SOURCE).apply();
  expect(result).toEqual(SOURCE);
  result.fill(0);
  expect(SOURCE.toString()).toBe('0123456789');
});

test('a kept text is kept once', () => {
  const edits = new Edits(SOURCE);
  expect(edits.keep('a')).toBe(edits.keep('a'));
  expect(edits.keep('a')).not.toBe(edits.keep('b'));
});

test('a reserved place takes one text after another', () => {
  const edits = new Edits(SOURCE);
  const [first, second] = [edits.reserve(3), edits.reserve(3)];
  edits.add(1, 0, first);
  edits.add(1, 1, second);
  edits.add(9, 0, first);
  edits.fill(first, 'a');
  edits.fill(second, 'longer than reserved');
  expect(edits.apply().toString()).toBe('0alonger than reserved2345678a9');
  edits.fill(first, '');
  edits.fill(second, '-');
  expect(edits.apply().toString()).toBe('0-23456789');
});

test('the result is written to the memory that is given, and to all of it', () => {
  const edits = new Edits(SOURCE);
  edits.add(5, 1, edits.keep('<>'));
  const memory = Buffer.alloc(16, 0xff);
  const result = edits.apply(length => memory.subarray(0, length));
  expect(result.toString()).toBe('01234<>6789');
  expect(result.buffer).toBe(memory.buffer);
  expect(memory.subarray(11)).toEqual(Buffer.alloc(5, 0xff));
});

test('there may be more edits than there was room for at first, near and far from each other', () => {
  const source = Buffer.from('x'.repeat(100_000));
  const edits = new Edits(source);
  const id = edits.keep('-');
  for (let at = 0; at < 50_000; at += 10) edits.add(at, 0, id);
  edits.add(99_999, 0, id);
  expect(edits.apply().toString()).toBe(`${'-xxxxxxxxxx'.repeat(5000)}${'x'.repeat(49_999)}-x`);
});

test('an edit that makes the result too long is refused', () => {
  const edits = new Edits(SOURCE);
  const id = edits.keep('x'.repeat(RESULT_MAX / 1000));
  expect(() => {
    for (let i = 0; i < 1000; i += 1) edits.add(0, 0, id);
  }).toThrow(RangeError);
});

test('a text that makes the result too long when it comes is refused', () => {
  const edits = new Edits(SOURCE);
  const id = edits.reserve(1);
  for (let i = 0; i < 1000; i += 1) edits.add(0, 0, id);
  edits.fill(id, 'x'.repeat(RESULT_MAX / 1000));
  expect(() => edits.apply()).toThrow(RangeError);
});
