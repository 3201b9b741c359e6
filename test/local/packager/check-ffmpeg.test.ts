import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkFfmpeg } from '../../../local/packager/check-ffmpeg';

describe('ffmpeg', () => {
  test('on this machine writes what the packager needs', async () => {
    await expect(checkFfmpeg()).resolves.toBeUndefined();
  });

  test('that is missing is one line which says what to do', () => {
    const file = join(__dirname, '../../../local/packager/check-ffmpeg.ts');
    const program = `require(${JSON.stringify(file)}).checkFfmpeg().catch(e => console.log(e.code, e.message))`;
    const env = { PATH: '' };
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '-e', program], {
      env,
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^ffmpeg_missing .*Install it \(apt-get install ffmpeg\).*\n$/);
  });
});
