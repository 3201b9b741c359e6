import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateMultipartUploadCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { OUTPUT } from '../../core/contract';
import type { Fact } from '../../core/video/fact';
import { captionKey, sourceKey } from '../../core/video/object-keys';
import { openCatalogue } from '../../lambdas/_shared/catalogue';
import { recordFact } from '../../lambdas/_shared/record-fact';
import type { Clock } from '../../local/clock';
import { LOCAL_REGION } from '../../local/services/iam/account';
import type { LocalStack } from '../../local/start-stack';

const SIZE = 64 * 1024 * 1024;
const LANGUAGE = 'en';

/** What people do with their films while the pipeline works, with the credentials of the account's owner. */
export interface OwnersHand {
  /** Gives the film captions. */
  addCaptions(film: string): Promise<void>;
  /** Begins an upload in parts, and sends none. */
  beginUpload(film: string): Promise<void>;
  /** Wants the film away. */
  remove(film: string): Promise<void>;
  /** Whether nothing is left of its record. */
  isGone(film: string): Promise<boolean>;
  close(): void;
}

/** Reaches a stack at the time of its clock. */
export function openOwnersHand({ services, outputs }: LocalStack, clock: Clock): OwnersHand {
  const shared = { region: LOCAL_REGION, credentials: services.operator };
  const s3 = new S3Client({ ...shared, endpoint: services.s3.origin, forcePathStyle: true });
  const tables = new DynamoDBClient({ ...shared, endpoint: services.dynamoDb.origin });
  const client = DynamoDBDocumentClient.from(tables, { marshallOptions: { removeUndefinedValues: true } });
  const catalogue = openCatalogue({ table: outputs[OUTPUT.catalogueTable] ?? '', client });
  const Bucket = outputs[OUTPUT.mediaBucket];
  const now = () => clock.now();
  const setClocks = (): void => {
    for (const { config } of [s3, tables]) config.systemClockOffset = now() - Date.now();
  };
  const tell = (film: string, fact: Fact) => {
    setClocks();
    return recordFact(catalogue, film, fact, now);
  };
  return {
    async addCaptions(film) {
      setClocks();
      const Body = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n';
      await s3.send(new PutObjectCommand({ Bucket, Key: captionKey(film, LANGUAGE), Body }));
      await tell(film, { kind: 'captions_changed', language: LANGUAGE, label: 'English' });
    },
    async beginUpload(film) {
      setClocks();
      const begun = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: sourceKey(film) }));
      const upload = { uploadId: begun.UploadId ?? '', size: SIZE, partSize: SIZE, contentType: 'video/mp4' };
      await tell(film, { kind: 'upload_began', upload });
    },
    async remove(film) {
      await tell(film, { kind: 'delete_wanted' });
    },
    async isGone(film) {
      setClocks();
      return (await catalogue.read(film)) === undefined;
    },
    close() {
      s3.destroy();
      tables.destroy();
    },
  };
}
