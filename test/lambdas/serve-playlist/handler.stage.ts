import { generateKeyPairSync } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type GrantClaims, mintGrant } from '../../../core/grant/token';
import type { GatewayResponse } from '../../../lambdas/serve-playlist/gateway-response';
import { createHandler } from '../../../lambdas/serve-playlist/handler';
import { setAwsVariables } from '../aws-variables';
import { type RecordingServer, startRecordingServer } from '../recording-server';

export const NOW = 1_800_000_000;
export const FILM = 'AAAAAAAAAAAAAAAAAAAAAA';
export const RUN = 'run-1';
export const AUDIENCE = 'E2EXAMPLE';
const CDN = 'https://d111111abcdef8.cloudfront.net';
export const PLAYLIST = '#EXTM3U\r\n#EXTINF:6,\r\nindex_720p_00001.cmfv\r\n#EXT-X-ENDLIST\r\n';

const makePair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const pairs = [makePair(), makePair()];

/** Public key of a generation. */
export const publicKeyOf = (generation: number) => pairs[generation - 1]?.publicKey ?? '';
/** CloudFront's id of a generation's key. */
export const keyPairIdOf = (generation: number) => `K${generation}JCJMDEHXQW5F`;
export const signingArn = (generation: number) =>
  `arn:aws:secretsmanager:eu-central-1:111122223333:secret:signing-${generation}`;
export const secretArn = (generation: number) =>
  `arn:aws:secretsmanager:eu-central-1:111122223333:secret:grant-${generation}`;

export const secretText = (generation: number) => `${generation}`.repeat(64);

interface Question {
  token?: string;
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  /** Fields of the event that replace the usual ones. */
  event?: Record<string, unknown>;
}

export interface Stage {
  s3: RecordingServer;
  secrets: RecordingServer;
  /** Seconds since the epoch; tests move it. */
  clock: { now: number };
  logged: string[];
  env: Record<string, string>;
  /** A handler as a cold start makes it. */
  restart(): void;
  play(question?: Question): Promise<GatewayResponse>;
  /** ARNs of the secrets that were asked for, in order. */
  secretsRead(): string[];
  close(): Promise<void>;
}

/** A grant for FILM that lives an hour, signed by generation 1 unless said otherwise. */
export function grant(
  claims: Partial<GrantClaims> = {},
  generation = 1,
  text = secretText(generation),
): Promise<string> {
  return mintGrant(
    { audience: AUDIENCE, film: FILM, run: RUN, expires: NOW + 3_600, ...claims },
    { generation, secret: Buffer.from(text) },
  );
}

const keysOf = (generation: number) => ({
  grantSecretArn: secretArn(generation),
  signingSecretArn: signingArn(generation),
  keyPairId: keyPairIdOf(generation),
});

/** The function with S3 and Secrets Manager on 127.0.0.1; generations 1 and 2 are live. */
export async function openStage(): Promise<Stage> {
  const s3 = await startRecordingServer(() => ({ status: 200, body: PLAYLIST }));
  const secrets = await startRecordingServer(request => {
    const { SecretId } = JSON.parse(request.body);
    const generation = Number(SecretId.at(-1));
    const isSigning = SecretId === signingArn(generation);
    const SecretString = isSigning ? pairs[generation - 1]?.privateKey : secretText(generation);
    return { status: 200, body: JSON.stringify({ SecretString }) };
  });
  const restore = setAwsVariables({
    AWS_ENDPOINT_URL_S3: s3.origin,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.origin,
  });
  const logged: string[] = [];
  const clock = { now: NOW };
  const env = {
    MEDIA_BUCKET: 'films',
    CDN_ORIGIN: CDN,
    GRANT_AUDIENCE: AUDIENCE,
    KEY_GENERATIONS: JSON.stringify({ 1: keysOf(1), 2: keysOf(2) }),
  };
  const start = () => createHandler({ env, now: () => clock.now * 1000, log: line => logged.push(line) });
  let handler = start();
  return {
    s3,
    secrets,
    clock,
    logged,
    env,
    restart: () => {
      handler = start();
    },
    play: async (question = {}) => handler(playEvent({ token: await grant(), ...question })),
    secretsRead: () => secrets.requests.map(request => JSON.parse(request.body).SecretId),
    close: async () => {
      restore();
      await Promise.all([s3.close(), secrets.close()]);
    },
  };
}

/** An event as HTTP API makes it for `/play/{token}/{proxy+}`. */
function playEvent({ token = '', path = 'index.m3u8', method = 'GET', headers = {}, event = {} }: Question) {
  const rawPath = `/play/${token}/${path}`;
  const routeKey = `${method} /play/{token}/{proxy+}`;
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: '',
    headers: { host: 'api.example', 'x-forwarded-for': '192.0.2.1', ...headers },
    requestContext: { requestId: 'request-1', routeKey, stage: '$default', http: { method, path: rawPath } },
    pathParameters: { token, proxy: path },
    isBase64Encoded: false,
    ...event,
  };
}

/** The playlist that an answer carries. */
export function playlistOf({ headers, body, isBase64Encoded }: GatewayResponse): string {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const coding = headers['content-encoding'];
  return (
    coding === 'br' ? brotliDecompressSync(bytes) : coding === 'gzip' ? gunzipSync(bytes) : bytes
  ).toString();
}
