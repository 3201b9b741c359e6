import { CustomResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { CfnPublicKey } from 'aws-cdk-lib/aws-cloudfront';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { SIGNING_KEY_RESOURCE } from '../../core/contract';
import { acknowledge } from './acknowledge';
import type { AppFunction } from './app-function';
import { globalName } from './global-name';

export interface KeyGenerationProps {
  /** Number of the generation; it stands in every name. */
  readonly generation: number;
  /** The function that makes the key pair. */
  readonly maker: AppFunction;
}

/**
 * One generation: a secret with the private key, its public half at CloudFront, and a secret for grant tokens.
 *
 * Nothing here depends on another generation, so several can be made in one deployment. All of it goes with the
 * generation, in CloudFormation's clean-up, when nothing refers to it any more and a roll-back is out of the question:
 * a key that CloudFront no longer trusts is of use to nobody but a thief.
 */
export class KeyGeneration extends Construct {
  /** Secret that the maker fills with the private key. */
  readonly privateKey: CfnSecret;
  /** Secret that signs grant tokens. */
  readonly grantSecret: CfnSecret;
  /** What CloudFront checks signatures with; its id is the URL's Key-Pair-Id. */
  readonly publicKey: CfnPublicKey;

  constructor(scope: Construct, id: string, { generation, maker }: KeyGenerationProps) {
    super(scope, id);
    this.privateKey = new CfnSecret(this, 'PrivateKey', {
      description: `Private key of signing key generation ${generation}; made at deployment.`,
    });
    // CloudFormation makes a new value when GenerateSecretString changes, which would end every grant (docs/adr/0001).
    this.grantSecret = new CfnSecret(this, 'GrantSecret', {
      description: `Secret of playback grants, generation ${generation}.`,
      generateSecretString: { excludePunctuation: true, passwordLength: 64 },
    });
    for (const secret of [this.privateKey, this.grantSecret]) {
      secret.applyRemovalPolicy(RemovalPolicy.DESTROY);
      acknowledge(secret, {
        'AwsSolutions-SMG4':
          'Rotated by adding, activating and retiring a generation: CloudFront must learn the new key first.',
      });
    }

    const pair = new CustomResource(this, 'KeyPair', {
      resourceType: SIGNING_KEY_RESOURCE.type,
      serviceToken: maker.lambda.functionArn,
      serviceTimeout: Duration.minutes(10),
      properties: {
        [SIGNING_KEY_RESOURCE.secretArn]: this.privateKey.ref,
        [SIGNING_KEY_RESOURCE.generation]: String(generation),
      },
    });
    // A public key can never be changed, and neither can its name or reference: each generation is a new one.
    const name = globalName(this, `key-${generation}`);
    this.publicKey = new CfnPublicKey(this, 'PublicKey', {
      publicKeyConfig: {
        name,
        callerReference: name,
        encodedKey: pair.getAttString(SIGNING_KEY_RESOURCE.publicKey),
      },
    });
  }
}
