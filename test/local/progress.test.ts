import { PassThrough } from 'node:stream';
import { showProgress } from '../../local/progress';

function shownOn(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 }) as unknown as NodeJS.WriteStream;
  const shown: string[] = [];
  stream.on('data', chunk => shown.push(String(chunk)));
  return { progress: showProgress(stream), shown };
}

test('where there is no terminal, each quarter is one line', async () => {
  const { progress, shown } = shownOn(false);
  const result = await progress.track('Packaging', async update => {
    for (const fraction of [0, 0.1, 0.26, 0.3, 0.8, 1]) update(fraction);
    return 'done';
  });
  expect(result).toBe('done');
  expect(shown.join('')).toBe('Packaging 0 %\nPackaging 25 %\nPackaging 75 %\nPackaging 100 %\n');
});

test('on a terminal it is a bar, which goes away from the line when the work fails', async () => {
  const { progress, shown } = shownOn(true);
  const failing = progress.track('Packaging', async update => {
    update(0.5);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(shown.join('')).toMatch(/Packaging/);
  expect(shown.join('')).toMatch(/\n/);
});
