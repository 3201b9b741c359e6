import { createWriteStream, openAsBlob } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { Clock } from '../../../clock';
import { contentTypeOf } from '../../../content-types';
import { LOCAL_REGION } from '../../iam/account';
import type { Caller } from '../../iam/credential-store';
import type { S3Location } from '../request/s3-url';
import { S3Refusal } from './s3-refusal';

/** What S3 says of an object. */
interface ObjectFacts {
  /** Bytes. */
  readonly size: number;
  readonly eTag: string;
  /** Seconds since the epoch. */
  readonly lastModified: number;
  readonly contentType: string;
}

interface Sending {
  readonly method: 'GET' | 'HEAD' | 'PUT';
  readonly headers?: Record<string, string>;
  readonly body?: Blob;
  readonly signal?: AbortSignal | undefined;
}

/** Objects as one caller may read and write them. Every method throws S3Refusal where S3 does. */
export class S3Session {
  readonly #s3Origin: string;
  readonly #clock: Clock;
  readonly #caller: Caller;

  constructor(options: { readonly s3Origin: string; readonly clock: Clock; readonly caller: Caller }) {
    this.#s3Origin = options.s3Origin;
    this.#clock = options.clock;
    this.#caller = options.caller;
  }

  async describe(location: S3Location): Promise<ObjectFacts> {
    const { headers } = await this.#send(location, { method: 'HEAD' });
    return {
      size: Number(headers.get('content-length')),
      eTag: headers.get('etag')?.replaceAll('"', '') ?? '',
      lastModified: Math.floor(Date.parse(headers.get('last-modified') ?? '') / 1000),
      contentType: headers.get('content-type') ?? '',
    };
  }

  /** An address from which the object can be read for a day. */
  async presign(location: S3Location): Promise<string> {
    const { url } = await this.#signer(location, { method: 'GET' }, true).sign();
    return url.href;
  }

  async download(location: S3Location, file: string, signal: AbortSignal): Promise<void> {
    const answer = await this.#send(location, { method: 'GET', signal });
    await pipeline(answer.body ?? [], createWriteStream(file), { signal });
  }

  async upload(file: string, location: S3Location, signal: AbortSignal): Promise<void> {
    const headers = { 'content-type': contentTypeOf(file) };
    const answer = await this.#send(location, {
      method: 'PUT',
      headers,
      body: await openAsBlob(file),
      signal,
    });
    await answer.arrayBuffer();
  }

  async #send(location: S3Location, sending: Sending): Promise<Response> {
    const { body, signal } = sending;
    const { url, method, headers } = await this.#signer(location, sending, false).sign();
    const answer = await fetch(url, {
      method,
      headers,
      ...(body !== undefined && { body }),
      ...(signal !== undefined && { signal }),
    });
    if (answer.ok) return answer;
    await answer.arrayBuffer();
    throw new S3Refusal(answer.status);
  }

  #signer({ bucket, key }: S3Location, { method, headers }: Sending, signQuery: boolean): AwsV4Signer {
    const { accessKeyId, secretAccessKey, sessionToken } = this.#caller;
    return new AwsV4Signer({
      url: `${this.#s3Origin}/${bucket}/${key}`,
      method,
      signQuery,
      service: 's3',
      region: LOCAL_REGION,
      accessKeyId,
      secretAccessKey,
      datetime: new Date(this.#clock.now()).toISOString().replace(/[:-]|\.\d{3}/g, ''),
      ...(sessionToken !== undefined && { sessionToken }),
      ...(headers !== undefined && { headers }),
    });
  }
}
