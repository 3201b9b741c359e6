import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { METRIC } from '../../core/contract';
import type { ApiGateway } from './api-gateway';
import type { AppFunction } from './app-function';
import type { PrivateQueue } from './private-queue';
import type { Transcode } from './transcode';
import type { VideosApi } from './videos-api';

const PERIOD = Duration.minutes(5);

/** Seconds that no upload waits while somebody works: a delay and five receives take 30 minutes at the most. */
const WAIT_MAX = 45 * 60;

/** There are four sweeps an hour. An error on a film in one or two of them passes; in more of them it stays. */
const HOUR = Duration.hours(1);
const PASSING_FAULTS = 2;

/** What an alarm is called below the stack's name, and what it means to somebody who uploads or watches films. */
type Alarms = readonly (readonly [name: string, metric: IMetric, impact: string, aboveWhich?: number])[];

/** What is watched. */
interface Watched {
  readonly transcode: Transcode;
  readonly gateway: ApiGateway;
  readonly api: VideosApi;
}

export interface ObservabilityProps extends Watched {
  /** ARN of the SNS topic that hears of alarms. */
  readonly alarmTopicArn: string | undefined;
}

/** One alarm for each thing that needs a person; docs/operations.md says what the person does. */
export class Observability extends Construct {
  constructor(scope: Construct, id: string, { alarmTopicArn, ...watched }: ObservabilityProps) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    for (const [name, metric, impact, aboveWhich = 0] of alarmsOf(watched)) {
      const alarm = new Alarm(this, name, {
        alarmName: `${stackName}-${name}`,
        alarmDescription: `${impact} See docs/operations.md, "Alarms".`,
        metric,
        threshold: aboveWhich,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        // Queues and functions that rest report nothing.
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      if (alarmTopicArn !== undefined)
        alarm.addAlarmAction({ bind: () => ({ alarmActionArn: alarmTopicArn }) });
    }
  }
}

function alarmsOf({ transcode, gateway, api }: Watched): Alarms {
  const { uploads, jobEvents, sweep, startTranscode, finishTranscode, reconcile } = transcode;
  return [
    [
      'UploadsWait',
      uploads.oldestMessage(PERIOD),
      'Nothing works through the upload queue: uploads stay where they are.',
      WAIT_MAX,
    ],
    [
      'UploadNotUnderstood',
      waiting(uploads.deadLetters),
      'start-transcode has given up on a message; the sweep takes care of its film.',
    ],
    [
      'JobEventLost',
      waiting(jobEvents.deadLetters),
      'finish-transcode has not got an event, or not got through with it; the sweep asks for the job.',
    ],
    [
      'SweepFailed',
      waiting(sweep.deadLetters),
      'A sweep has ended before its end; films that something was lost for wait.',
    ],
    [
      'FilmsNotSwept',
      counted(METRIC.filmNotSwept, HOUR),
      'The sweep fails on a film time after time: that film does not go on.',
      PASSING_FAULTS,
    ],
    [
      'SecondJob',
      counted(METRIC.secondJob),
      'Two jobs were seen for one upload; the second is canceled, and may have to be paid.',
    ],
    ['StartTranscodeErrors', errors(startTranscode), 'Uploads wait: start-transcode fails.'],
    ['FinishTranscodeErrors', errors(finishTranscode), 'Films become ready late: finish-transcode fails.'],
    ['ReconcileErrors', errors(reconcile), 'Films that something was lost for wait: reconcile fails.'],
    ['VideosApiErrors', errors(api.worker), 'Callers get 500: videos-api fails.'],
    [
      'ApiFaults',
      gateway.api.metricServerError({ period: PERIOD, statistic: 'Sum' }),
      'Requests were answered with 5xx: playlists, or what programs and people call.',
    ],
  ];
}

function waiting(queue: PrivateQueue): IMetric {
  return queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' });
}

function errors({ lambda }: AppFunction): IMetric {
  return lambda.metricErrors({ period: PERIOD, statistic: 'Sum' });
}

/** A metric of ours. Its one dimension is the service, which is the namespace: functions do not differ in it. */
function counted(metricName: string, period = PERIOD): IMetric {
  const { namespace } = METRIC;
  return new Metric({
    namespace,
    metricName,
    dimensionsMap: { service: namespace },
    period,
    statistic: 'Sum',
  });
}
