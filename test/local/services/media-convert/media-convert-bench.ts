import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Calls } from '../../../../local/services/calls';
import { type Caller, CredentialStore } from '../../../../local/services/iam/credential-store';
import { parseIdentityPolicy } from '../../../../local/services/iam/policy-document';
import { parseTrustPolicy } from '../../../../local/services/iam/trust-policy';
import type { JobEvent } from '../../../../local/services/media-convert/events/job-event';
import { probeSource } from '../../../../local/services/media-convert/probe/probe-source';
import {
  type MediaConvertService,
  startMediaConvert,
} from '../../../../local/services/media-convert/start-media-convert';
import type { JobRole } from '../../../../local/services/media-convert/storage/s3-access';
import { type S3Service, startS3 } from '../../../../local/services/s3/start-s3';
import { ManualClock } from '../../manual-clock';
import { temporaryFolder } from '../../temporary-folder';
import { scriptedProbe } from './scripted-probe';
import { scriptedTranscoder } from './scripted-transcoder';
import { ROLE, VIDEO } from './wire-request';

export type StartOptions = Partial<Parameters<typeof startMediaConvert>[0]>;

const TRUST = {
  Statement: {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { Service: 'mediaconvert.amazonaws.com' },
  },
};

/** MediaConvert beside an S3 of its own, for the tests of one file. */
export class MediaConvertBench {
  readonly clock = new ManualClock(Date.now());
  readonly credentials = new CredentialStore();
  readonly operator = this.credentials.add({ kind: 'operator' });
  readonly calls = new Calls();
  readonly roles = new Map<string, JobRole>();
  readonly events: JobEvent[] = [];
  readonly dir = temporaryFolder();
  readonly #clients: { destroy(): void }[] = [];
  #s3: S3Service | undefined;
  #service: MediaConvertService | undefined;

  constructor() {
    mkdirSync(join(this.dir, 's3'));
    this.addRole(ROLE, ['uploads/*', 'vod/*']);
    beforeAll(async () => {
      const { clock, credentials, dir } = this;
      this.#s3 = await startS3({ port: 0, dir: join(dir, 's3'), clock, credentials, calls: this.calls });
      await this.#s3.createBucket({ name: 'media' });
      await this.put(`uploads/${VIDEO}/source`, 'a film');
    });
    afterAll(async () => {
      for (const client of this.#clients) client.destroy();
      await this.#service?.close();
      await this.#s3?.close();
    });
  }

  get service(): MediaConvertService {
    if (this.#service === undefined) throw new Error('MediaConvert was not started');
    return this.#service;
  }

  /** Starts the service anew, over the jobs that are there. */
  async start(options: StartOptions = {}): Promise<void> {
    await this.#service?.close();
    this.#service = await startMediaConvert({
      port: 0,
      dir: join(this.dir, 'media-convert'),
      clock: this.clock,
      credentials: this.credentials,
      calls: this.calls,
      s3Origin: this.#s3?.origin ?? '',
      roles: this.roles,
      transcode: scriptedTranscoder(),
      probe: scriptedProbe(),
      onEvent: event => {
        this.events.push(event);
      },
      ...options,
    });
    this.#service.createQueue({ name: 'Films' });
  }

  /** The same with ffprobe instead of a double. */
  startWithProbe(): Promise<void> {
    return this.start({ probe: probeSource });
  }

  /** @param prefixes what the role may read and write in the bucket */
  addRole(arn: string, prefixes: readonly string[], trust: unknown = TRUST): void {
    const resources = prefixes.map(prefix => `arn:aws:s3:::media/${prefix}`);
    const statement = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: resources };
    const policies = [parseIdentityPolicy({ Statement: statement })];
    this.roles.set(arn, { arn, policies, trust: parseTrustPolicy(trust) });
  }

  client(caller: Caller = this.operator): MediaConvertClient {
    return this.#keep(
      new MediaConvertClient({
        endpoint: this.service.origin,
        region: 'us-east-1',
        maxAttempts: 1,
        credentials: credentialsOf(caller),
        systemClockOffset: this.clock.now() - Date.now(),
      }),
    );
  }

  async put(Key: string, Body: string | Buffer): Promise<void> {
    await this.#objects().send(new PutObjectCommand({ Bucket: 'media', Key, Body }));
  }

  async get(Key: string): Promise<{ text: string; contentType: string | undefined }> {
    const answer = await this.#objects().send(new GetObjectCommand({ Bucket: 'media', Key }));
    return { text: (await answer.Body?.transformToString()) ?? '', contentType: answer.ContentType };
  }

  async keys(Prefix: string): Promise<string[]> {
    const { Contents = [] } = await this.#objects().send(
      new ListObjectsV2Command({ Bucket: 'media', Prefix }),
    );
    return Contents.map(({ Key = '' }) => Key);
  }

  statuses(): string[] {
    return this.events.map(({ detail }) => detail.status);
  }

  #objects(): S3Client {
    return this.#keep(
      new S3Client({
        endpoint: this.#s3?.origin ?? '',
        region: 'us-east-1',
        forcePathStyle: true,
        credentials: credentialsOf(this.operator),
        systemClockOffset: this.clock.now() - Date.now(),
      }),
    );
  }

  #keep<Client extends { destroy(): void }>(client: Client): Client {
    this.#clients.push(client);
    return client;
  }
}

function credentialsOf({ accessKeyId, secretAccessKey, sessionToken }: Caller) {
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
}
