import { LOCAL_ACCOUNT, LOCAL_REGION } from '../../iam/account';
import type { StoredObject } from '../store/stored-object';

/** How an object came to be, as S3 names it in events. */
export type CreationEvent =
  | 'ObjectCreated:Put'
  | 'ObjectCreated:Copy'
  | 'ObjectCreated:CompleteMultipartUpload';

/** What an event tells besides the object itself. */
export interface CreationFacts {
  readonly eventName: CreationEvent;
  readonly bucket: string;
  readonly requestId: string;
  /** Who made the object, as S3 writes it. */
  readonly principalId: string;
  /** Address of the client. */
  readonly sourceIp: string;
}

/** The message that a queue gets about a new object (S3 user guide, "Event message structure", version 2.1). */
export function creationMessage(object: StoredObject, facts: CreationFacts): string {
  const record = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: LOCAL_REGION,
    eventTime: new Date(object.modified).toISOString(),
    eventName: facts.eventName,
    userIdentity: { principalId: facts.principalId },
    requestParameters: { sourceIPAddress: facts.sourceIp },
    responseElements: { 'x-amz-request-id': facts.requestId, 'x-amz-id-2': facts.requestId },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: 'local',
      bucket: {
        name: facts.bucket,
        ownerIdentity: { principalId: LOCAL_ACCOUNT },
        arn: `arn:aws:s3:::${facts.bucket}`,
      },
      object: {
        key: formEncoded(object.key),
        size: object.size,
        eTag: object.etag,
        sequencer: object.sequencer,
      },
    },
  };
  return JSON.stringify({ Records: [record] });
}

/** The message that a queue gets when a bucket is told to send it events (S3 user guide, "Event message structure"). */
export function testMessage(bucket: string, now: number): string {
  return JSON.stringify({
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: new Date(now).toISOString(),
    Bucket: bucket,
    RequestId: '0000000000000000',
    HostId: 'local',
  });
}

/** A key as events carry it: percent-encoded, a space as a plus sign; slashes stay. */
function formEncoded(key: string): string {
  return encodeURIComponent(key)
    .replace(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
    .replaceAll('%2F', '/');
}
