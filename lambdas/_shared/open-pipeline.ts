import { type Catalogue, openCatalogue } from './catalogue';
import { type FilmFiles, openFilmFiles } from './film-files';
import { type MediaBucket, openMediaBucket } from './media-bucket';
import { type MediaConvert, openMediaConvert } from './media-convert';
import { type Metrics, openMetrics } from './metrics';
import type { PipelineConfig } from './pipeline-config';
import { sdkClients } from './sdk-clients';
import { openUploadQueue, type UploadQueue } from './upload-queue';
import { openVideoEvents, type VideoEvents } from './video-events';

/** What a function works with that takes jobs' news. */
export interface Pipeline {
  readonly catalogue: Catalogue;
  readonly bucket: MediaBucket;
  readonly files: FilmFiles;
  readonly mediaConvert: MediaConvert;
  readonly uploadQueue: UploadQueue;
  readonly videoEvents: VideoEvents;
  readonly metrics: Metrics;
}

/** The pipeline's parts in AWS. */
export function openPipeline(config: PipelineConfig): Pipeline {
  return {
    catalogue: openCatalogue({ table: config.catalogueTable, client: sdkClients.catalogue() }),
    bucket: openMediaBucket({ bucket: config.mediaBucket, client: sdkClients.mediaBucket() }),
    files: openFilmFiles({ bucket: config.mediaBucket, client: sdkClients.mediaBucket() }),
    mediaConvert: openMediaConvert({ queue: config.jobQueueArn, client: sdkClients.mediaConvert() }),
    uploadQueue: openUploadQueue({ url: config.uploadQueueUrl, client: sdkClients.uploadQueue() }),
    videoEvents: openVideoEvents({
      topicArn: config.videoEventsTopicArn,
      client: sdkClients.videoEvents(),
    }),
    metrics: openMetrics(),
  };
}
