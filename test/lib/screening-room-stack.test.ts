import { OUTPUT } from '../../core/contract';
import { RESOURCE_TYPES } from '../../local/resources/resource-types';
import { DEPLOYMENTS } from './deployments';
import { allStatements } from './policies';
import { dependencies, visit } from './references';
import { ofType, type Resource, synthesised } from './synthesised';

const template = synthesised();
const everything = JSON.stringify(template);

describe.each(DEPLOYMENTS)('%s', (_, settings) => {
  const deployed = synthesised(settings);

  test('only Ref, GetAtt, Join and Sub have to be resolved', () => {
    const intrinsics = new Set<string>();
    visit(deployed, object => {
      for (const name of Object.keys(object))
        if (name === 'Ref' || name.startsWith('Fn::')) intrinsics.add(name);
    });
    expect([...intrinsics].sort()).toEqual(['Fn::GetAtt', 'Fn::Join', 'Fn::Sub', 'Ref']);
  });

  test('no resource needs itself, by whatever detour', () => {
    const needs = dependencies(deployed);
    let left = needs.size;
    for (let before = left + 1; left < before; ) {
      before = left;
      for (const [id, needed] of needs) if ([...needed].every(other => !needs.has(other))) needs.delete(id);
      left = needs.size;
    }
    expect([...needs.keys()]).toEqual([]);
  });

  test('local mode knows every type of resource', () => {
    const types = Object.values(deployed.Resources).map(({ Type }) => Type);
    expect(types.filter(type => !RESOURCE_TYPES.has(type))).toEqual([]);
  });
});

test("every function is ours and runs nodejs24.x, BucketDeployment's excepted", () => {
  const functions = ofType(template, 'AWS::Lambda::Function').map(([id, { Properties }]) => ({
    id: id.replace(/[0-9A-F]{8}$/, ''),
    runtime: Properties['Runtime'],
    architecture: Properties['Architectures'],
  }));
  expect(functions.filter(({ id }) => !id.startsWith('CustomCDKBucketDeployment'))).toEqual([
    { id: 'KeysMakerFunction', runtime: 'nodejs24.x', architecture: ['arm64'] },
    { id: 'TranscodeStartTranscodeFunction', runtime: 'nodejs24.x', architecture: ['arm64'] },
    { id: 'TranscodeFinishTranscodeFunction', runtime: 'nodejs24.x', architecture: ['arm64'] },
    { id: 'TranscodeReconcileFunction', runtime: 'nodejs24.x', architecture: ['arm64'] },
    { id: 'PlaybackServePlaylistFunction', runtime: 'nodejs24.x', architecture: ['arm64'] },
    { id: 'ApiVideosApiFunction', runtime: 'nodejs24.x', architecture: ['arm64'] },
  ]);
  expect(functions).toHaveLength(7);
});

test('no role holds a managed policy', () => {
  const roles = ofType(template, 'AWS::IAM::Role');
  expect(roles).toHaveLength(8);
  for (const [, { Properties }] of roles) {
    expect(Object.keys(Properties)).toEqual(['AssumeRolePolicyDocument']);
  }
});

test('nothing is allowed by a wildcard action, and on every resource what knows none or looks in every queue', () => {
  const allowed = allStatements(template).filter(({ Effect }) => Effect === 'Allow');
  expect(allowed.length).toBeGreaterThan(5);
  expect(allowed.flatMap(({ Action }) => Action).filter(action => /[*?]/.test(action))).toEqual([]);
  const everywhere = allowed.filter(({ Resource }) => Resource.includes('*'));
  expect(new Set(everywhere.flatMap(({ Action }) => Action))).toEqual(new Set(['mediaconvert:Probe']));
});

test.each([30, 7])(
  'every function and the access log write to a group that keeps %i days',
  logRetentionDays => {
    const settings = logRetentionDays === 30 ? template : synthesised({ logRetentionDays });
    const groups = ofType(settings, 'AWS::Logs::LogGroup');
    expect(groups.map(([, { Properties }]) => Properties['RetentionInDays'])).toEqual(
      Array(8).fill(logRetentionDays),
    );
    const used = ofType(settings, 'AWS::Lambda::Function').map(
      ([, { Properties }]) => Properties['LoggingConfig'],
    );
    const ids = groups.map(([id]) => id);
    expect(
      used.every(config =>
        ids.some(id => JSON.stringify(config) === JSON.stringify({ LogGroup: { Ref: id } })),
      ),
    ).toBe(true);
  },
);

test('outputs tell the command line what it needs, and are all there are', () => {
  expect(Object.keys(template.Outputs).sort()).toEqual(Object.values(OUTPUT).sort());
  expect(template.Outputs[OUTPUT.grantMaxSeconds]?.Value).toBe('86400');
  expect(template.Outputs[OUTPUT.ipLocks]?.Value).toBe('false');
  const { Outputs } = synthesised({ grantMaxHours: 2, ipLocks: true });
  expect(Outputs[OUTPUT.grantMaxSeconds]?.Value).toBe('7200');
  expect(Outputs[OUTPUT.ipLocks]?.Value).toBe('true');
});

test('with another OpenID provider the outputs name no user pool', () => {
  const { Outputs } = synthesised({ oidc: { issuer: 'https://id.example', audience: 'films' } });
  const missing = Object.values(OUTPUT).filter(name => !(name in Outputs));
  expect(missing).toEqual([OUTPUT.userPoolId, OUTPUT.userPoolClientId]);
});

test('no secret value and no private key stands in the template', () => {
  expect(everything.match(/"SecretString"|PRIVATE KEY|resolve:secretsmanager/g)).toBeNull();
  const secrets = ofType(template, 'AWS::SecretsManager::Secret').map(([id]) => id);
  visit(template, object => {
    const attribute = object['Fn::GetAtt'];
    if (Array.isArray(attribute)) expect(secrets).not.toContain(attribute[0]);
  });
});

test('names that CloudFront keeps once per account differ between two regions', () => {
  const names = (region: string) => {
    const placed = JSON.parse(everything.replaceAll('{"Ref":"AWS::Region"}', `"${region}"`));
    const found: string[] = [];
    const named = Object.values<Resource>(placed.Resources).filter(({ Type }) =>
      /^AWS::(CloudFront|ApiGatewayV2)::/.test(Type),
    );
    visit(named, object => {
      for (const key of ['Name', 'CallerReference'])
        if (object[key] !== undefined) found.push(JSON.stringify(object[key]));
    });
    return found;
  };
  const here = names('eu-central-1');
  // A public key's name and reference, the key group, the access control, two functions, and the Api, which is not
  // CloudFront's.
  expect(here).toHaveLength(7);
  const shared = here.filter(name => names('us-east-1').includes(name));
  expect(shared).toEqual(['"ScreeningRoom"']);
});
