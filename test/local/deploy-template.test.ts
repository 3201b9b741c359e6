import type { Services } from '../../local/account';
import { deployTemplate } from '../../local/deploy-template';
import { StartFault } from '../../local/start-fault';
import { parseTemplate } from '../../local/template/template';

/** No service is reached: each template is refused before one is asked. */
const services = { edge: { origin: 'http://127.0.0.1:1' } } as Services;

function deploy(resources: Record<string, unknown>) {
  const template = parseTemplate({ Resources: resources });
  return deployTemplate({ stackName: 'Test', template, assets: new Map() }, services);
}

test('resource types that local mode does not know stop the start, all of them named', async () => {
  const refused = deploy({
    Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
    Network: { Type: 'AWS::EC2::VPC' },
    Cluster: { Type: 'AWS::ECS::Cluster' },
  });
  await expect(refused).rejects.toThrow(StartFault);
  await expect(refused).rejects.toThrow('local mode does not know AWS::EC2::VPC, AWS::ECS::Cluster; add it');
});

test.each([
  [
    'AWS::IAM::Role',
    { AssumeRolePolicyDocument: {}, ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
    'ManagedPolicyArns',
  ],
  ['AWS::Logs::LogGroup', {}, 'RetentionInDays'],
  [
    'AWS::S3::Bucket',
    { BucketEncryption: {}, PublicAccessBlockConfiguration: { BlockPublicAcls: false } },
    'BlockPublicAcls',
  ],
  [
    'AWS::ApiGatewayV2::Api',
    { Name: 'Api', ProtocolType: 'HTTP', CorsConfiguration: {} },
    'CorsConfiguration',
  ],
])(
  'a property of %s that has no meaning here stops the start and is named',
  async (type, properties, name) => {
    const refused = deploy({ Thing: { Type: type, Properties: properties } });
    await expect(refused).rejects.toThrow(`local mode cannot stand for Thing (${type})`);
    await expect(refused).rejects.toThrow(name);
  },
);
