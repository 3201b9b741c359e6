import { Duration, Stack } from 'aws-cdk-lib';
import { KeyGroup } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { SERVE_PLAYLIST_ENV } from '../../core/contract';
import type { Settings } from '../settings';
import { AppFunction } from './app-function';
import type { AppLogProps } from './app-log';
import { globalName } from './global-name';
import { KeyGeneration } from './key-generation';

export interface SigningKeysProps extends AppLogProps {
  /** Generations that are live, and the one of them that signs. */
  readonly keys: Settings['keys'];
}

/**
 * The keys that media URLs and grants are signed with, by generation. Adding, activating and retiring one are three
 * deployments, because CloudFront needs minutes to learn a key.
 */
export class SigningKeys extends Construct {
  /** Every live generation's public key; a behaviour that names it serves signed requests only. */
  readonly keyGroup: KeyGroup;
  /** The generation that signs. */
  readonly active: KeyGeneration;
  private readonly live: ReadonlyMap<number, KeyGeneration>;
  private readonly activeGeneration: number;

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
    this.activeGeneration = props.keys.active;

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

  /** Lets the function check grants of every live generation and sign with the active key, and names these to it. */
  grantSign(signer: AppFunction): void {
    signer.allow(
      new PolicyStatement({
        actions: ['secretsmanager:GetSecretValue'],
        resources: [this.active.privateKey.ref, ...this.each(({ grantSecret }) => grantSecret.ref)],
      }),
    );
    const grantSecretArns = Object.fromEntries(
      [...this.live].map(([generation, { grantSecret }]) => [generation, grantSecret.ref]),
    );
    signer.configure({
      [SERVE_PLAYLIST_ENV.grantSecretArns]: Stack.of(this).toJsonString(grantSecretArns),
      [SERVE_PLAYLIST_ENV.activeGeneration]: String(this.activeGeneration),
      [SERVE_PLAYLIST_ENV.signingSecretArn]: this.active.privateKey.ref,
      [SERVE_PLAYLIST_ENV.keyPairId]: this.active.publicKey.ref,
    });
  }

  private each<T>(part: (generation: KeyGeneration) => T): T[] {
    return [...this.live.values()].map(part);
  }
}
