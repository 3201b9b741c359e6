import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { OUTPUT, type TOKEN_KINDS, VIDEOS_API_ENV } from '../../core/contract';
import { PASSWORD_MIN } from '../../core/identity/password-rules';
import { SESSION_LIFE } from '../../core/identity/session-life';
import type { Settings } from '../settings';
import { acknowledge } from './acknowledge';
import type { AppFunction } from './app-function';

/** Longest time for which a token that was stolen is of use. */
const ACCESS = Duration.hours(1);

/** Days for which the password that an administrator has chosen for somebody works. */
const INVITATION = Duration.days(3);

export type IdentityProps = Pick<Settings, 'oidc' | 'selfRegistration'>;

/** Who issues the tokens that callers show. */
interface Issuer {
  readonly kind: (typeof TOKEN_KINDS)[number];
  readonly url: string;
  readonly audience: string;
}

/**
 * Who callers are: people of a Cognito user pool, who sign in with their e-mail address, or those whom another OpenID
 * provider knows. The pool has no OAuth and no page of its own; videos-api stands in front of it.
 */
export class Identity extends Construct {
  /** Outputs by name: where people are administered; none with another provider. */
  readonly outputs: Readonly<Record<string, string>>;
  private readonly issuer: Issuer;
  private readonly selfRegistration: boolean;

  constructor(scope: Construct, id: string, { oidc, selfRegistration }: IdentityProps) {
    super(scope, id);
    this.selfRegistration = selfRegistration;
    if (oidc.issuer !== undefined && oidc.audience !== undefined) {
      this.issuer = { kind: 'oidc', url: oidc.issuer, audience: oidc.audience };
      this.outputs = {};
      return;
    }
    const pool = this.makePool(selfRegistration);
    const client = makeClient(pool);
    this.issuer = { kind: 'cognito', url: pool.userPoolProviderUrl, audience: client.userPoolClientId };
    this.outputs = {
      [OUTPUT.userPoolId]: pool.userPoolId,
      [OUTPUT.userPoolClientId]: client.userPoolClientId,
    };
  }

  /** Tells the function whose tokens to take. Calling the pool as a client does takes no rights. */
  identifyTo(api: AppFunction): void {
    const { kind, url, audience } = this.issuer;
    api.configure({
      [VIDEOS_API_ENV.tokenKind]: kind,
      [VIDEOS_API_ENV.tokenIssuer]: url,
      [VIDEOS_API_ENV.tokenAudience]: audience,
      [VIDEOS_API_ENV.selfRegistration]: String(this.selfRegistration),
    });
  }

  private makePool(selfSignUpEnabled: boolean): UserPool {
    const pool = new UserPool(this, 'Users', {
      selfSignUpEnabled,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      // The same words go to who registers and to who has forgotten the password.
      userVerification: { emailSubject: 'Your code', emailBody: 'Your code is {####}.' },
      standardAttributes: { email: { required: true, mutable: true } },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: PASSWORD_MIN,
        // As core/identity/password-rules.ts tells people.
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
        tempPasswordValidity: INVITATION,
      },
      // It has all that is used here, and costs the least per person.
      featurePlan: FeaturePlan.LITE,
      // Films name their owners by the ids of this pool.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(pool, {
      'AwsSolutions-COG2':
        'An API that curl and a command line sign in to with a password takes no second factor; a provider with one is a setting, oidc.issuer.',
      'AwsSolutions-COG8':
        'Judging sign-ins by their risk is priced per person; the API throttles them by address.',
    });
    return pool;
  }
}

function makeClient(pool: UserPool): UserPoolClient {
  return pool.addClient('Api', {
    // Without this the client would take OAuth flows that end at example.com.
    disableOAuth: true,
    generateSecret: false,
    authFlows: { userPassword: true },
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    accessTokenValidity: ACCESS,
    idTokenValidity: ACCESS,
    refreshTokenValidity: Duration.seconds(SESSION_LIFE),
  });
}
