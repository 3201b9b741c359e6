import { emptyAccount, type Services } from '../../../local/account';
import { cloudFrontFunction } from '../../../local/resources/cloudfront-function';

const PROPERTIES = {
  AutoPublish: true,
  FunctionCode: 'function handler(event) { return event.request; }',
  FunctionConfig: { Comment: 'Passes requests on.', Runtime: 'cloudfront-js-2.0' },
  Name: 'stack-region-pass',
};

const deploy = (properties: object) => {
  const account = emptyAccount({} as Services, new Map());
  return cloudFrontFunction
    .deploy(properties, { logicalId: 'Pass', account })
    .then(deployed => ({ account, deployed }));
};

test('a function stands by its ARN, for the distribution', async () => {
  const { account, deployed } = await deploy(PROPERTIES);
  const arn = String(deployed.attributes['FunctionARN']);
  expect(arn).toMatch(/^arn:aws:cloudfront::\d{12}:function\/stack-region-pass$/);
  expect(account.edgeFunctions.get(arn)).toEqual({
    name: 'stack-region-pass',
    runtime: 'cloudfront-js-2.0',
    code: PROPERTIES.FunctionCode,
  });
});

test.each([
  ['a draft that is not published', { AutoPublish: false }],
  ['a name of more than 64 characters', { Name: 'a'.repeat(65) }],
  ['a name with a dot', { Name: 'a.b' }],
  ['a key value store', { FunctionConfig: { ...PROPERTIES.FunctionConfig, KeyValueStoreAssociations: [] } }],
])('%s stops the deployment', async (_what, change) => {
  await expect(deploy({ ...PROPERTIES, ...change })).rejects.toThrow(/cannot stand for Pass/);
});
