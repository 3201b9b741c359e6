import { DeleteObjectsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { openFilmEraser } from '../../../lambdas/_shared/film-eraser';
import { VIDEO } from '../pipeline-stage';

const client = mockClient(S3Client);
const eraser = openFilmEraser({ bucket: 'media', client: new S3Client({ region: 'eu-west-1' }) });

const always = () => true;

/** Keys of the bucket, listed in pages of two. */
let keys: string[];

beforeEach(() => {
  client.reset();
  keys = [];
  client.on(ListObjectsV2Command).callsFake(({ Prefix }) => {
    const found = keys.filter(key => key.startsWith(Prefix)).slice(0, 2);
    return found.length === 0 ? {} : { Contents: found.map(Key => ({ Key })) };
  });
  client.on(DeleteObjectsCommand).callsFake(({ Delete }) => {
    const gone = Delete.Objects.map(({ Key }: { Key: string }) => Key);
    keys = keys.filter(key => !gone.includes(key));
    return {};
  });
});

test('everything of the film goes, page by page, and nothing of any other', async () => {
  const others = [`uploads/${VIDEO}0/source`, 'uploads/other/source', `vod/other/${VIDEO}/index.m3u8`];
  const segments = ['1', '2', '3', '4', '5'].map(name => `vod/${VIDEO}/r1/${name}.cmfv`);
  keys = [`uploads/${VIDEO}/source`, ...others, ...segments, `vod/${VIDEO}/r2/index.m3u8`];
  expect(await eraser.erase(VIDEO, always)).toBe(true);
  expect(keys).toEqual(others);
});

test('a film of which nothing is left asks for no deletion', async () => {
  await eraser.erase(VIDEO, always);
  expect(client.commandCalls(ListObjectsV2Command)).toHaveLength(2);
  expect(client.commandCalls(DeleteObjectsCommand)).toHaveLength(0);
});

test('an object that S3 keeps is an error, which names no key', async () => {
  keys = [`uploads/${VIDEO}/source`];
  client.on(DeleteObjectsCommand).resolves({
    Errors: [{ Key: `uploads/${VIDEO}/source`, Code: 'AccessDenied', Message: 'Access Denied' }],
  });
  await expect(eraser.erase(VIDEO, always)).rejects.toThrow('DeleteObjects failed: AccessDenied');
});

test('where there is no more time, what is left stays for the next', async () => {
  keys = ['1', '2', '3', '4', '5'].map(name => `vod/${VIDEO}/r1/${name}.cmfv`);
  let pages = 0;
  const hasTime = () => {
    pages += 1;
    return pages < 3;
  };
  expect(await eraser.erase(VIDEO, hasTime)).toBe(false);
  expect(keys).toHaveLength(1);
  expect(await eraser.erase(VIDEO, always)).toBe(true);
  expect(keys).toEqual([]);
});
