import { createPrivateKey } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsV4Signer } from 'aws4fetch';
import { filmPrefix, sourceKey } from '../../core/video/object-keys';
import { videoId } from '../../core/video/video-id';
import { putFolder } from '../../local/put-folder';
import { LOCAL_REGION } from '../../local/services/iam/account';
import { firstMediaUrl } from '../first-media-url';
import { type RunningStack, startRunningStack } from '../running-stack';
import { filmPrints } from './film-prints';
import type { Evidence } from './judge';
import type { MediaSignature, Scene } from './scene';

/** The second film is one playlist and one short segment. */
const OWN_PLAYLIST = '#EXTM3U\n#EXTINF:6,\nown_720p.cmfv\n#EXT-X-ENDLIST\n';
const PAGES = ['/', '/player.js', '/player.css', '/hls.worker.js'];

export interface CampaignStage {
  readonly scene: Scene;
  readonly evidence: Evidence;
  readonly stack: RunningStack;
  /** Good requests for the film: a playlist and a segment by every door. */
  readonly controls: Readonly<Record<string, URL>>;
  close(): Promise<void>;
}

/** A running stack with a film that must not come out, and everything an attacker could have of another one. */
export async function openCampaignStage(): Promise<CampaignStage> {
  // The gateway's throttling would refuse in place of what is to be proved.
  const context = { ipLocks: 'true', 'throttling.rate': '100000', 'throttling.burst': '100000' };
  const stack = await startRunningStack({ context });
  const { film, dataDir } = stack;
  const { services } = stack.running;
  const { CdnOrigin, ApiOrigin, MediaBucket, GrantAudience } = stack.stack.outputs;

  const own = { ...film, id: videoId(Buffer.alloc(16, 9)) };
  const folder = join(dataDir, 'own');
  mkdirSync(folder);
  const put = (prefix: string, files: Readonly<Record<string, string | Buffer>>) => {
    const below = join(folder, prefix.replaceAll('/', '-'));
    mkdirSync(below);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(below, name), content);
    return putFolder({
      s3Origin: services.s3.origin,
      caller: services.operator,
      bucket: MediaBucket,
      prefix,
      folder: below,
    });
  };
  await put(`${filmPrefix(own.id, own.run)}/`, {
    'index.m3u8': OWN_PLAYLIST,
    'own_720p.m3u8': OWN_PLAYLIST,
    'own_720p.cmfv': 'x'.repeat(64),
  });
  const source = readFileSync(join(dataDir, 'film.mp4'));
  await put(sourceKey(film.id).replace(/source$/, ''), { source });

  const [grant, ownGrant] = [await stack.grant(), await stack.grant({ film: own })];
  const [segment, ownSegment] = [await firstMediaUrl(grant.hls), await firstMediaUrl(ownGrant.hls)];
  const presign = async (path: string): Promise<URL> => {
    const url = `${services.s3.origin}/${MediaBucket}${path}?X-Amz-Expires=3600`;
    const signer = new AwsV4Signer({
      ...services.operator,
      url,
      service: 's3',
      region: LOCAL_REGION,
      signQuery: true,
    });
    return (await signer.sign()).url;
  };
  const presigned = await presign(ownSegment.pathname);
  const controls = {
    'the playlist at the edge': new URL(grant.hls),
    'the manifest at the edge': new URL(grant.hls.replace('index.m3u8', 'index.mpd')),
    'the playlist at the gateway': new URL(grant.direct),
    'a segment at the edge': segment,
    'a segment at S3': await presign(segment.pathname),
  };
  // What lies in the edge's cache must be refused like the rest.
  const contents = await Promise.all([segment, controls['a segment at S3']].map(bytesOf));
  const pages = await Promise.all(PAGES.map(page => fetch(CdnOrigin + page)));
  const secrets = readSecrets(join(dataDir, 'secrets'));
  return {
    stack,
    controls,
    scene: {
      origins: { edge: CdnOrigin, gateway: ApiOrigin, s3: services.s3.origin },
      bucket: MediaBucket,
      audience: GrantAudience,
      film: film.id,
      run: film.run,
      wanted: {
        segment: segment.pathname,
        playlist: `/${filmPrefix(film.id, film.run)}/index.m3u8`,
        source: `/${sourceKey(film.id)}`,
      },
      token: tokenOf(grant.hls),
      signature: signatureOf(segment),
      own: { film: own.id, token: tokenOf(ownGrant.hls), signature: signatureOf(ownSegment) },
      presigned: presigned.pathname + presigned.search,
      secrets,
      now: () => Math.floor(Date.now() / 1000),
    },
    evidence: {
      isFilm: filmPrints([...contents, source]),
      pages: await Promise.all(pages.map(async page => Buffer.from(await page.arrayBuffer()))),
      pageTags: new Set(pages.map(page => page.headers.get('etag') ?? '')),
    },
    close: () => stack.close(),
  };
}

const tokenOf = (url: string): string => new URL(url).pathname.split('/')[2] ?? '';

function signatureOf({ searchParams }: URL): MediaSignature {
  const value = (name: string) => searchParams.get(name) ?? '';
  return { policy: value('Policy'), signature: value('Signature'), keyPairId: value('Key-Pair-Id') };
}

async function bytesOf(url: URL): Promise<Buffer> {
  return Buffer.from(await (await fetch(url)).arrayBuffer());
}

/** The values that lie in the local Secrets Manager. */
function readSecrets(folder: string): Scene['secrets'] {
  const values = readdirSync(folder).map(
    file => JSON.parse(readFileSync(join(folder, file), 'utf8')).current.value as string,
  );
  const isKey = (value: string) => value.includes('PRIVATE KEY');
  return {
    grant: Buffer.from(values.find(value => !isKey(value)) ?? ''),
    signingKey: createPrivateKey(values.find(isKey) ?? ''),
  };
}
