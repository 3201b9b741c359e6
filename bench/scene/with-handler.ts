import { GENERATION_KEYS, SERVE_PLAYLIST_ENV } from '../../core/contract';
import { createHandler } from '../../lambdas/serve-playlist/handler';
import { AUDIENCE, CDN_ORIGIN, GRANT_SECRET, KEY_PAIR_ID, NOW, PRIVATE_KEY_PEM } from './film';
import { withLoopbackAws } from './loopback-aws';

const ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret';
const GRANT_ARN = `${ARN}:grant-1`;
const SIGNING_ARN = `${ARN}:signing-1`;

const ENV = {
  [SERVE_PLAYLIST_ENV.mediaBucket]: 'media',
  [SERVE_PLAYLIST_ENV.cdnOrigin]: CDN_ORIGIN,
  [SERVE_PLAYLIST_ENV.grantAudience]: AUDIENCE,
  [SERVE_PLAYLIST_ENV.generations]: JSON.stringify({
    1: {
      [GENERATION_KEYS.grantSecretArn]: GRANT_ARN,
      [GENERATION_KEYS.signingSecretArn]: SIGNING_ARN,
      [GENERATION_KEYS.keyPairId]: KEY_PAIR_ID,
    },
  }),
};

type Handler = ReturnType<typeof createHandler>;

/** Runs the work with serve-playlist's handler; every playlist of every film is the one given. */
export function withHandler<T>(playlist: Buffer, work: (handler: Handler) => Promise<T>): Promise<T> {
  const secrets = { [GRANT_ARN]: GRANT_SECRET, [SIGNING_ARN]: PRIVATE_KEY_PEM };
  return withLoopbackAws({ object: playlist, secrets }, () =>
    work(createHandler({ env: ENV, now: () => NOW * 1000, log: console.error })),
  );
}
