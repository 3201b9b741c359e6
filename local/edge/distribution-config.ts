/**
 * A distribution as the edge needs it, in no vendor's shape: whoever reads the template translates.
 *
 * Two settings of a real distribution are missing on purpose. The viewer protocol policy: plain http on the
 * loopback counts as https here. IPv6: the edge listens on 127.0.0.1 and nowhere else.
 */
export interface DistributionConfig {
  readonly id: string;
  /** Origins by id. */
  readonly origins: ReadonlyMap<string, OriginConfig>;
  /** In the order in which CloudFront tries them. */
  readonly behaviours: readonly PathBehaviour[];
  /** What answers a path that no behaviour matches. */
  readonly defaultBehaviour: Behaviour;
  /** Object that answers `/`, without a leading slash. */
  readonly defaultRootObject?: string;
  /** Status of an error from the origin → least number of seconds for which it is kept; 10 where none stands. */
  readonly errorCachingMinTtl?: ReadonlyMap<number, number>;
}

/** How requests are checked, cached and sent on. Policies are named by the ids that AWS gave its managed ones. */
export interface Behaviour {
  readonly originId: string;
  readonly allowedMethods: readonly string[];
  readonly cachePolicyId: string;
  readonly originRequestPolicyId?: string;
  readonly responseHeadersPolicyId?: string;
  /** Key pair id → public key (SPKI PEM). Where it stands, every request needs a signature by one of these keys. */
  readonly trustedKeys?: ReadonlyMap<string, string>;
  /** Whether CloudFront compresses what the origin left uncompressed. */
  readonly compress: boolean;
  /** CloudFront Functions of this behaviour; each event has one at most. */
  readonly functions?: {
    readonly viewerRequest?: FunctionSource;
    readonly viewerResponse?: FunctionSource;
  };
}

/** A CloudFront Function as it is deployed. */
export interface FunctionSource {
  readonly name: string;
  readonly runtime: string;
  /** Text of a script whose function `handler` takes the event. */
  readonly code: string;
}

interface PathBehaviour extends Behaviour {
  /** `*` stands for any number of characters, `?` for exactly one; case counts; the leading slash may be missing. */
  readonly pathPattern: string;
}

export type OriginConfig = S3Origin | CustomOrigin;

/** A private bucket, to which every request is signed (origin access control, "always sign"). */
export interface S3Origin {
  readonly kind: 's3';
  /** Path-style address of the bucket: `http://127.0.0.1:PORT/BUCKET`. */
  readonly url: string;
  readonly sign: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly region: string };
}

/** Any other HTTP server; a path in the address is put before every request's path. */
export interface CustomOrigin {
  readonly kind: 'custom';
  readonly url: string;
}
