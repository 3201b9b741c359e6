import type { Behaviour, DistributionConfig } from '../../../local/edge/distribution-config';
import { type Edge, startEdge } from '../../../local/edge/edge';
import { ManualClock } from '../manual-clock';
import { type RecordingOrigin, startRecordingOrigin } from './recording-origin';
import { type Received, type Sending, send } from './send';
import { KEY_PAIR_ID, publicKeyPem } from './signing';

export const POLICY = {
  cachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  corsS3Origin: '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf',
  allViewerExceptHost: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  corsWithPreflightAndSecurity: 'eaab4381-ed33-4a86-88ca-d9558dc6cd63',
  security: '67f7725c-6f97-4210-82d7-5512b31e9d03',
} as const;

const READ = ['GET', 'HEAD', 'OPTIONS'];
const sign = { accessKeyId: 'AKIDEDGE', secretAccessKey: 'edge-secret', region: 'us-east-1' };

export interface Bench {
  readonly edge: Edge;
  readonly clock: ManualClock;
  /** Stands for the media bucket behind `/vod/*`, below `/media`. */
  readonly media: RecordingOrigin;
  /** Stands for the API behind `/play/*` and `/api/*`. */
  readonly api: RecordingOrigin;
  /** Stands for the web bucket behind everything else. */
  readonly web: RecordingOrigin;
  readonly config: DistributionConfig;
  /** Lets the API answer with these headers and this body from now on. */
  apiAnswers(headers: Record<string, string>, body?: string | Buffer, status?: number): void;
  get(path: string, sending?: Sending): Promise<Received>;
  /** Now, in epoch seconds. */
  seconds(): number;
  close(): Promise<void>;
}

/** An edge with the behaviours of the product's distribution, in front of three recording origins. */
export async function startBench(): Promise<Bench> {
  const clock = new ManualClock();
  const named = (name: string): Promise<RecordingOrigin> =>
    startRecordingOrigin((_request, response) => void response.end(`${name} body`));
  const [media, api, web] = await Promise.all([named('media'), named('api'), named('web')]);
  const edge = await startEdge({ port: 0, clock });
  const config: DistributionConfig = {
    id: 'EDGEBENCH',
    origins: new Map([
      ['media', { kind: 's3', url: `${media.url}/media`, sign }],
      ['api', { kind: 'custom', url: api.url }],
      ['web', { kind: 's3', url: `${web.url}/web`, sign }],
    ]),
    behaviours: [
      {
        ...behaviour('media'),
        pathPattern: '/vod/*',
        originRequestPolicyId: POLICY.corsS3Origin,
        responseHeadersPolicyId: POLICY.corsWithPreflightAndSecurity,
        trustedKeys: new Map([[KEY_PAIR_ID, publicKeyPem]]),
      },
      { ...behaviour('api'), pathPattern: '/play/*' },
      {
        ...behaviour('api'),
        pathPattern: 'api/*',
        allowedMethods: [...READ, 'POST', 'PUT', 'PATCH', 'DELETE'],
        cachePolicyId: POLICY.cachingDisabled,
        originRequestPolicyId: POLICY.allViewerExceptHost,
        responseHeadersPolicyId: POLICY.security,
      },
    ],
    defaultBehaviour: { ...behaviour('web'), allowedMethods: ['GET', 'HEAD'] },
    defaultRootObject: 'index.html',
    errorCachingMinTtl: new Map([
      [403, 0],
      [404, 1],
      [500, 0],
      [502, 0],
      [503, 0],
      [504, 0],
    ]),
  };
  edge.deploy(config);
  return {
    edge,
    clock,
    media,
    api,
    web,
    config,
    apiAnswers(headers, body = 'playlist', status = 200) {
      api.respond = (_request, response) => void response.writeHead(status, headers).end(body);
    },
    get: (path, sending) => send(edge.origin, path, sending),
    seconds: () => Math.floor(clock.now() / 1_000),
    close: async () => {
      await edge.close();
      await Promise.all([media.close(), api.close(), web.close()]);
    },
  };
}

function behaviour(originId: string): Behaviour {
  return { originId, allowedMethods: READ, cachePolicyId: POLICY.cachingOptimized, compress: true };
}
