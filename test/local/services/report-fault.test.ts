import { reportFault } from '../../../local/services/report-fault';

const printed: string[] = [];

beforeEach(() => {
  printed.length = 0;
  jest.spyOn(console, 'error').mockImplementation(line => printed.push(String(line)));
});

afterEach(() => jest.restoreAllMocks());

test('a fault is told with its name, its code and its place, and without its message', () => {
  reportFault('S3', Object.assign(new RangeError('it read a-secret\nand more-secret'), { code: 'EIO' }));
  expect(printed.join()).toMatch(/^S3: RangeError EIO\n {4}at .*report-fault\.test\.ts/);
  expect(printed.join()).not.toContain('secret');
});

test('what is thrown and is no error is not shown', () => {
  reportFault('S3', 'a-secret');
  expect(printed.join()).toMatch(/^S3: TypeError\n/);
  expect(printed.join()).not.toContain('secret');
});

test('a disk that is full is told in one line', () => {
  reportFault('S3', Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
  expect(printed).toEqual(['S3: no space is left on the disk; make room']);
});

test('a client that has gone is no fault', () => {
  reportFault('S3', Object.assign(new Error('gone'), { code: 'EPIPE' }));
  expect(printed).toEqual([]);
});
