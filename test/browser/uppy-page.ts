import AwsS3 from '@uppy/aws-s3';
import Uppy from '@uppy/core';

/** What the page is told before the film is chosen. */
export interface PageSettings {
  /** Origin of the stack. */
  readonly api: string;
  /** Access token of whoever uploads. */
  readonly token: string;
}

/** What happens to the upload on its way. */
export type OnTheWay = 'nothing' | 'paused' | 'canceled';

declare global {
  interface Window {
    /** Uploads the film that was chosen. Resolves with its id. */
    uploadFilm(settings: PageSettings, onTheWay: OnTheWay): Promise<string>;
  }
}

/** Bytes of each part but the last, as the API has it for all films below 80 GB. */
const PART_SIZE = 8 * 1024 ** 2;

window.uploadFilm = async ({ api, token }, onTheWay) => {
  const uppy = new Uppy();
  let film = '';

  async function call<Body>(method: string, path: string, body?: object): Promise<Body> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const request = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${api}/api/videos${path}`, request);
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}`);
    return answer.json();
  }

  const uploaded = () => call<{ parts: { partNumber: number; eTag: string }[] }>('GET', `/${film}/upload`);
  const named = ({ partNumber, eTag }: { partNumber: number; eTag: string }) => ({ partNumber, eTag });

  // Uppy sends requests as S3 has them. Parts do go to the bucket; for the rest it is handed what the API has answered.
  uppy.use(AwsS3, {
    shouldUseMultipart: true,
    getChunkSize: () => PART_SIZE,
    async signRequest(request) {
      if (!('uploadId' in request)) {
        const [file] = uppy.getFiles();
        const announced = { title: file?.name, size: file?.size, type: file?.type };
        const { video, upload } = await call<{ video: { id: string }; upload: { uploadId: string } }>(
          'POST',
          '',
          announced,
        );
        film = video.id;
        return {
          ...xml(
            `<InitiateMultipartUploadResult><UploadId>${upload.uploadId}</UploadId></InitiateMultipartUploadResult>`,
          ),
          key: film,
        };
      }
      if (request.method === 'PUT') {
        const wanted = { parts: [request.partNumber] };
        const { parts } = await call<{ parts: { url: string }[] }>('POST', `/${film}/upload/parts`, wanted);
        return { url: parts[0]?.url ?? '' };
      }
      if (request.method === 'GET') {
        const parts = (await uploaded()).parts.map(
          part => `<Part><PartNumber>${part.partNumber}</PartNumber><ETag>${part.eTag}</ETag></Part>`,
        );
        return xml(`<ListPartsResult>${parts.join('')}</ListPartsResult>`);
      }
      if (request.method === 'DELETE') {
        await call('DELETE', `/${film}/upload`);
        return xml('<Aborted></Aborted>');
      }
      await call('POST', `/${film}/upload/complete`, { parts: (await uploaded()).parts.map(named) });
      return xml(
        `<CompleteMultipartUploadResult><Location>${api}</Location><Key>${film}</Key></CompleteMultipartUploadResult>`,
      );
    },
  });

  const [file] = document.querySelector('input')?.files ?? [];
  if (file === undefined) throw new Error('no film was chosen');
  uppy.addFile({ name: file.name, type: file.type, data: file });
  uppy.once(
    's3-multipart:part-uploaded' as never,
    (() => {
      if (onTheWay === 'canceled') uppy.cancelAll();
      if (onTheWay !== 'paused') return;
      uppy.pauseAll();
      uppy.resumeAll();
    }) as never,
  );
  const result = await uppy.upload();
  const [failed] = result?.failed ?? [];
  if (failed !== undefined) throw new Error(String(failed.error));
  return film;
};

/** An answer of S3, to be read by whoever asks this URL. */
function xml(text: string): { url: string } {
  return { url: `data:application/xml,${encodeURIComponent(text)}` };
}
