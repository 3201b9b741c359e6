import { type Account, emptyAccount, type Services } from '../../../local/account';
import type { LocalFunction } from '../../../local/functions/create-function';
import { api } from '../../../local/resources/api';
import { integration } from '../../../local/resources/integration';
import { permission } from '../../../local/resources/permission';
import { route } from '../../../local/resources/route';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:Serve';

async function routed(RouteKey: string, sourceEnd?: string, AuthorizationType = 'NONE') {
  const account: Account = emptyAccount({ gateway: { origin: 'http://127.0.0.1:1' } } as Services, new Map());
  account.functions.set(FUNCTION, { invoke: async () => 'answer' } as unknown as LocalFunction);
  const { ref: ApiId } = await api.deploy(
    { Name: 'Api', ProtocolType: 'HTTP' },
    { logicalId: 'Api', account },
  );
  await integration.deploy(
    { ApiId, IntegrationType: 'AWS_PROXY', IntegrationUri: FUNCTION, PayloadFormatVersion: '2.0' },
    { logicalId: 'Integration', account },
  );
  await route.deploy(
    { ApiId, AuthorizationType, RouteKey, Target: 'integrations/Integration' },
    { logicalId: 'Route', account },
  );
  if (sourceEnd !== undefined) {
    const SourceArn = `arn:aws:execute-api:us-east-1:000000000000:${ApiId}/*/*${sourceEnd}`;
    await permission.deploy(
      {
        Action: 'lambda:InvokeFunction',
        FunctionName: FUNCTION,
        Principal: 'apigateway.amazonaws.com',
        SourceArn,
      },
      { logicalId: 'Permission', account },
    );
  }
  const [deployed] = account.apis.get(ApiId)?.routes ?? [];
  return { authorization: deployed?.authorization, invoke: async () => deployed?.invoke({}) };
}

test('a function lets the gateway invoke it for the routes that its permission names', async () => {
  const key = 'GET /play/{token}/{proxy+}';
  await expect((await routed(key, '/play/{token}/{proxy+}')).invoke()).resolves.toBe('answer');
  await expect((await routed('$default', '')).invoke()).resolves.toBe('answer');
});

test.each([
  ['no permission', undefined],
  ['a permission for another route', '/api/*'],
])('with %s the gateway may not invoke it', async (_what, sourceEnd) => {
  const { invoke } = await routed('GET /play/{token}/{proxy+}', sourceEnd);
  await expect(invoke()).rejects.toThrow(/may not invoke/);
});

test('a route asks for a signature where the template says AWS_IAM, and for no other authoriser', async () => {
  const key = 'POST /api/machine/videos/{id}/grants';
  expect((await routed(key)).authorization).toBeUndefined();
  expect((await routed(key, undefined, 'AWS_IAM')).authorization).toBe('AWS_IAM');
  await expect(routed(key, undefined, 'JWT')).rejects.toThrow(/AuthorizationType/);
});
