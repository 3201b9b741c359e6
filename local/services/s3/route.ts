import type { Operation } from './operation';
import { abortUpload } from './operations/abort-upload';
import { completeUpload } from './operations/complete-upload';
import { copyObject } from './operations/copy-object';
import { createUpload } from './operations/create-upload';
import { deleteObject } from './operations/delete-object';
import { deleteObjects } from './operations/delete-objects';
import { headBucket } from './operations/head-bucket';
import { listObjects } from './operations/list-objects';
import { listParts } from './operations/list-parts';
import { listUploads } from './operations/list-uploads';
import { putObject } from './operations/put-object';
import { getObject, headObject } from './operations/send-object';
import { uploadPart } from './operations/upload-part';
import { notImplemented, S3Error } from './s3-error';
import type { S3Request } from './s3-request';

/**
 * The operation that a request asks for, by its method, its level and its subresource.
 *
 * @throws S3Error `MethodNotAllowed`, or `NotImplemented` for what S3 has and this service leaves out
 */
export function route(request: S3Request): Operation {
  if (request.bucket === '') throw notImplemented('ListBuckets');
  return request.key === undefined ? bucketOperation(request) : objectOperation(request);
}

function bucketOperation({ method, query }: S3Request): Operation {
  if (method === 'HEAD') return headBucket;
  if (method === 'GET' && query('uploads') !== undefined) return listUploads;
  if (method === 'GET' && query('list-type') === '2') return listObjects;
  if (method === 'GET') throw notImplemented('ListObjects of version 1; it has ListObjectsV2');
  if (method === 'POST' && query('delete') !== undefined) return deleteObjects;
  if (method === 'POST') throw notImplemented('uploads by form POST');
  if (method === 'PUT' || method === 'DELETE')
    throw notImplemented('making or deleting buckets; templates do');
  throw methodNotAllowed();
}

function objectOperation({ method, query, header }: S3Request): Operation {
  const ofUpload = query('uploadId') !== undefined;
  if (query('partNumber') !== undefined && !ofUpload)
    throw notImplemented('reading single parts (partNumber)');
  switch (method) {
    case 'GET':
      return ofUpload ? listParts : getObject;
    case 'HEAD':
      return headObject;
    case 'PUT':
      if (header('x-amz-copy-source') === undefined) return ofUpload ? uploadPart : putObject;
      if (ofUpload) throw notImplemented('UploadPartCopy');
      return copyObject;
    case 'POST':
      if (ofUpload) return completeUpload;
      if (query('uploads') !== undefined) return createUpload;
      throw methodNotAllowed();
    case 'DELETE':
      return ofUpload ? abortUpload : deleteObject;
    default:
      throw methodNotAllowed();
  }
}

function methodNotAllowed(): S3Error {
  return new S3Error('MethodNotAllowed', 'The method is not allowed here.');
}
