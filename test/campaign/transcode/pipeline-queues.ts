import { queueArn } from '../../../local/services/sqs/queue-name';
import type { Template } from '../../../local/template/template';

/** The dead-letter queues by what fills them. */
export const DEAD_LETTERS = ['uploadsDead', 'jobEventsDead', 'sweepDead'] as const;

export type DeadLetterQueue = (typeof DEAD_LETTERS)[number];

/** A queue of the pipeline. */
export type PipelineQueue = 'uploads' | DeadLetterQueue;

/** ARNs of the pipeline's queues, which local mode calls as the template does. */
export function queueArns({ Resources }: Pick<Template, 'Resources'>): Record<PipelineQueue, string> {
  const arnOf = (beginning: string): string => {
    const name = Object.keys(Resources).find(
      id => id.startsWith(beginning) && Resources[id]?.Type === 'AWS::SQS::Queue',
    );
    if (name === undefined) throw new TypeError(`the template has no queue ${beginning}`);
    return queueArn(name);
  };
  return {
    uploads: arnOf('TranscodeUploadsQueue'),
    uploadsDead: arnOf('TranscodeUploadsDeadLetters'),
    jobEventsDead: arnOf('TranscodeJobEventsDeadLetters'),
    sweepDead: arnOf('TranscodeSweepDeadLetters'),
  };
}
