import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { filmFolders } from '../../core/video/object-keys';
import { callSdk } from './call-sdk';
import { deleteObjects } from './delete-objects';

/** Removes what the media bucket holds of a film. */
export interface FilmEraser {
  /**
   * Removes the objects below the film's two prefixes as long as there is time. Of a versioned bucket earlier versions
   * stay.
   *
   * @param id the film's id
   * @param hasTime whether there is time for another thousand objects
   * @returns whether both prefixes list empty
   * @throws AwsError where S3 does not answer, or keeps an object
   */
  erase(id: string, hasTime: () => boolean): Promise<boolean>;
}

/** @param bucket name of the media bucket */
export function openFilmEraser({
  bucket,
  client,
}: {
  readonly bucket: string;
  readonly client: S3Client;
}): FilmEraser {
  /** A page has at most 1,000 keys, which is also what one DeleteObjects takes (S3 API reference). */
  async function firstKeys(prefix: string): Promise<string[]> {
    const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix });
    const { Contents = [] } = await callSdk('ListObjectsV2', () => client.send(command));
    return Contents.flatMap(({ Key }) => Key ?? []);
  }

  return {
    async erase(id, hasTime) {
      for (const prefix of filmFolders(id)) {
        for (let keys = await firstKeys(prefix); keys.length > 0; keys = await firstKeys(prefix)) {
          if (!hasTime()) return false;
          await deleteObjects({ bucket, client }, keys);
        }
      }
      return true;
    },
  };
}
