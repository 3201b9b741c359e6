import fc from 'fast-check';
import { ManifestError } from '../../core/dash/manifest-error';
import { signManifest } from '../../core/dash/sign-manifest';
import { signPlaylist } from '../../core/hls/sign-playlist';
import { fixtureSources, mutated } from './mutated';

const SUFFIX = 'Policy=GRANT&Signature=s&Key-Pair-Id=K';
/** An absolute URL where a line or an attribute begins, in XML the text of an element too. */
const SIGNED_URL = {
  hls: /(?<=^|(?:URI|LIST)=")[ \t]*(?:[a-z][a-z0-9+.-]*:|\/\/)[^"\s]*Policy=GRANT/gim,
  dash: /(?<=["'>])[ \t]*(?:[a-z][a-z0-9+.-]*:|\/\/)[^"'<>\s]*Policy=GRANT/gi,
};
/** The same runs each time, so that what a run has found stays found. */
const SEED = 1;
const OURS = /^[ \t]*https:\/\/media\.example\.com\/vod\/film\/run\//;

/**
 * Signs mutated fixtures of one format: only the documented errors are thrown, no absolute URL of another place carries
 * the signature, and a playlist that is signed already stays as it is.
 */
export function survivesMutation(format: 'hls' | 'dash', runs: number): void {
  const playlistPath = format === 'hls' ? 'hls/index.m3u8' : 'dash/index.mpd';
  const sign = format === 'hls' ? signPlaylist : signManifest;
  const signing = {
    cdnOrigin: 'https://media.example.com',
    prefix: 'vod/film/run',
    playlistPath,
    suffix: SUFFIX,
  };
  const holds = (bytes: Buffer): void => {
    let signed: Buffer;
    try {
      signed = sign(bytes, signing);
    } catch (error) {
      if (error instanceof ManifestError || error instanceof RangeError) return;
      throw error;
    }
    const text = signed.toString('latin1');
    for (const [url] of text.matchAll(SIGNED_URL[format])) {
      // What a variable stands for is the property tests' matter.
      if (!OURS.test(url) && !url.includes('{$'))
        throw new Error(`the signature went to another place: ${url}`);
    }
    const again = sign(signed, signing);
    if (format === 'hls' && !again.equals(signed)) throw new Error('a second signing changed the result');
  };
  fc.assert(fc.property(mutated(fixtureSources(format)), holds), { numRuns: runs, seed: SEED });
}
