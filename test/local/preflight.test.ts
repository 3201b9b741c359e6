import { preflight } from '../../local/preflight';
import { StartFault } from '../../local/start-fault';

const ffmpeg = async () => undefined;

test.each(['24.0.0', '24.21.0', '26.1.0'])('Node %s will do', async nodeVersion => {
  await expect(preflight({ nodeVersion, ffmpeg })).resolves.toBeUndefined();
});

test.each(['20.20.2', '23.11.1'])(
  'Node %s is refused in one line that says what to do',
  async nodeVersion => {
    const refused = preflight({ nodeVersion, ffmpeg });
    await expect(refused).rejects.toBeInstanceOf(StartFault);
    await expect(refused).rejects.toThrow(
      /^this is Node [\d.]+, and local mode needs Node 24: run npm ci, then npm start/,
    );
  },
);

test('a missing ffmpeg stops the start with the line that says how to install it', async () => {
  const missing = async () => {
    throw new Error('ffmpeg was not found. Install it (apt-get install ffmpeg) and start again.');
  };
  const refused = preflight({ ffmpeg: missing });
  await expect(refused).rejects.toBeInstanceOf(StartFault);
  await expect(refused).rejects.toThrow('apt-get install ffmpeg');
});
