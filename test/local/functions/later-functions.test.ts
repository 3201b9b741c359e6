import { emptyAccount, type Services } from '../../../local/account';
import type { LocalFunction } from '../../../local/functions/create-function';
import { laterFunctions } from '../../../local/functions/later-functions';
import { permission } from '../../../local/resources/permission';
import { isAllowed } from '../../../local/services/iam/is-allowed';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:Finish';

test('a function’s permissions let the rule invoke it that they name, and no other', async () => {
  const account = emptyAccount({} as Services, new Map());
  account.functions.set(FUNCTION, { invoke: async () => undefined } as unknown as LocalFunction);
  const SourceArn = 'arn:aws:events:us-east-1:000000000000:rule/Jobs';
  await permission.deploy(
    {
      Action: 'lambda:InvokeFunction',
      FunctionName: FUNCTION,
      Principal: 'events.amazonaws.com',
      SourceArn,
    },
    { logicalId: 'Permission', account },
  );
  const resourcePolicy = laterFunctions(account).get(FUNCTION)?.policy;
  const mayInvoke = (name: string, sourceArn: string) =>
    isAllowed({
      principal: { kind: 'service', name, sourceArn },
      action: 'lambda:InvokeFunction',
      resource: FUNCTION,
      resourcePolicy,
    });
  expect(mayInvoke('events.amazonaws.com', SourceArn)).toBe(true);
  expect(mayInvoke('events.amazonaws.com', `${SourceArn}2`)).toBe(false);
  expect(mayInvoke('sns.amazonaws.com', SourceArn)).toBe(false);
});
