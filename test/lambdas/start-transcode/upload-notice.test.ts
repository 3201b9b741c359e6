import { MessageError } from '../../../lambdas/start-transcode/message-error';
import { uploadNotice } from '../../../lambdas/start-transcode/upload-notice';
import { s3Record, VIDEO } from './start-stage';

const source = { size: 6, eTag: 'etag', sequencer: '0A' };

test.each([
  'ObjectCreated:Put',
  'ObjectCreated:Post',
  'ObjectCreated:Copy',
  'ObjectCreated:CompleteMultipartUpload',
])('%s of a source is a notice', eventName => {
  expect(uploadNotice(s3Record({ eventName }), 'media')).toEqual({ video: VIDEO, source });
});

test('a key is read as it was written before it was form-url-encoded', () => {
  const key = `uploads%2F${VIDEO}%2Fsource`;
  expect(uploadNotice(s3Record({ key }), 'media')).toEqual({ video: VIDEO, source });
  expect(uploadNotice(s3Record({ key: `uploads/${VIDEO}/source+` }), 'media')).toBeUndefined();
});

test.each(['2.0', '2.1', '2.4', '2.10'])('version %s of the form is known', eventVersion => {
  expect(uploadNotice(s3Record({ eventVersion }), 'media')).toBeDefined();
});

test.each([
  { key: `uploads/${VIDEO}/captions/source` },
  { key: `uploads/${VIDEO}/source/source` },
  { key: `uploads/${VIDEO}x/source` },
  { key: 'uploads/AAAAAAAAAAAAAAAAAAAAAB/source' },
  { key: 'uploads//source' },
  { key: 'uploads/*/source' },
  { key: `vod/${VIDEO}/source` },
  { key: `/uploads/${VIDEO}/source` },
  { key: 'caf%C3%A9/source' },
  { bucket: 'another' },
  { eventName: 'ObjectRemoved:Delete' },
])('%o is not about a film’s source', fields => {
  expect(uploadNotice(s3Record(fields), 'media')).toBeUndefined();
});

test.each([
  ['a key that cannot be decoded', s3Record({ key: 'uploads/%E0%A4%A/source' })],
  ['another major version', s3Record({ eventVersion: '3.0' })],
  ['another service', { ...s3Record(), eventSource: 'aws:ec2' }],
  ['no object', { ...s3Record(), s3: { bucket: { name: 'media' } } }],
  ['no sequencer', { ...s3Record(), s3: { ...s3Record().s3, object: { key: s3Record().s3.object.key } } }],
  ['no record at all', null],
])('%s is not understood, and not repeated', (_, record) => {
  expect(() => uploadNotice(record, 'media')).toThrow(MessageError);
  expect(() => uploadNotice(record, 'media')).not.toThrow(/uploads|%E0/);
});
