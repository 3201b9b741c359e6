import { ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { CallFate } from '../../local/services/calls';
import { LOCAL_REGION } from '../../local/services/iam/account';
import type { FaultStage } from '../campaign/transcode/fault-stage';
import { signIn } from './sign-in';

const SOURCE = Buffer.alloc(1_000, 'film');
const DAY = 24 * 60 * 60_000;

/** A person who calls the API of a stack whose clock the test holds. */
export interface DeletionStage {
  /** Announces a film and sends its only part. @returns its id */
  announce(): Promise<string>;
  /** Has its file made of the part. */
  complete(id: string): Promise<void>;
  /** What the API says of the film's state; undefined where there is none. */
  status(id: string): Promise<string | undefined>;
  /** Deletes the film, and decides the fate of every call that this takes. @returns the status of the answer */
  remove(
    id: string,
    fate?: (call: number) => CallFate | undefined,
  ): Promise<{ status: number; calls: string[] }>;
  /** What is left of a film, a day after everything about it has happened. */
  leftovers(id: string): Promise<string[]>;
}

/** Signs a person in. Tokens last for an hour of the stage's clock, so each of its films has a stage of its own. */
export async function openDeletionStage(stage: FaultStage): Promise<DeletionStage> {
  const { outputs, services } = stage.stack;
  const token = await signIn({ running: stage.stack }, 'owner@example.com');

  async function api(method: string, path: string, body?: object) {
    const answer = await fetch(`${outputs['ApiOrigin']}/api/videos${path}`, {
      ...{ method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : JSON.parse(text) };
  }

  async function keys(id: string): Promise<string[]> {
    const { origin: endpoint } = services.s3;
    const shared = { endpoint, region: LOCAL_REGION, credentials: services.operator, forcePathStyle: true };
    const client = new S3Client({ ...shared, systemClockOffset: stage.clock.now() - Date.now() });
    const Bucket = outputs['MediaBucket'];
    try {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }));
      return [...Contents, ...Uploads].map(({ Key = '' }) => Key).filter(key => key.includes(id));
    } finally {
      client.destroy();
    }
  }

  return {
    async announce() {
      const announced = { title: 'A film', size: SOURCE.length, type: 'video/mp4' };
      const { id } = (await api('POST', '', announced)).body.video;
      const { parts } = (await api('POST', `/${id}/upload/parts`, { parts: [1] })).body;
      await fetch(parts[0].url, { method: 'PUT', body: SOURCE });
      return id;
    },
    async complete(id) {
      const { parts } = (await api('GET', `/${id}/upload`)).body;
      const named = parts.map(({ partNumber, eTag }: Record<string, unknown>) => ({ partNumber, eTag }));
      await api('POST', `/${id}/upload/complete`, { parts: named });
    },
    async status(id) {
      const { status, body } = await api('GET', `/${id}`);
      return status === 200 ? body.status : undefined;
    },
    async remove(id, fate = () => undefined) {
      const calls: string[] = [];
      const end = services.calls.watch(({ principal, operation }) => {
        if (principal?.kind !== 'role' || !principal.arn.includes('VideosApi')) return undefined;
        calls.push(operation);
        return fate(calls.length - 1);
      });
      const { status } = await api('DELETE', `/${id}`);
      end();
      return { status, calls };
    },
    async leftovers(id) {
      await stage.rush(async () => !stage.isBusy() && (await stage.operator.item(id)) === undefined, 3 * DAY);
      await stage.leap(DAY);
      const running = services.mediaConvert
        .jobs()
        .filter(({ status }) => status === 'SUBMITTED' || status === 'PROGRESSING')
        .map(job => `a job is ${job.status}`);
      const record = (await stage.operator.item(id)) === undefined ? [] : ['its record'];
      return [...(await keys(id)), ...record, ...running];
    },
  };
}
