import { createHash } from 'node:crypto';
import type { Clock } from './clock';
import type { CustomResources } from './custom-resource/custom-resources';
import type { FunctionSource } from './edge/distribution-config';
import type { Edge } from './edge/edge';
import type { EventSourceMappings } from './event-source-mapping/event-source-mappings';
import type { LocalFunction } from './functions/create-function';
import type { LaterSettings } from './functions/invoke-later';
import type { LaterInvocations } from './functions/later-invocations';
import type { ApiConfig, RouteConfig } from './gateway/api-config';
import type { Gateway } from './gateway/start-gateway';
import type { Calls } from './services/calls';
import type { CloudFrontService } from './services/cloudfront/start-cloudfront';
import type { CognitoService } from './services/cognito/start-cognito';
import type { DynamoDbService } from './services/dynamodb/start-dynamodb';
import type { EventBridge } from './services/event-bridge/event-bridge';
import type { Rule } from './services/event-bridge/rule';
import type { Caller, CredentialStore } from './services/iam/credential-store';
import type { PolicyDocument } from './services/iam/policy-document';
import type { MediaConvertService } from './services/media-convert/start-media-convert';
import type { S3Service } from './services/s3/start-s3';
import type { SecretsManagerService } from './services/secrets-manager/start-secrets-manager';
import type { SnsService } from './services/sns/start-sns';
import type { SqsService } from './services/sqs/start-sqs';

/** The services of the AWS account that local mode plays; they outlive a deployment. */
export interface Services {
  readonly clock: Clock;
  readonly s3: S3Service;
  readonly secretsManager: SecretsManagerService;
  readonly dynamoDb: DynamoDbService;
  readonly eventBridge: EventBridge;
  readonly laterInvocations: LaterInvocations;
  readonly sqs: SqsService;
  readonly sns: SnsService;
  readonly eventSourceMappings: EventSourceMappings;
  readonly mediaConvert: MediaConvertService;
  readonly cloudFront: CloudFrontService;
  readonly cognito: CognitoService;
  /** The roles of the newest deployment by ARN, for services that act under one. */
  readonly assumableRoles: Map<string, LocalRole>;
  readonly edge: Edge;
  readonly gateway: Gateway;
  readonly credentials: CredentialStore;
  /** Sees every call of the services, and may disturb it. */
  readonly calls: Calls;
  /** Credentials of the account's owner. */
  readonly operator: Caller;
  readonly customResources: CustomResources;
  /** Takes what a function or an access log writes, line by line. */
  readonly log: (source: string, line: string) => void;
}

/** The account during one deployment: its services, and the resources that stand so far, by name, id or ARN. */
export interface Account extends Services {
  /** Object key of an asset → its folder or file. */
  readonly assets: ReadonlyMap<string, string>;
  readonly roles: Map<string, LocalRole>;
  readonly functions: Map<string, LocalFunction>;
  /** Function ARN → the role that it runs under. */
  readonly executionRoles: Map<string, LocalRole>;
  /** Function ARN → what becomes of events that it fails on. */
  readonly laterSettings: Map<string, LaterSettings>;
  readonly rules: Rule[];
  /** Function ARN → who may invoke it. */
  readonly permissions: Map<string, readonly InvokePermission[]>;
  readonly publicKeys: Map<string, string>;
  readonly keyGroups: Map<string, readonly string[]>;
  readonly accessControls: Set<string>;
  /** ARNs of queues and topics that have a policy of their own. */
  readonly policed: Set<string>;
  /** CloudFront Functions by ARN. */
  readonly edgeFunctions: Map<string, FunctionSource>;
  readonly apis: Map<string, ApiDraft>;
  /** Regional domain name of a bucket or an API → its address on this machine. */
  readonly hosts: Map<string, string>;
  /**
   * Steps that wait until every resource stands. What one resolves with is over when requests that began before it
   * have been answered.
   */
  readonly atTheEnd: (() => Promise<void>)[];
}

/** A role; its policies are complete before anything runs under it. */
export interface LocalRole {
  readonly arn: string;
  readonly policies: PolicyDocument[];
  /** Who may assume it. */
  readonly trust: PolicyDocument;
}

/** A service that may invoke a function on behalf of the resources whose ARN fits a pattern. */
export interface InvokePermission {
  readonly service: string;
  readonly sourceArn: string;
}

/** An HTTP API whose integrations, routes and stage are still being deployed. */
export interface ApiDraft extends Omit<ApiConfig, 'routes'> {
  /** Integration → ARN of its function. */
  readonly integrations: Map<string, string>;
  readonly routes: RouteConfig[];
}

/** An account in which nothing stands yet. */
export function emptyAccount(services: Services, assets: ReadonlyMap<string, string>): Account {
  return {
    ...services,
    assets,
    roles: new Map(),
    functions: new Map(),
    executionRoles: new Map(),
    laterSettings: new Map(),
    rules: [],
    permissions: new Map(),
    publicKeys: new Map(),
    keyGroups: new Map(),
    accessControls: new Set(),
    policed: new Set(),
    edgeFunctions: new Map(),
    apis: new Map(),
    hosts: new Map(),
    atTheEnd: [],
  };
}

/** An id of the kind AWS gives, the same at every start: it is made from the resource's place in the template. */
export function stableId(prefix: string, logicalId: string, length: number): string {
  const digest = BigInt(`0x${createHash('sha256').update(logicalId).digest('hex')}`);
  return `${prefix}${digest.toString(36).slice(0, length - prefix.length)}`.toUpperCase();
}
