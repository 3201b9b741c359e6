import { z } from 'zod';
import { createQueueClient } from '../event-source-mapping/queue-client';
import { startMapping } from '../event-source-mapping/start-mapping';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../services/iam/account';
import { resourceType } from './resource-type';

/** Workers that a local function has at most; Lambda itself would go further. */
const CONCURRENCY = 10;

const properties = z.strictObject({
  BatchSize: z.int().min(1).max(10).default(10),
  Enabled: z.literal(true).optional(),
  EventSourceArn: z.string().startsWith('arn:aws:sqs:'),
  FunctionName: z.string(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.int().min(2).max(1000) }).optional(),
  Tags: z.unknown().optional(),
});

/**
 * What has a function work through a queue, with the rights of the function's role. It starts when all the others stand,
 * and takes over from the one of the deployment before.
 */
export const eventSourceMapping = resourceType(
  'AWS::Lambda::EventSourceMapping',
  properties,
  async (properties, { logicalId, account }) => {
    const { clock, credentials, log, sqs } = account;
    const { EventSourceArn: queueArn, FunctionName: name, ScalingConfig } = properties;
    const arn = `arn:aws:lambda:${LOCAL_REGION}:${LOCAL_ACCOUNT}:function:${name}`;
    const target = account.functions.get(arn);
    const role = account.executionRoles.get(arn);
    if (target === undefined || role === undefined) throw new Error(`there is no function ${name}`);
    const caller = credentials.add({ kind: 'role', arn: role.arn, policies: role.policies });
    const queue = createQueueClient({ origin: sqs.origin, queueArn, caller, clock });
    await queue.check().catch(error => {
      throw new Error(`${logicalId}: the role of ${name} may not look at its queue: ${error.message}`);
    });
    const start = () =>
      startMapping({
        ...{ queueArn, queue, clock },
        batchSize: properties.BatchSize,
        maximumConcurrency: ScalingConfig?.MaximumConcurrency ?? CONCURRENCY,
        reportsFailures: properties.FunctionResponseTypes.length > 0,
        untilVisible: signal => sqs.untilVisible(queueArn, signal),
        invoke: event => target.invoke(event),
        log: line => log(logicalId, line),
      });
    account.atTheEnd.push(() => account.eventSourceMappings.put(logicalId, start));
    return { ref: logicalId, attributes: {} };
  },
);
