import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Catalogue } from '../../../lib/constructs/catalogue';
import { emptyAccount, type Services } from '../../../local/account';
import { table } from '../../../local/resources/table';
import type { TableDeclaration } from '../../../local/services/dynamodb/create-table';

const ARN = 'arn:aws:dynamodb:us-east-1:000000000000:table/Videos';

async function deploy(properties: object) {
  const made: TableDeclaration[] = [];
  const dynamoDb = {
    async createTable(declaration: TableDeclaration) {
      made.push(declaration);
      return { arn: ARN };
    },
  };
  const account = emptyAccount({ dynamoDb } as unknown as Services, new Map());
  const deployed = await table.deploy(properties, { logicalId: 'Videos', account });
  return { made, deployed };
}

function catalogueProperties(): Record<string, unknown> {
  const stack = new Stack(new App(), 'Stack');
  new Catalogue(stack, 'Catalogue');
  const [found] = Object.values(Template.fromStack(stack).findResources('AWS::DynamoDB::Table'));
  return found?.['Properties'];
}

test('the catalogue’s table stands as CDK writes it, with its indexes', async () => {
  const { made, deployed } = await deploy(catalogueProperties());
  expect(deployed).toEqual({ ref: 'Videos', attributes: { Arn: ARN } });
  expect(made).toMatchObject([
    {
      name: 'Videos',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        { IndexName: 'by-owner', Projection: { ProjectionType: 'ALL' } },
        { IndexName: 'by-viewers' },
        { IndexName: 'by-attention', Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
    },
  ]);
});

test.each([
  ['a stream', { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } }],
  ['items that expire', { TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true } }],
  ['provisioned capacity', { BillingMode: 'PROVISIONED' }],
])('%s stops the deployment', async (_what, change) => {
  await expect(deploy({ ...catalogueProperties(), ...change })).rejects.toThrow(/cannot stand for Videos/);
});
