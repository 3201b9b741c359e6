import { filmPrefix, sourceKey } from '../../core/video/object-keys';
import type { VideoRecord } from '../../core/video/record';
import type { Job } from '../../lambdas/_shared/media-convert';
import { SAMPLES, T0 } from '../core/video/sample-records';
import { ManualClock } from '../local/manual-clock';
import { CountedMetrics } from './doubles/counted-metrics';
import { FakeMediaConvert } from './doubles/fake-media-convert';
import { MemoryBucket } from './doubles/memory-bucket';
import { MemoryCatalogue } from './doubles/memory-catalogue';
import { MemoryEraser } from './doubles/memory-eraser';
import { MemoryFiles } from './doubles/memory-files';
import { MemoryRequestFilms } from './doubles/memory-request-films';
import { MemoryUploads } from './doubles/memory-uploads';
import { RecordingEdgeCache } from './doubles/recording-edge-cache';
import { RecordingQueue } from './doubles/recording-queue';
import { RecordingVideoEvents } from './doubles/recording-video-events';

/** Id of every sample record. */
export const VIDEO = 'AAAAAAAAAAAAAAAAAAAAAA';
export const QUEUE = 'arn:aws:mediaconvert:eu-west-1:111122223333:queues/ours';

/** What the stack tells the functions of the pipeline. */
export const PIPELINE_ENV = {
  CATALOGUE_TABLE: 'videos',
  MEDIA_BUCKET: 'media',
  UPLOAD_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/111122223333/uploads',
  JOB_QUEUE_ARN: QUEUE,
  VIDEO_EVENTS_TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:video-events',
  DISTRIBUTION_ID: 'E2EXAMPLE',
};

/** The pipeline's parts in memory, on a clock that stands where the sample records begin. */
export class PipelineStage {
  readonly clock = new ManualClock(T0);
  readonly now = () => this.clock.now();
  readonly catalogue = new MemoryCatalogue();
  readonly bucket = new MemoryBucket();
  readonly files = new MemoryFiles(this.bucket);
  readonly uploads = new MemoryUploads(this.bucket);
  readonly eraser = new MemoryEraser(this.bucket);
  readonly edgeCache = new RecordingEdgeCache();
  readonly requests = new MemoryRequestFilms();
  readonly mediaConvert = new FakeMediaConvert(this.now);
  readonly uploadQueue = new RecordingQueue();
  readonly videoEvents = new RecordingVideoEvents();
  readonly metrics = new CountedMetrics();
  private runs = 0;
  /** Names of runs that can be told from each other. */
  readonly newRun = () => {
    this.runs += 1;
    return { run: `new-run-${this.runs}`, submission: `new-submission-${this.runs}` };
  };

  /** Puts a sample record into the catalogue. */
  film(sample: string, id = VIDEO): VideoRecord {
    const record = SAMPLES[sample];
    if (record === undefined) throw new TypeError(`there is no sample ${sample}`);
    this.catalogue.put({ ...record, id });
    return { ...record, id };
  }

  /** Has something done before every call of a service; what it throws is thrown in place of the call. */
  beforeEveryCall(call: () => void): void {
    const { catalogue, requests, bucket, files, uploads, eraser, edgeCache, mediaConvert } = this;
    const { uploadQueue, videoEvents } = this;
    for (const service of [catalogue, requests, bucket, files, uploads, eraser, edgeCache, mediaConvert]) {
      service.beforeCall = call;
    }
    uploadQueue.beforeSend = call;
    videoEvents.beforeAnnounce = call;
  }

  /** The record as it stands. */
  get record(): VideoRecord | undefined {
    return this.catalogue.at(VIDEO);
  }

  /** The statuses that the film has been in, oldest first. */
  get path(): string[] {
    return (this.record?.history ?? []).map(({ status }) => status);
  }

  /** Lets MediaConvert have a job of the first sample run. */
  job(job: Partial<Job> & Pick<Job, 'status'>): void {
    this.mediaConvert.jobs.push({
      jobId: 'j1',
      createdAt: this.now(),
      video: VIDEO,
      run: 'r1',
      submission: 's1',
      input: `s3://media/${sourceKey(job.video ?? VIDEO)}`,
      queue: QUEUE,
      ...job,
    });
  }

  /** Writes what a job writes: two variants, sound, pictures alone, a manifest. */
  output({ id = VIDEO, run = 'r1', seconds = 60 } = {}): void {
    const put = (name: string, text: string) => this.bucket.put(`${filmPrefix(id, run)}/${name}`, text);
    put('index.m3u8', MULTIVARIANT);
    put('index.mpd', '<MPD/>');
    for (const name of CHILDREN) put(name, mediaPlaylist(seconds));
  }
}

export const CHILDREN = [
  'index_720p.m3u8',
  'index_360p.m3u8',
  'index_audio.m3u8',
  'index_720p_I-Frame.m3u8',
] as const;

const MULTIVARIANT = `#EXTM3U
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="a",URI="index_audio.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=2000000,AUDIO="a"
index_720p.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=500000,AUDIO="a"
index_360p.m3u8
#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=100000,URI="index_720p_I-Frame.m3u8"
`;

/** A playlist of that length. */
export function mediaPlaylist(seconds: number): string {
  return `#EXTM3U\n#EXTINF:${seconds},\nsegment.cmfv\n#EXT-X-ENDLIST\n`;
}
