import { z } from 'zod';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../services/iam/account';
import { resourceType } from './resource-type';

const properties = z.strictObject({ RetentionInDays: z.number() });

/** A log group; what is written into it goes to local mode's own log file. */
export const logGroup = resourceType('AWS::Logs::LogGroup', properties, (_properties, { logicalId }) => ({
  ref: logicalId,
  attributes: { Arn: `arn:aws:logs:${LOCAL_REGION}:${LOCAL_ACCOUNT}:log-group:${logicalId}:*` },
}));
