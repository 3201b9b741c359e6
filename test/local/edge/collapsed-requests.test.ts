import { type Bench, POLICY, startBench } from './bench';
import { sendBytes } from './send-bytes';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const asked = (): number => bench.api.requests.length;
const playlist = '/play/token/index.m3u8';

/** Asks for a path so many times in one write: all are there before the origin has answered the first. */
function askAtOnce(times: number, path = playlist): Promise<string> {
  const line = `GET ${path} HTTP/1.1\r\nHost: ${new URL(bench.edge.origin).host}\r\n`;
  const requests = `${`${line}\r\n`.repeat(times - 1)}${line}Connection: close\r\n\r\n`;
  return sendBytes(bench.edge.origin, requests);
}

test('viewers who come at once share one request to the origin', async () => {
  bench.apiAnswers({}, 'shared');
  const answers = await askAtOnce(20);
  expect(answers.match(/shared/g)).toHaveLength(20);
  expect(answers.match(/x-cache: Miss/g)).toHaveLength(1);
  expect(asked()).toBe(1);
});

test('requests are not shared where nothing is cached, nor where cookies go to the origin', async () => {
  await askAtOnce(5, '/api/videos');
  expect(asked()).toBe(5);
  const behaviours = bench.config.behaviours.map(one => ({
    ...one,
    cachePolicyId: POLICY.cachingOptimized,
  }));
  bench.edge.deploy({ ...bench.config, behaviours });
  bench.api.requests.length = 0;
  const waiting: (() => void)[] = [];
  bench.api.respond = (_request, response) => {
    waiting.push(() => void response.end('own'));
    if (waiting.length === 5) for (const answer of waiting) answer();
  };
  const answers = await askAtOnce(5, '/api/other');
  expect(answers.match(/own/g)).toHaveLength(5);
  expect(asked()).toBe(5);
});

test('viewers of different encodings share no request, and errors are kept by encoding too', async () => {
  bench.apiAnswers({}, 'gone', 410);
  for (const coding of ['br', 'gzip', 'identity', 'br', 'gzip', 'identity']) {
    const answer = await bench.get(playlist, { headers: { 'accept-encoding': coding } });
    expect(answer).toMatchObject({ status: 410, text: 'gone' });
  }
  expect(bench.api.requests.map(({ headers }) => headers['accept-encoding'])).toStrictEqual([
    'br',
    'gzip',
    undefined,
  ]);
});

test('nobody waits in vain for an answer that is not kept: all who waited go to the origin at once', async () => {
  const waiting: (() => void)[] = [];
  bench.api.respond = (_request, response) => {
    const answer = () => void response.writeHead(503).end('no');
    if (asked() === 1) return answer();
    waiting.push(answer);
    if (waiting.length === 4) for (const one of waiting) one();
  };
  const answers = await askAtOnce(5);
  expect(answers.match(/HTTP\/1\.1 503/g)).toHaveLength(5);
  expect(asked()).toBe(5);
});
