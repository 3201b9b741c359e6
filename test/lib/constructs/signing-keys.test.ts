import { SERVE_PLAYLIST_ENV } from '../../../core/contract';
import { roleStatements } from '../policies';
import { ofType, only, type Resource, type Synthesised, synthesised } from '../synthesised';

const first = synthesised();
const added = synthesised({ keys: { live: [1, 2], active: 1 } });
const activated = synthesised({ keys: { live: [1, 2], active: 2 } });
const retired = synthesised({ keys: { live: [2], active: 2 } });

/** What belongs to a generation, by logical id. */
function generation(template: Synthesised, number: number): Record<string, Resource> {
  const prefix = `KeysGeneration${number}`;
  return Object.fromEntries(Object.entries(template.Resources).filter(([id]) => id.startsWith(prefix)));
}

/** Logical ids without the hash at their end. */
function named(ids: readonly string[]): string[] {
  return ids.map(id => id.replace(/[0-9A-F]{8}$/, '')).sort();
}

function environment(template: Synthesised): unknown {
  const { Environment } = only(template, 'AWS::Lambda::Function', 'PlaybackServePlaylist').Properties;
  return Environment;
}

function secretsReadBy(template: Synthesised, role: string): string[] {
  const statements = roleStatements(template, role).filter(({ Action }) =>
    Action.join().includes('secretsmanager'),
  );
  return named(JSON.stringify(statements).match(/Keys\w+/g) ?? []);
}

test('a generation is two secrets, a key pair and a public key', () => {
  const types = Object.values(generation(first, 1)).map(({ Type }) => Type);
  expect(types.sort()).toEqual([
    'AWS::CloudFront::PublicKey',
    'AWS::SecretsManager::Secret',
    'AWS::SecretsManager::Secret',
    'Custom::SigningKey',
  ]);
});

test('rotation in three deployments leaves every live generation as it was: ids, names, properties', () => {
  expect(generation(added, 1)).toEqual(generation(first, 1));
  expect(generation(activated, 1)).toEqual(generation(first, 1));
  expect(generation(activated, 2)).toEqual(generation(added, 2));
  expect(generation(retired, 2)).toEqual(generation(added, 2));
  expect(Object.keys(generation(added, 2))).toHaveLength(4);
});

test('rotation neither makes nor loses anything but the generation itself', () => {
  const others = (template: Synthesised) =>
    Object.keys(template.Resources).filter(id => !id.startsWith('KeysGeneration'));
  for (const template of [added, activated, retired]) expect(others(template)).toEqual(others(first));
  expect(generation(retired, 1)).toEqual({});
});

test('the key group holds the live generations, under a name that stays', () => {
  const group = (template: Synthesised) => only(template, 'AWS::CloudFront::KeyGroup').Properties;
  const keysIn = (template: Synthesised) =>
    named(JSON.stringify(group(template)).match(/KeysGeneration\w+/g) ?? []);
  expect(keysIn(added)).toEqual(['KeysGeneration1PublicKey', 'KeysGeneration2PublicKey']);
  expect(keysIn(retired)).toEqual(['KeysGeneration2PublicKey']);
  const names = [first, added, activated, retired].map(
    template => JSON.stringify(group(template)).match(/"Name":.*/)?.[0],
  );
  expect(new Set(names).size).toBe(1);
});

test('two generations share no name at CloudFront, and need nothing of each other', () => {
  const names = ofType(added, 'AWS::CloudFront::PublicKey').map(([, { Properties }]) => {
    const { Name, CallerReference } = Object(Properties['PublicKeyConfig']);
    expect(CallerReference).toEqual(Name);
    return JSON.stringify(Name);
  });
  expect(names[0]).toContain('-key-1');
  expect(names[1]).toContain('-key-2');
  expect(JSON.stringify(generation(added, 2))).not.toContain('Generation1');
});

test('the function is told every live grant secret, and the key of each', () => {
  const { Variables } = Object(environment(activated));
  const parts = Variables[SERVE_PLAYLIST_ENV.generations]['Fn::Join'][1];
  const named = parts.map((part: string | { Ref: string }) =>
    typeof part === 'string' ? part : part.Ref.replace(/^Keys|[0-9A-F]{8}$/g, ''),
  );
  const told = (generation: number) => ({
    grantSecretArn: `Generation${generation}GrantSecret`,
    signingSecretArn: `Generation${generation}PrivateKey`,
    keyPairId: `Generation${generation}PublicKey`,
  });
  expect(JSON.parse(named.join(''))).toEqual({ 1: told(1), 2: told(2) });
});

test('serve-playlist reads the private keys and the grant secrets of live generations', () => {
  const role = 'PlaybackServePlaylist';
  expect(secretsReadBy(first, role)).toEqual(['KeysGeneration1GrantSecret', 'KeysGeneration1PrivateKey']);
  expect(secretsReadBy(activated, role)).toEqual([
    'KeysGeneration1GrantSecret',
    'KeysGeneration1PrivateKey',
    'KeysGeneration2GrantSecret',
    'KeysGeneration2PrivateKey',
  ]);
});

test('the maker reads and writes private keys of live generations, and nothing else', () => {
  expect(secretsReadBy(added, 'KeysMaker')).toEqual([
    'KeysGeneration1PrivateKey',
    'KeysGeneration2PrivateKey',
  ]);
  const actions = roleStatements(added, 'KeysMaker').flatMap(({ Action }) => Action);
  expect(actions.sort()).toEqual([
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'secretsmanager:GetSecretValue',
    'secretsmanager:PutSecretValue',
  ]);
});

test('the grant secret is generated as it always was: another way would make another value', () => {
  const [secret] = ofType(first, 'AWS::SecretsManager::Secret').filter(([id]) => id.includes('GrantSecret'));
  expect(secret?.[1].Properties['GenerateSecretString']).toEqual({
    ExcludePunctuation: true,
    PasswordLength: 64,
  });
});

test('the secret of a private key has no value until the maker gives it one', () => {
  const [secret] = ofType(first, 'AWS::SecretsManager::Secret').filter(([id]) => id.includes('PrivateKey'));
  expect(Object.keys(secret?.[1].Properties ?? {})).toEqual(['Description']);
});
