import type { PolicyDocument } from './policy-document';

/** Who asks. Someone without credentials is `undefined` wherever a principal may be missing. */
export type Principal =
  | { readonly kind: 'role'; readonly arn: string; readonly policies: readonly PolicyDocument[] }
  /** A service that acts for a resource, as CloudFront does for a distribution (`aws:SourceArn`). */
  | { readonly kind: 'service'; readonly name: string; readonly sourceArn: string }
  /** The account's owner: needs no Allow, and an explicit Deny still binds. */
  | { readonly kind: 'operator' };
