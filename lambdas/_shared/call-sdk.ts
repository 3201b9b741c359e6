import { AwsError } from './aws-error';

/**
 * Makes a call of an SDK client.
 *
 * @param operation name of the API operation, for the error
 * @param detailOf what of an error's message may be kept
 * @throws AwsError in place of the SDK's error, whose message may name ARNs: `code` is that error's name, `status`
 *   is missing where no answer came
 */
export async function callSdk<T>(
  operation: string,
  call: () => Promise<T>,
  detailOf: (message: string) => string | undefined = () => undefined,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const status = statusOf(error);
    const detail = error instanceof Error ? detailOf(error.message) : undefined;
    throw new AwsError({
      operation,
      ...(status === undefined ? {} : { status }),
      ...(error instanceof Error ? { code: error.name } : {}),
      ...(detail === undefined ? {} : { detail }),
    });
  }
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined;
  const { $metadata: metadata } = error;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}
