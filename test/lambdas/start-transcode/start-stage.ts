import { newVideo } from '../../../core/video/new-video';
import { sourceKey } from '../../../core/video/object-keys';
import { createHandler } from '../../../lambdas/start-transcode/handler';
import { ManualClock } from '../../local/manual-clock';
import { CountedMetrics } from '../doubles/counted-metrics';
import { FakeMediaConvert } from '../doubles/fake-media-convert';
import { MemoryBucket } from '../doubles/memory-bucket';
import { MemoryCatalogue } from '../doubles/memory-catalogue';
import { MemoryFiles } from '../doubles/memory-files';
import { RecordingQueue } from '../doubles/recording-queue';
import { RecordingVideoEvents } from '../doubles/recording-video-events';

export const VIDEO = 'AAAAAAAAAAAAAAAAAAAAAA';
export const OTHER = 'BBBBBBBBBBBBBBBBBBBBBA';
export const TITLE = 'The title of the film';

/** After which SQS gives a message out again that was not done, in seconds. */
const VISIBILITY = 180;

/** Probe's answer for a film of a minute. */
export const PROBED = {
  Container: {
    Format: 'mp4',
    Duration: 60,
    Tracks: [
      {
        TrackType: 'video',
        Codec: 'AVC',
        Duration: 60,
        VideoProperties: { Width: 1280, Height: 720, FrameRate: { Numerator: 25, Denominator: 1 } },
      },
      { TrackType: 'audio', Codec: 'AAC', AudioProperties: { Channels: 2 } },
    ],
  },
};

const ENV = {
  CATALOGUE_TABLE: 'videos',
  MEDIA_BUCKET: 'media',
  UPLOAD_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/1/uploads',
  JOB_QUEUE_ARN: 'arn:aws:mediaconvert:eu-central-1:1:queues/films',
  JOB_ROLE_ARN: 'arn:aws:iam::1:role/jobs',
  VIDEO_EVENTS_TOPIC_ARN: 'arn:aws:sns:eu-central-1:1:video-events',
  INGEST: 'announced',
};

/** One record of a notification, as S3 writes it. */
export function s3Record({
  key = sourceKey(VIDEO),
  eTag = 'etag',
  sequencer = '0A',
  ...rest
}: Partial<S3Record> = {}) {
  const {
    eventVersion = '2.1',
    eventName = 'ObjectCreated:CompleteMultipartUpload',
    bucket = 'media',
  } = rest;
  return {
    eventVersion,
    eventSource: 'aws:s3',
    awsRegion: 'eu-central-1',
    eventTime: '2030-01-02T03:04:05.000Z',
    eventName,
    s3: { s3SchemaVersion: '1.0', bucket: { name: bucket }, object: { key, size: 6, eTag, sequencer } },
  };
}

interface S3Record {
  key: string;
  eTag: string;
  sequencer: string;
  eventVersion: string;
  eventName: string;
  bucket: string;
}

/** Body of a message with those records. */
export function notification(...records: unknown[]): string {
  return JSON.stringify({ Records: records });
}

/** The function among doubles of everything that it talks to, on a clock that stands still until it is moved. */
export class StartStage {
  readonly clock = new ManualClock();
  readonly catalogue = new MemoryCatalogue();
  readonly mediaConvert = new FakeMediaConvert(() => this.clock.now());
  readonly bucket = new MemoryBucket();
  readonly files = new MemoryFiles(this.bucket);
  readonly uploadQueue = new RecordingQueue();
  readonly videoEvents = new RecordingVideoEvents();
  readonly metrics = new CountedMetrics();
  /** What was logged. */
  readonly lines: string[] = [];
  /** Milliseconds that an invocation has left. */
  remaining = () => 30_000;
  /** What the jitter of delays is drawn from. */
  random = () => 0.5;
  private readonly handler;
  private invocations = 0;

  constructor(env: Record<string, string> = {}) {
    this.mediaConvert.probeAnswer = PROBED;
    this.handler = createHandler({
      env: { ...ENV, ...env },
      now: () => this.clock.now(),
      random: () => this.random(),
      randomBytes: size => Buffer.alloc(size, ++this.names),
      log: line => this.lines.push(line),
      open: () => ({ ...this.adapters(), submission: this.mediaConvert }),
    });
  }

  private names = 0;

  /** A film is announced and its object lies in the bucket. */
  upload(video = VIDEO, eTag = 'etag'): void {
    const film = { id: video, owner: 'o', title: TITLE, description: '', visibility: 'private' } as const;
    this.catalogue.put(newVideo(film, this.clock.now()).next);
    this.bucket.put(sourceKey(video), 'a film', eTag);
  }

  /** One invocation with those messages; the answer names the ones that come again by their place. */
  async invoke(...bodies: string[]): Promise<number[]> {
    this.invocations += 1;
    const { batchItemFailures } = await this.handler(
      { Records: bodies.map((body, place) => ({ messageId: String(place), body, eventSource: 'aws:sqs' })) },
      { awsRequestId: `worker-${this.invocations}`, getRemainingTimeInMillis: () => this.remaining() },
    );
    return batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier));
  }

  /** Delivers a message, again while it is not done, and every message that follows from it, each in its time. */
  async deliver(body: string, receives = 5): Promise<void> {
    const agenda = [{ body, at: this.clock.now(), receives }];
    for (let next = agenda.shift(); next !== undefined; next = agenda.shift()) {
      this.clock.advance(Math.max(0, next.at - this.clock.now()));
      const before = this.uploadQueue.sent.length;
      const [failed] = await this.invoke(next.body);
      const now = this.clock.now();
      if (failed !== undefined && next.receives > 1) {
        agenda.push({ ...next, at: now + VISIBILITY * 1000, receives: next.receives - 1 });
      }
      for (const { delaySeconds, ...message } of this.uploadQueue.sent.slice(before)) {
        agenda.push({ body: JSON.stringify(message), at: now + delaySeconds * 1000, receives });
      }
      agenda.sort((a, b) => a.at - b.at);
    }
  }

  /** Status of a film in the catalogue. */
  statusOf(video = VIDEO): string | undefined {
    return this.catalogue.at(video)?.status;
  }

  /** What was logged, each line read. */
  get log(): Record<string, unknown>[] {
    return this.lines.map(line => JSON.parse(line));
  }

  private adapters() {
    const { catalogue, mediaConvert, bucket, files, uploadQueue, videoEvents, metrics } = this;
    return { catalogue, mediaConvert, bucket, files, uploadQueue, videoEvents, metrics };
  }
}
