import { verify } from 'node:crypto';
import { signingPair } from './api-stage';

const plain = (text: string) =>
  Buffer.from(text.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/'), 'base64');

/** What the signature of a media URL allows, after CloudFront's checks of it. */
export function allowedBy(query: string): { resource: string; expires: number; ip: string | undefined } {
  const parameters = new URLSearchParams(query);
  const policy = plain(parameters.get('Policy') ?? '');
  const signature = plain(parameters.get('Signature') ?? '');
  if (parameters.get('Key-Pair-Id') !== 'K2JCJMDEHXQW5F') throw new Error('another key');
  if (!verify('RSA-SHA1', policy, signingPair.publicKey, signature)) throw new Error('a wrong signature');
  const [{ Resource, Condition }] = JSON.parse(policy.toString()).Statement;
  return {
    resource: Resource,
    expires: Condition.DateLessThan['AWS:EpochTime'],
    ip: Condition.IpAddress?.['AWS:SourceIp'],
  };
}
