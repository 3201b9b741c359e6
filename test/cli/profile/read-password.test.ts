import { PassThrough } from 'node:stream';
import { readSecret } from '../../../cli/profile/read-password';

let shown = '';
beforeEach(() => {
  shown = '';
  jest.spyOn(process.stderr, 'write').mockImplementation(text => {
    shown += text;
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());

/** Standard input as a terminal gives it: key by key, its own echo switched off by raw mode. */
function terminal() {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode(mode: boolean) {
      modes.push(mode);
      return input;
    },
  });
  return { input: input as unknown as NodeJS.ReadStream, modes, type: (keys: string) => input.write(keys) };
}

function pipe(text: string): NodeJS.ReadStream {
  const input = new PassThrough();
  input.end(text);
  return input as unknown as NodeJS.ReadStream;
}

test('at a terminal nothing of it is shown, and the terminal is left as it was', async () => {
  const { input, modes, type } = terminal();
  const secret = readSecret('Password: ', input);
  for (const key of ['o', 'p', 'x', '\u007f', 'e', 'n', '\r']) type(key);
  expect(await secret).toBe('open');
  expect(shown).toBe('Password: \n');
  expect(modes).toEqual([true, false]);
});

test('Ctrl-C at a terminal is no password', async () => {
  const { input, modes, type } = terminal();
  const secret = readSecret('Password: ', input);
  type('abc\u0003');
  await expect(secret).rejects.toThrow('no password was given');
  expect(modes).toEqual([true, false]);
});

test.each([
  ['secret words\n', 'secret words'],
  ['secret words\r\nmore\n', 'secret words'],
  ['sécret', 'sécret'],
])('without a terminal it is the first line (%j)', async (text, expected) => {
  expect(await readSecret('Password: ', pipe(text))).toBe(expected);
  expect(shown).toBe('');
});

test.each(['', '\n'])('an empty one is none (%j)', async text => {
  await expect(readSecret('Password: ', pipe(text))).rejects.toThrow('no password was given');
});
