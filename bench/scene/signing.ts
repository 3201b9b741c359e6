import { customPolicy } from '../../core/signing/policy';
import { signedSuffix } from '../../core/signing/suffix';
import { CDN_ORIGIN, KEY_PAIR_ID, NOW, PREFIX, PRIVATE_KEY } from './film';

/** URL of the folder in which the film's playlists lie. */
export const FOLDER = `${CDN_ORIGIN}/${PREFIX}/`;

const HOUR = 3600;

/** A fresh signature for the film, as `signPlaylist` takes it. */
export function signingUntil(expires: number) {
  const policy = customPolicy({ cdnOrigin: CDN_ORIGIN, prefix: PREFIX, expires });
  return {
    cdnOrigin: CDN_ORIGIN,
    prefix: PREFIX,
    playlistPath: 'index_720p.m3u8',
    suffix: signedSuffix(policy, { keyPairId: KEY_PAIR_ID, privateKey: PRIVATE_KEY }),
  };
}

/** Where nothing but rewriting is measured, the signature is this one. */
export const SIGNING = signingUntil(NOW + HOUR);
