import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock';
import { InvalidationPathError } from '../../edge/cache/invalidation-path';
import { ApiError } from '../api-front/api-error';
import type { ApiAnswer, ApiRequest } from '../api-front/api-request';
import { REST_XML } from '../api-front/rest-xml-protocol';
import { startApiFront } from '../api-front/start-api-front';
import type { Calls } from '../calls';
import { LOCAL_ACCOUNT } from '../iam/account';
import type { CredentialStore } from '../iam/credential-store';
import { type Invalidation, invalidationXml } from './invalidation';
import { distributionOf, readBatch } from './read-call';

interface CloudFrontOptions {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  readonly clock: Clock;
  readonly credentials: CredentialStore;
  readonly calls: Calls;
  /** Takes paths out of the cache. @throws InvalidationPathError for one that CloudFront would not take */
  readonly invalidate: (paths: readonly string[]) => void;
}

export interface CloudFrontService {
  readonly origin: string;
  /** Names the distribution that stands; there is one. */
  putDistribution(id: string): { arn: string };
  close(): Promise<void>;
}

/**
 * Starts CloudFront's API as far as the product calls it: CreateInvalidation, which is complete at once.
 *
 * @throws StartFault when the port is taken
 */
export async function startCloudFront(options: CloudFrontOptions): Promise<CloudFrontService> {
  const { clock, invalidate } = options;
  const made = new Map<string, Invalidation>();
  let distribution: string | undefined;

  const perform = async (request: ApiRequest): Promise<ApiAnswer> => {
    const id = distributionOf(request);
    if (id !== distribution)
      throw new ApiError(404, 'NoSuchDistribution', 'The specified distribution does not exist.');
    const batch = readBatch(request);
    const known = made.get(batch.callerReference);
    if (known !== undefined && JSON.stringify(known.batch) !== JSON.stringify(batch)) {
      const refusal = 'Another invalidation has this caller reference.';
      throw new ApiError(400, 'InvalidationBatchAlreadyExists', refusal);
    }
    const invalidation = known ?? { id: newId(), createdAt: clock.now(), batch };
    if (known === undefined) carryOut(batch.paths);
    made.set(batch.callerReference, invalidation);
    const location = `${front.origin}/2020-05-31/distribution/${id}/invalidation/${invalidation.id}`;
    return {
      status: 201,
      headers: { 'content-type': 'text/xml', location },
      body: invalidationXml(invalidation),
    };
  };
  const carryOut = (paths: readonly string[]): void => {
    try {
      invalidate(paths);
    } catch (error) {
      if (error instanceof InvalidationPathError) throw new ApiError(400, 'InvalidArgument', error.message);
      throw error;
    }
  };
  const front = await startApiFront({
    ...{ ...options, name: 'CloudFront', service: 'cloudfront', protocol: REST_XML },
    describe(request) {
      const resource = distributionArn(distributionOf(request));
      const action = 'cloudfront:CreateInvalidation';
      return { operation: 'CreateInvalidation', asked: [{ action, resource }] };
    },
    perform,
  });
  return {
    ...front,
    putDistribution(id) {
      distribution = id;
      return { arn: distributionArn(id) };
    },
  };
}

/** ARN of a distribution. */
function distributionArn(id: string): string {
  return `arn:aws:cloudfront::${LOCAL_ACCOUNT}:distribution/${id}`;
}

function newId(): string {
  return `I${randomBytes(7).toString('hex').toUpperCase().slice(0, 13)}`;
}
