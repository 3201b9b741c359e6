import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the services have to give: one object under every key, and secrets by ARN. */
interface Contents {
  readonly object: Buffer;
  readonly secrets: Readonly<Record<string, string>>;
}

/**
 * Stands for S3 and Secrets Manager on the loopback address while the work runs, and gives the process the variables
 * of a Lambda function. What is measured asks them once, before the measurement.
 */
export async function withLoopbackAws<T>({ object, secrets }: Contents, work: () => Promise<T>): Promise<T> {
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') return response.end(object);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { SecretId } = JSON.parse(Buffer.concat(chunks).toString());
    return response.end(JSON.stringify({ SecretString: secrets[SecretId] }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'not-a-real-secret-access-key',
    AWS_ENDPOINT_URL_S3: origin,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: origin,
  });
  try {
    return await work();
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
