import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { JwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { Calls } from '../../../../local/services/calls';
import type { ClientDeclaration, PoolDeclaration } from '../../../../local/services/cognito/declarations';
import type { Mail } from '../../../../local/services/cognito/mail';
import { startCognito } from '../../../../local/services/cognito/start-cognito';
import { type Caller, CredentialStore } from '../../../../local/services/iam/credential-store';
import { send } from '../../edge/send';
import { ManualClock } from '../../manual-clock';

export const POOL: PoolDeclaration = {
  id: 'us-east-1_LocalPool',
  selfRegistration: true,
  caseSensitive: false,
  passwordPolicy: { minimumLength: 12, requires: new Set(['numbers']) },
};

export const CLIENT: ClientDeclaration = {
  ...{ id: 'localclient', poolId: POOL.id, hidesUsers: true },
  flows: new Set(['USER_PASSWORD_AUTH', 'REFRESH_TOKEN_AUTH'] as const),
  ...{ accessTokenSeconds: 3600, idTokenSeconds: 3600, refreshTokenSeconds: 86_400 },
};

const NOBODY = { accessKeyId: 'AKIANOBODY', secretAccessKey: 'none', sessionToken: undefined };
export const PASSWORD = 'correct horse 1';

/** A Cognito with one pool and one client, the post that it sends, and SDK clients for it. */
export async function startStage(dir: string, pool: PoolDeclaration = POOL) {
  const clock = new ManualClock(Date.now());
  const credentials = new CredentialStore();
  const calls = new Calls();
  const mails: Mail[] = [];
  const sendMail = async (mail: Mail) => void mails.push(mail);
  const service = await startCognito({ port: 0, dir, clock, credentials, calls, sendMail });
  const { arn, issuer } = await service.createPool(pool);
  service.createClient(CLIENT);
  const clients: CognitoIdentityProviderClient[] = [];
  /** An SDK client with this caller's credentials, else with those of nobody. */
  const client = (caller?: Caller): CognitoIdentityProviderClient => {
    const { accessKeyId, secretAccessKey, sessionToken } = caller ?? NOBODY;
    const made = new CognitoIdentityProviderClient({
      ...{ endpoint: service.origin, region: 'us-east-1', maxAttempts: 1 },
      credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
    });
    clients.push(made);
    return made;
  };
  const initiate = (
    AuthFlow: 'USER_PASSWORD_AUTH' | 'REFRESH_TOKEN_AUTH',
    AuthParameters: Record<string, string>,
  ) => client().send(new InitiateAuthCommand({ ClientId: CLIENT.id, AuthFlow, AuthParameters }));
  return {
    ...{ service, clock, credentials, calls, mails, arn, issuer, client },
    signIn: (email = 'ada@example.org', password = PASSWORD) =>
      initiate('USER_PASSWORD_AUTH', { USERNAME: email, PASSWORD: password }),
    refresh: (token: string | undefined) => initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: token ?? '' }),
    /** The claims of a token, which aws-jwt-verify judges with the keys that the issuer shows. */
    async verify(token: string | undefined, tokenUse: 'access' | 'id') {
      const { text } = await send(service.origin, `/${pool.id}/.well-known/jwks.json`);
      const verifier = JwtVerifier.create({
        issuer,
        audience: tokenUse === 'id' ? CLIENT.id : null,
        customJwtCheck: ({ payload }) => {
          if (payload['token_use'] !== tokenUse) throw new Error('another use');
        },
      });
      verifier.cacheJwks(JSON.parse(text) as Jwks);
      return verifier.verify(token ?? '');
    },
    /** The code of the newest message to an address. */
    codeFor(email: string): string {
      return /\d{6}/.exec(mails.findLast(({ to }) => to === email)?.text ?? '')?.[0] ?? '';
    },
    async close() {
      for (const client of clients) client.destroy();
      await service.close();
    },
  };
}
export type Stage = Awaited<ReturnType<typeof startStage>>;
