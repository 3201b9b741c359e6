import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Captured, captureStream } from '../../../../local/edge/cache/capture';

/** Runs chunks through a capturing stream; what comes out, and every report. */
async function run(limit: number, chunks: string[]) {
  const reports: Captured[] = [];
  const stream = captureStream(limit, captured => reports.push(captured));
  const out: Buffer[] = [];
  await pipeline(Readable.from(chunks.map(chunk => Buffer.from(chunk))), stream, async source => {
    for await (const chunk of source) out.push(chunk);
  });
  return { reports, out: Buffer.concat(out).toString() };
}

test('the whole is handed over once it has passed', async () => {
  expect(await run(6, ['abc', 'def'])).toStrictEqual({
    reports: [{ body: Buffer.from('abcdef') }],
    out: 'abcdef',
  });
});

test('what is longer than the limit passes, and is reported once as too long', async () => {
  expect(await run(5, ['abc', 'def', 'ghi'])).toStrictEqual({ reports: ['too long'], out: 'abcdefghi' });
});

test('what breaks off is reported as such', () => {
  const reports: Captured[] = [];
  captureStream(9, captured => reports.push(captured)).destroy();
  return new Promise<void>(resolve => setImmediate(resolve)).then(() =>
    expect(reports).toStrictEqual(['broken off']),
  );
});

test('up to the limit it takes everything although nobody reads', async () => {
  const reports: Captured[] = [];
  const stream = captureStream(100_000, captured => reports.push(captured));
  await pipeline(Readable.from([Buffer.alloc(50_000), Buffer.alloc(49_999)]), stream, { end: true });
  expect(reports).toStrictEqual([{ body: Buffer.alloc(99_999) }]);
});
