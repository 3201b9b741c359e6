import { z } from 'zod';
import { ApiError } from '../../api-front/api-error';
import { readRequest } from '../bad-request';
import type { TrackJson } from '../probe/probe-answer';
import { s3Location, s3Url } from '../request/s3-url';
import { S3Refusal } from '../storage/s3-refusal';
import type { Operation } from './operation';

const request = z.strictObject({ inputFiles: z.tuple([z.strictObject({ fileUrl: s3Url })]) });

/**
 * Looks into a file in S3, which is read with the caller's own rights. ffprobe reads it in place by a signed address: it
 * takes a few ranges, and a copy of a large film would take longer than the function that asks may run.
 */
export const probe: Operation = {
  operation: 'Probe',
  method: 'POST',
  path: '/probe',
  status: 200,
  asks: () => [{ action: 'mediaconvert:Probe', resource: '*' }],
  async answer({ body, principal }, { access, probe }) {
    const location = s3Location(readRequest(request, body).inputFiles[0].fileUrl);
    if (location === undefined) throw new TypeError('a URL that was read is one of S3');
    const session = access.forCaller(principal);
    const { size, eTag, lastModified, contentType } = await session.describe(location).catch(refuse);
    const { container } = await probe(await session.presign(location));
    return {
      probeResults: [
        {
          container,
          metadata: { fileSize: size, eTag, lastModified, mimeType: contentType },
          trackMappings: [trackMapping(container.tracks)],
        },
      ],
    };
  },
};

function trackMapping(tracks: readonly TrackJson[]): Record<string, number[]> {
  const indexes = (type: string) =>
    tracks.filter(({ trackType }) => trackType === type).map(one => one.index);
  return {
    videoTrackIndexes: indexes('video'),
    audioTrackIndexes: indexes('audio'),
    dataTrackIndexes: indexes('data'),
  };
}

function refuse(error: unknown): never {
  const status = error instanceof S3Refusal ? error.status : undefined;
  if (status === 403) throw new ApiError(403, 'ForbiddenException', 'The caller may not read the file.');
  if (status === 404) throw new ApiError(404, 'NotFoundException', 'There is no such file.');
  throw error;
}
