import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { openMultipartUpload } from '../../../lambdas/_shared/multipart-upload';

const KEY = 'uploads/a/source';
const client = mockClient(S3Client);
const uploads = openMultipartUpload({ bucket: 'media', client: new S3Client({ region: 'eu-west-1' }) });

const refusal = (name: string, httpStatusCode: number) =>
  new S3ServiceException({
    name,
    $fault: 'client',
    $metadata: { httpStatusCode },
    message: `${KEY} is wrong`,
  });

beforeEach(() => client.reset());

test('an upload begins with the type that the object will have', async () => {
  client.on(CreateMultipartUploadCommand).resolves({ UploadId: 'u1' });
  expect(await uploads.begin(KEY, 'video/mp4')).toBe('u1');
  expect(client.commandCalls(CreateMultipartUploadCommand)[0]?.args[0].input).toEqual({
    Bucket: 'media',
    Key: KEY,
    ContentType: 'video/mp4',
  });
});

test('an answer without an id is an error', async () => {
  client.on(CreateMultipartUploadCommand).resolves({});
  await expect(uploads.begin(KEY, 'video/mp4')).rejects.toThrow('CreateMultipartUpload failed: NoUploadId');
});

test('all pages of the parts that arrived are read', async () => {
  client
    .on(ListPartsCommand)
    .resolvesOnce({
      Parts: [{ PartNumber: 1, Size: 8, ETag: '"a"' }],
      IsTruncated: true,
      NextPartNumberMarker: '1',
    })
    .resolves({
      Parts: [{ PartNumber: 2, Size: 4, ETag: '"b"' }],
      IsTruncated: false,
      NextPartNumberMarker: '2',
    });
  expect(await uploads.parts(KEY, 'u1')).toEqual([
    { partNumber: 1, size: 8, eTag: '"a"' },
    { partNumber: 2, size: 4, eTag: '"b"' },
  ]);
});

test('an upload that S3 does not know has no parts and nothing to abort', async () => {
  client.on(ListPartsCommand).rejects(refusal('NoSuchUpload', 404));
  client.on(AbortMultipartUploadCommand).rejects(refusal('NoSuchUpload', 404));
  expect(await uploads.parts(KEY, 'u1')).toBeUndefined();
  expect(await uploads.abort(KEY, 'u1')).toBe(false);
});

test('an upload is completed only where there is no object yet', async () => {
  client.on(CompleteMultipartUploadCommand).resolves({ ETag: '"abc-1"' });
  expect(await uploads.complete(KEY, 'u1', [{ partNumber: 1, eTag: '"a"' }])).toEqual({
    outcome: 'completed',
    eTag: 'abc-1',
  });
  expect(client.commandCalls(CompleteMultipartUploadCommand)[0]?.args[0].input).toMatchObject({
    IfNoneMatch: '*',
    MultipartUpload: { Parts: [{ PartNumber: 1, ETag: '"a"' }] },
  });
});

test.each([
  ['PreconditionFailed', 412, 'taken'],
  ['ConditionalRequestConflict', 409, 'taken'],
  ['NoSuchUpload', 404, 'no_upload'],
  ['InvalidPart', 400, 'parts_refused'],
  ['InvalidPartOrder', 400, 'parts_refused'],
  ['EntityTooSmall', 400, 'parts_refused'],
])('where S3 answers %s %d the outcome is %s', async (name, status, outcome) => {
  client.on(CompleteMultipartUploadCommand).rejects(refusal(name, status));
  expect(await uploads.complete(KEY, 'u1', [])).toEqual({ outcome });
});

test.each([
  ['AccessDenied', 403],
  ['InternalError', 500],
])('%s %d is an error that names no key', async (name, status) => {
  client.on(CompleteMultipartUploadCommand).rejects(refusal(name, status));
  client.on(AbortMultipartUploadCommand).rejects(refusal(name, status));
  client.on(ListPartsCommand).rejects(refusal(name, status));
  const calls = [uploads.complete(KEY, 'u1', []), uploads.abort(KEY, 'u1'), uploads.parts(KEY, 'u1')];
  for (const call of calls)
    await expect(call).rejects.toThrow(new RegExp(`^\\w+ failed: ${status} ${name}$`));
});
