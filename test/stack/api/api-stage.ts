import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsV4Signer } from 'aws4fetch';
import { LOCAL_REGION } from '../../../local/services/iam/account';
import { FILM, scriptedProbe } from '../../local/services/media-convert/scripted-probe';
import { scriptedTranscoder } from '../../local/services/media-convert/scripted-transcoder';
import { type BareStack, startBareStack } from '../../running-stack';
import { signIn } from '../sign-in';

/** Ways into the API. */
export const DOORS = ['edge', 'gateway'] as const;
export type Door = (typeof DOORS)[number];

/** A page of this origin may call. */
export const PARTNER = 'https://partner.example';

/** A request as it goes over HTTP. */
export interface Asked {
  readonly method: string;
  /** From `/api` on, with the query. */
  readonly path: string;
  /** Access token. */
  readonly token?: string | undefined;
  /** Signed with the credentials of the account's owner. */
  readonly signed?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is text already. */
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed where it is JSON, else empty. */
  readonly body: Record<string, unknown>;
}

/** A stack whose films are made of nothing, and what is asked of its API. */
export interface ApiStage {
  readonly stack: BareStack;
  /** Address of each door. */
  readonly origins: Readonly<Record<Door, string>>;
  /** Access tokens of two people. */
  readonly owner: string;
  readonly other: string;
  ask(door: Door, asked: Asked): Promise<Answer>;
  /** The code in the newest message of the user pool. */
  mailedCode(): string;
  /** What was sent and answered that no log may have. */
  readonly secrets: ReadonlySet<string>;
  close(): Promise<void>;
}

const SECRETS = /eyJ[\w-]+\.[\w-]+\.[\w-]+|(?<=(?:Policy|Signature|refresh)=)[^&;"\s]{16,}/g;

/** Starts one; the caller closes it. */
export async function openApiStage(context: Readonly<Record<string, string>>): Promise<ApiStage> {
  const mediaEngine = { transcode: scriptedTranscoder(), probe: scriptedProbe(FILM) };
  const stack = await startBareStack({ context, mediaEngine });
  const { CdnOrigin, ApiOrigin } = stack.stack.outputs;
  const origins = { edge: CdnOrigin, gateway: ApiOrigin };
  const secrets = new Set<string>();
  const [owner, other] = [await signIn(stack, 'owner@example.com'), await signIn(stack, 'other@example.com')];
  return {
    ...{ stack, origins, owner, other, secrets },
    async ask(door, asked) {
      const url = `${origins[door]}${asked.path}`;
      const sent =
        asked.body === undefined || typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body);
      const headers = {
        ...(sent !== undefined && { 'content-type': 'application/json' }),
        ...(asked.token !== undefined && { authorization: `Bearer ${asked.token}` }),
        ...asked.headers,
      };
      const request = { method: asked.method, headers, ...(sent !== undefined && { body: sent }) };
      const response = await fetch(url, asked.signed ? await signed(stack, url, request) : request);
      const text = await response.text();
      const cookies = response.headers.getSetCookie().join('\n');
      for (const [secret] of `${JSON.stringify(headers)} ${text} ${cookies}`.matchAll(SECRETS))
        secrets.add(secret);
      const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: isJson ? JSON.parse(text) : {},
      };
    },
    mailedCode() {
      const folder = join(stack.dataDir, 'mail');
      const newest = readdirSync(folder).sort().at(-1) ?? '';
      const [, text = ''] = readFileSync(join(folder, newest), 'utf8').split('\n\n');
      return /\d{6}/.exec(text)?.[0] ?? '';
    },
    close: () => stack.close(),
  };
}

interface Request {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function signed({ stack }: BareStack, url: string, request: Request): Promise<Request> {
  const signer = new AwsV4Signer({
    ...stack.operator,
    ...request,
    url,
    service: 'execute-api',
    region: LOCAL_REGION,
  });
  const { headers } = await signer.sign();
  return { ...request, headers: Object.fromEntries(headers) };
}
