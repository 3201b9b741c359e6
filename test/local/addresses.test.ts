import { resolve } from 'node:path';
import { addresses } from '../../local/addresses';
import { DATA_DIR, type StackFile } from '../../local/stack-file';

const url = 'http://127.0.0.1:9000';
const shown = {
  stack: { outputs: { CdnOrigin: url } } as StackFile,
  film: { id: 'A'.repeat(22), run: 'run', title: 'Holiday', durationSeconds: 65 },
  grant: { hls: url, dash: url, page: url, direct: url, expiresAt: 0, renewAfter: 0 },
};

test.each([
  [resolve(DATA_DIR), ''],
  ['/srv/my films', " --data '/srv/my films'"],
])('another grant for a film that plays from %s is asked for there', (dataDir, option) => {
  const lines = addresses({ ...shown, dataDir }).split('\n');
  expect(lines).toContain(`  npm run cli -- grant ${shown.film.id} --ttl 600${option}`);
});
