import { resolve } from 'node:path';
import { StartFault } from '../../local/start-fault';
import { parseStartOptions } from '../../local/start-options';
import { FREE_PORTS } from '../../local/start-stack';

const parse = (...args: string[]) => parseStartOptions(['node', 'main.ts', ...args]);

test('without arguments, a sample film plays on ten ports from 8600 on', () => {
  expect(parse()).toMatchObject({
    films: [],
    fresh: false,
    context: {},
    ports: {
      ...{ edge: 8600, gateway: 8601, s3: 8602, secretsManager: 8603 },
      ...{ sqs: 8604, sns: 8605, dynamodb: 8606, mediaConvert: 8607 },
      ...{ cloudFront: 8608, cognito: 8609 },
    },
  });
});

test('a film, other ports, and a fresh start', () => {
  expect(parse('holiday.mp4', '--fresh', '--port', '9000')).toMatchObject({
    films: [resolve('holiday.mp4')],
    fresh: true,
    ports: {
      ...{ edge: 9000, gateway: 9001, s3: 9002, secretsManager: 9003 },
      ...{ sqs: 9004, sns: 9005, dynamodb: 9006, mediaConvert: 9007 },
      ...{ cloudFront: 9008, cognito: 9009 },
    },
  });
});

test('several films, in their order', () => {
  expect(parse('one.mp4', '--fresh', 'two.mp4').films).toEqual([resolve('one.mp4'), resolve('two.mp4')]);
});

test('port 0 takes free ones', () => {
  expect(parse('--port', '0').ports).toEqual(FREE_PORTS);
});

test('settings are repeated, and a value may hold an equals sign', () => {
  expect(parse('-c', 'ipLocks=true', '-c', 'note=a=b').context).toEqual({ ipLocks: 'true', note: 'a=b' });
});

test.each([
  [['--colour'], /unknown option '--colour'/],
  [['--port', '65527'], /A port is a number from 0 to 65526/],
  [['--port', 'eighty'], /A port is a number/],
  [['-c', 'ipLocks'], /A setting is written name=value/],
])('%j is refused in one line', (args, message) => {
  const refused = () => parse(...args);
  expect(refused).toThrow(StartFault);
  expect(refused).toThrow(message);
  expect(refused).not.toThrow(/\n/);
});
