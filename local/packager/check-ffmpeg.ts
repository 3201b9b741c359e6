import { PackagerError } from './packager-error';
import { runTool } from './run-tool';

const ENCODERS = ['libx264', 'aac'];

/**
 * Makes sure that ffmpeg and ffprobe are there and can write what the packager needs.
 *
 * @throws PackagerError `ffmpeg_missing`, with what to do
 */
export async function checkFfmpeg(): Promise<void> {
  await runTool('ffprobe', ['-version']);
  let encoders = '';
  await runTool('ffmpeg', ['-hide_banner', '-encoders'], {
    onOutput: text => {
      encoders += text;
    },
  });
  const missing = ENCODERS.filter(name => !new RegExp(`^ \\S+ ${name} `, 'm').test(encoders));
  if (missing.length === 0) return;
  const message = `This ffmpeg cannot encode with ${missing.join(' and ')}. Install a full one (apt-get install ffmpeg).`;
  throw new PackagerError('ffmpeg_missing', message);
}
