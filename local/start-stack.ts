import type { LocalRole, Services } from './account';
import type { Clock } from './clock';
import { openCustomResources } from './custom-resource/custom-resources';
import { keptIn } from './data-folder';
import { type Deployment, deployTemplate } from './deploy-template';
import { startEdge } from './edge/edge';
import { EventSourceMappings } from './event-source-mapping/event-source-mappings';
import { LaterInvocations } from './functions/later-invocations';
import { startGateway } from './gateway/start-gateway';
import { transcode } from './packager/transcode';
import { Calls } from './services/calls';
import { startCloudFront } from './services/cloudfront/start-cloudfront';
import { mailFolder } from './services/cognito/mail-folder';
import { startCognito } from './services/cognito/start-cognito';
import { startDynamoDb } from './services/dynamodb/start-dynamodb';
import { EventBridge } from './services/event-bridge/event-bridge';
import { CredentialStore } from './services/iam/credential-store';
import { probeSource } from './services/media-convert/probe/probe-source';
import { type MediaEngine, startMediaConvert } from './services/media-convert/start-media-convert';
import { startQueueEngine } from './services/queue-engine/start-queue-engine';
import { startS3 } from './services/s3/start-s3';
import { startSecretsManager } from './services/secrets-manager/start-secrets-manager';
import { startSns } from './services/sns/start-sns';
import { startSqs } from './services/sqs/start-sqs';
import { pseudoParameters } from './template/pseudo-parameters';
import type { Assembly } from './template/read-assembly';

/** Ports on the loopback address; 0 takes a free one. */
export interface Ports {
  readonly edge: number;
  readonly gateway: number;
  readonly s3: number;
  readonly secretsManager: number;
  readonly sqs: number;
  readonly sns: number;
  readonly dynamodb: number;
  readonly mediaConvert: number;
  readonly cloudFront: number;
  readonly cognito: number;
}

/** Every port free to choose. */
export const FREE_PORTS: Ports = {
  ...{ edge: 0, gateway: 0, s3: 0, secretsManager: 0 },
  ...{ sqs: 0, sns: 0, dynamodb: 0, mediaConvert: 0, cloudFront: 0, cognito: 0 },
};

export interface StartStackOptions {
  readonly assembly: Assembly;
  /** Folder for objects, secrets and what else is kept from one start to the next. */
  readonly dataDir: string;
  readonly ports: Ports;
  readonly clock: Clock;
  /** Takes what functions and the access log write, line by line. */
  readonly log: Services['log'];
  /** What MediaConvert's jobs run on. Default: ffprobe and ffmpeg. */
  readonly mediaEngine?: MediaEngine;
}

const FFMPEG: MediaEngine = { transcode, probe: probeSource };

export interface LocalStack {
  readonly services: Services;
  /** The outputs of the newest deployment, by name. */
  readonly outputs: Deployment['outputs'];
  /** The functions of the newest deployment, by ARN. */
  readonly functions: Deployment['functions'];
  /** Deploys another template over this one, as `cdk deploy` does, while requests go on. */
  update(assembly: Assembly): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the services and deploys the template into them. When that fails, nothing is left running.
 *
 * @throws StartFault for a port that is taken, or a resource that local mode does not know
 */
export async function startStack(options: StartStackOptions): Promise<LocalStack> {
  const started: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    for (const each of started.splice(0).reverse()) await each.close();
  };
  try {
    const services = await startServices(options, started);
    let deployment = await deployTemplate(options.assembly, services);
    started.push({
      async close() {
        // Nothing new is begun; what is under way ends with its functions.
        const stopped = [
          services.eventSourceMappings.close(),
          services.eventBridge.close(),
          services.laterInvocations.close(),
        ];
        await deployment.close();
        await Promise.all(stopped);
      },
    });
    return {
      services,
      get outputs() {
        return deployment.outputs;
      },
      get functions() {
        return deployment.functions;
      },
      async update(assembly) {
        const before = deployment;
        deployment = await deployTemplate(assembly, services);
        await deployment.predecessorDone;
        await before.close();
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startServices(
  { assembly, dataDir, ports, clock, log, mediaEngine = FFMPEG }: StartStackOptions,
  started: { close(): Promise<void> }[],
): Promise<Services> {
  const running = <Service extends { close(): Promise<void> }>(service: Service): Service => {
    started.push(service);
    return service;
  };
  const credentials = new CredentialStore();
  const calls = new Calls();
  const edge = running(await startEdge({ port: ports.edge, clock, log: line => log('edge', line) }));
  const gateway = running(await startGateway({ port: ports.gateway, clock, credentials }));
  const secretsManager = running(
    await startSecretsManager({
      port: ports.secretsManager,
      dir: keptIn(dataDir, 'secrets'),
      clock,
      credentials,
      calls,
    }),
  );
  const engine = running(await startQueueEngine({ dir: keptIn(dataDir, 'queues'), clock }));
  const sqs = running(await startSqs({ port: ports.sqs, engine, clock, credentials, calls }));
  const sns = running(await startSns({ port: ports.sns, engine, clock, credentials, calls }));
  const s3 = running(
    await startS3({
      ...{ port: ports.s3, dir: keptIn(dataDir, 'objects'), clock, credentials, calls },
      notify: (queueArn, body, sourceArn) =>
        sqs.sendAs({ kind: 'service', name: 's3.amazonaws.com', sourceArn }, queueArn, body),
    }),
  );
  const eventSourceMappings = running(new EventSourceMappings());
  const dynamoDb = running(
    await startDynamoDb({
      ...{ port: ports.dynamodb, dir: keptIn(dataDir, 'tables'), clock, credentials, calls },
    }),
  );
  const laterInvocations = running(new LaterInvocations(clock));
  const eventBridge = running(new EventBridge({ clock, calls, laterInvocations, sendAs: sqs.sendAs }));
  const assumableRoles = new Map<string, LocalRole>();
  const mediaConvert = running(
    await startMediaConvert({
      ...{ port: ports.mediaConvert, dir: keptIn(dataDir, 'jobs'), clock, credentials, calls },
      ...{ s3Origin: s3.origin, roles: assumableRoles, ...mediaEngine },
      onEvent: event => eventBridge.putEvent(event),
    }),
  );
  const cloudFront = running(
    await startCloudFront({
      ...{ port: ports.cloudFront, clock, credentials, calls },
      invalidate: paths => edge.invalidate(paths),
    }),
  );
  const cognito = running(
    await startCognito({
      ...{ port: ports.cognito, dir: keptIn(dataDir, 'userPools'), clock, credentials, calls },
      sendMail: mailFolder(keptIn(dataDir, 'mail'), clock),
    }),
  );
  const customResources = await openCustomResources({
    file: keptIn(dataDir, 'customResources'),
    stackId: pseudoParameters(assembly.stackName).get('AWS::StackId') ?? '',
  });
  const operator = credentials.add({ kind: 'operator' });
  return {
    ...{ clock, calls, credentials, operator, customResources, log },
    ...{ edge, gateway, s3, secretsManager, dynamoDb, sqs, sns, eventSourceMappings },
    ...{ eventBridge, laterInvocations, mediaConvert, assumableRoles, cloudFront, cognito },
  };
}
