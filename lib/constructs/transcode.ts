import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { TRANSCODE_ENV } from '../../core/contract';
import type { Settings } from '../settings';
import { AppFunction, type AppFunctionProps } from './app-function';
import type { AppLogProps } from './app-log';
import type { Catalogue } from './catalogue';
import { EventWorker } from './event-worker';
import { JobQueue } from './job-queue';
import { JobRole } from './job-role';
import type { MediaBucket } from './media-bucket';
import { UploadQueue } from './upload-queue';
import { VideoEvents } from './video-events';

/** Statuses of a job that are events worth an invocation; the others tell nothing that these do not. */
const TOLD = ['COMPLETE', 'ERROR', 'CANCELED', 'STATUS_UPDATE'];

/** Time between two sweeps. */
const SWEEP = Duration.minutes(15);

export interface TranscodeProps extends AppLogProps {
  /** Where sources are uploaded and films are written. */
  readonly media: MediaBucket;
  /** Where it stands what has become of each. */
  readonly catalogue: Catalogue;
  /** Which uploads become films. */
  readonly ingest: Settings['ingest'];
}

/** An upload becomes a film: the bucket tells a queue, a job encodes, its events end in the catalogue; a sweep mends. */
export class Transcode extends Construct {
  /** Tells who subscribes of films that are ready or have failed. */
  readonly events: VideoEvents;
  /** What start-transcode works through. */
  readonly uploads: UploadQueue;
  readonly startTranscode: AppFunction;
  readonly finishTranscode: AppFunction;
  readonly reconcile: AppFunction;
  /** How finish-transcode gets the events of jobs. */
  readonly jobEvents: EventWorker;
  /** How reconcile gets its turn. */
  readonly sweep: EventWorker;
  private readonly props: TranscodeProps;
  private readonly jobs: JobQueue;

  constructor(scope: Construct, id: string, props: TranscodeProps) {
    super(scope, id);
    this.props = props;
    this.events = new VideoEvents(this, 'Events');
    this.jobs = new JobQueue(this, 'Jobs');
    this.startTranscode = this.makeStartTranscode();
    this.uploads = new UploadQueue(this, 'Uploads', { worker: this.startTranscode });
    this.finishTranscode = this.makeFinishTranscode();
    this.reconcile = this.makeReconcile();
    for (const worker of [this.startTranscode, this.finishTranscode, this.reconcile]) {
      this.uploads.grantSend(worker);
      this.events.grantAnnounce(worker);
      this.jobs.identifyTo(worker);
      this.jobs.grantCancel(worker);
      // Whoever finds the job complete makes the film ready.
      props.media.grantJoinCaptions(worker);
    }
    props.media.announceUploads(this.uploads);
    this.jobEvents = this.listen();
    this.sweep = this.schedule();
  }

  /** Lets the function find the job of a film that is deleted, and end it. */
  grantEndJobs(remover: AppFunction): void {
    this.jobs.identifyTo(remover);
    this.jobs.grantLookUp(remover);
    this.jobs.grantAsk(remover);
    this.jobs.grantCancel(remover);
  }

  private makeStartTranscode(): AppFunction {
    const { media, catalogue, ingest } = this.props;
    const worker = this.makeFunction('StartTranscode', {
      name: 'start-transcode',
      description:
        'Takes an upload to a job: probes the source, chooses the renditions, asks for one job and no second.',
      timeout: Duration.seconds(30),
      // Waiting is a message to itself (docs/architecture.md).
      mayLoop: true,
    });
    catalogue.grantRecord(worker);
    media.grantReadSources(worker);
    // A job that it looks for may be complete.
    media.grantReadFilms(worker);
    this.jobs.grantSubmit(worker);
    this.jobs.grantLookUp(worker);
    new JobRole(this, 'JobRole', { media }).grantPass(worker);
    worker.configure({ [TRANSCODE_ENV.ingest]: ingest });
    return worker;
  }

  private makeFinishTranscode(): AppFunction {
    const { media, catalogue } = this.props;
    const worker = this.makeFunction('FinishTranscode', {
      name: 'finish-transcode',
      description:
        'Takes what a job tells of itself into the catalogue, and tells of films that are ready or have failed.',
      timeout: Duration.minutes(1),
    });
    catalogue.grantRecord(worker);
    media.grantReadFilms(worker);
    return worker;
  }

  private makeReconcile(): AppFunction {
    const { media, catalogue } = this.props;
    const worker = this.makeFunction('Reconcile', {
      name: 'reconcile',
      description:
        'Finds films that an event or a message was lost for, and goes on with them or says why they failed.',
      timeout: Duration.minutes(10),
    });
    catalogue.grantRecord(worker);
    catalogue.grantSweep(worker);
    catalogue.grantRemove(worker);
    media.grantReadSources(worker);
    media.grantReadFilms(worker);
    media.grantEmpty(worker);
    this.jobs.grantLookUp(worker);
    this.jobs.grantAsk(worker);
    return worker;
  }

  private makeFunction(
    id: string,
    props: Pick<AppFunctionProps, 'name' | 'description' | 'timeout' | 'mayLoop'>,
  ): AppFunction {
    return new AppFunction(this, id, {
      ...props,
      memorySize: 512,
      logRetention: this.props.logRetention,
    });
  }

  /** Events of our own queue's jobs: another stack's in the same account are not for us. */
  private listen(): EventWorker {
    const worker = new EventWorker(this, 'JobEvents', {
      worker: this.finishTranscode,
      maxEventAge: Duration.hours(6),
    });
    new Rule(this, 'JobStateChange', {
      description: 'Tells finish-transcode what becomes of the jobs in the queue of this stack.',
      eventPattern: {
        source: ['aws.mediaconvert'],
        detailType: ['MediaConvert Job State Change'],
        detail: { queue: [this.jobs.arn], status: TOLD },
      },
      targets: [worker.target],
    });
    return worker;
  }

  /** A turn that comes later than the next one is of no use. */
  private schedule(): EventWorker {
    const worker = new EventWorker(this, 'Sweep', { worker: this.reconcile, maxEventAge: SWEEP });
    new Rule(this, 'Every15Minutes', {
      description: 'Has reconcile look for films that nothing goes on with.',
      schedule: Schedule.rate(SWEEP),
      targets: [worker.target],
    });
    return worker;
  }
}
