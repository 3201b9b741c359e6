import { alarm } from './alarm';
import { api } from './api';
import { bucket } from './bucket';
import { bucketDeployment } from './bucket-deployment';
import { bucketPolicy } from './bucket-policy';
import { cloudFrontFunction } from './cloudfront-function';
import { distribution } from './distribution';
import { eventInvokeConfig } from './event-invoke-config';
import { eventRule } from './event-rule';
import { eventSourceMapping } from './event-source-mapping';
import { lambdaFunction } from './function';
import { integration } from './integration';
import { keyGroup } from './key-group';
import { layerVersion } from './layer-version';
import { logGroup } from './log-group';
import { mediaConvertQueue } from './media-convert-queue';
import { originAccessControl } from './origin-access-control';
import { permission } from './permission';
import { policy } from './policy';
import { publicKey } from './public-key';
import { queue } from './queue';
import { queuePolicy } from './queue-policy';
import type { ResourceType } from './resource-type';
import { role } from './role';
import { route } from './route';
import { secret } from './secret';
import { signingKey } from './signing-key';
import { stage } from './stage';
import { table } from './table';
import { topic } from './topic';
import { topicPolicy } from './topic-policy';
import { userPool } from './user-pool';
import { userPoolClient } from './user-pool-client';

/** Every CloudFormation type that local mode stands for; any other one stops the start. */
export const RESOURCE_TYPES: ReadonlyMap<string, ResourceType> = new Map(
  [
    alarm,
    api,
    bucket,
    bucketDeployment,
    bucketPolicy,
    cloudFrontFunction,
    distribution,
    eventInvokeConfig,
    eventRule,
    eventSourceMapping,
    integration,
    keyGroup,
    lambdaFunction,
    layerVersion,
    logGroup,
    mediaConvertQueue,
    originAccessControl,
    permission,
    policy,
    publicKey,
    queue,
    queuePolicy,
    role,
    route,
    secret,
    signingKey,
    stage,
    table,
    topic,
    topicPolicy,
    userPool,
    userPoolClient,
  ].map(each => [each.type, each]),
);
