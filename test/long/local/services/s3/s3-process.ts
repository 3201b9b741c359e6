import { systemClock } from '../../../../../local/clock';
import { Calls } from '../../../../../local/services/calls';
import { CredentialStore } from '../../../../../local/services/iam/credential-store';
import { startS3 } from '../../../../../local/services/s3/start-s3';

/** What the process tells its parent. */
export type FromS3 =
  | { readonly origin: string; readonly accessKeyId: string; readonly secretAccessKey: string }
  /** Highest resident memory since the last question, in bytes. */
  | { readonly peak: number };

/** An S3 in a process of its own, so that its memory can be told from the client's. */
async function main(dir: string): Promise<void> {
  const credentials = new CredentialStore();
  const s3 = await startS3({ port: 0, dir, clock: systemClock, credentials, calls: new Calls() });
  await s3.createBucket({ name: 'films' });
  const { accessKeyId, secretAccessKey } = credentials.add({ kind: 'operator' });
  let peak = 0;
  setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20).unref();
  process.on('message', () => {
    process.send?.({ peak: Math.max(peak, process.memoryUsage.rss()) } satisfies FromS3);
    peak = 0;
  });
  process.send?.({ origin: s3.origin, accessKeyId, secretAccessKey } satisfies FromS3);
}

void main(process.argv[2] ?? '');
