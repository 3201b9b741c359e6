import { Duration, Stack } from 'aws-cdk-lib';
import { KeyGroup } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { GENERATION_KEYS, SERVE_PLAYLIST_ENV } from '../../core/contract';
import type { Settings } from '../settings';
import { AppFunction } from './app-function';
import type { AppLogProps } from './app-log';
import { globalName } from './global-name';
import { KeyGeneration } from './key-generation';

export interface SigningKeysProps extends AppLogProps {
  /** Generations that are live, and the one of them that new grants carry. */
  readonly keys: Settings['keys'];
}

/**
 * The keys that media URLs and grants are signed with, by generation. Adding, activating and retiring one are three
 * deployments, because CloudFront needs minutes to learn a key.
 */
export class SigningKeys extends Construct {
  /** Every live generation's public key; a behaviour that names it serves signed requests only. */
  readonly keyGroup: KeyGroup;
  /** The generation that new grants carry. */
  readonly active: KeyGeneration;
  private readonly live: ReadonlyMap<number, KeyGeneration>;

  constructor(scope: Construct, id: string, props: SigningKeysProps) {
    super(scope, id);
    const maker = new AppFunction(this, 'Maker', {
      name: 'signing-key',
      description:
        'Makes the key pair of a generation at deployment and keeps the private half in Secrets Manager.',
      memorySize: 512,
      timeout: Duration.minutes(2),
      logRetention: props.logRetention,
    });
    const generations = [...props.keys.live].sort((a, b) => a - b);
    this.live = new Map(
      generations.map(generation => [
        generation,
        new KeyGeneration(this, `Generation${generation}`, { generation, maker }),
      ]),
    );
    const active = this.live.get(props.keys.active);
    if (active === undefined) throw new TypeError('the active generation is not live');
    this.active = active;

    maker.allow(
      new PolicyStatement({
        actions: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
        resources: this.each(({ privateKey }) => privateKey.ref),
      }),
    );
    this.keyGroup = new KeyGroup(this, 'KeyGroup', {
      keyGroupName: globalName(this, 'keys'),
      items: this.each(({ publicKey }) => publicKey),
    });
  }

  /**
   * Lets the function check grants of every live generation and sign for each with its own key, and names these to it.
   * Were the active key to sign for all, a grant would outlive its generation in the playlists that it has opened.
   */
  grantSign(signer: AppFunction): void {
    signer.allow(
      new PolicyStatement({
        actions: ['secretsmanager:GetSecretValue'],
        resources: this.each(({ privateKey, grantSecret }) => [privateKey.ref, grantSecret.ref]).flat(),
      }),
    );
    const generations = [...this.live].map(([generation, { grantSecret, privateKey, publicKey }]) => [
      generation,
      {
        [GENERATION_KEYS.grantSecretArn]: grantSecret.ref,
        [GENERATION_KEYS.signingSecretArn]: privateKey.ref,
        [GENERATION_KEYS.keyPairId]: publicKey.ref,
      },
    ]);
    signer.configure({
      [SERVE_PLAYLIST_ENV.generations]: Stack.of(this).toJsonString(Object.fromEntries(generations)),
    });
  }

  private each<T>(part: (generation: KeyGeneration) => T): T[] {
    return [...this.live.values()].map(part);
  }
}
