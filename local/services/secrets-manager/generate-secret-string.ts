import { randomInt } from 'node:crypto';
import { z } from 'zod';

/** CloudFormation takes booleans as text too. */
const boolean = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .transform(value => value === true || value === 'true');
const flag = boolean.default(false);

/** CloudFormation's GenerateSecretString (AWS::SecretsManager::Secret), with its defaults. */
const generateSecretString = z
  .strictObject({
    PasswordLength: z.coerce.number().int().min(1).max(4096).default(32),
    ExcludeCharacters: z.string().default(''),
    ExcludeLowercase: flag,
    ExcludeUppercase: flag,
    ExcludeNumbers: flag,
    ExcludePunctuation: flag,
    IncludeSpace: flag,
    RequireEachIncludedType: boolean.default(true),
    SecretStringTemplate: z.string().optional(),
    GenerateStringKey: z.string().optional(),
  })
  .refine(
    value => (value.SecretStringTemplate === undefined) === (value.GenerateStringKey === undefined),
    'SecretStringTemplate and GenerateStringKey go together',
  );

type Settings = z.output<typeof generateSecretString>;

/**
 * Makes a secret as CloudFormation's GenerateSecretString does.
 *
 * @param settings the property's value
 * @param random gives an integer from 0 to below its argument, from a cryptographic source
 * @throws ZodError for settings that CloudFormation does not know
 * @throws TypeError when they leave no characters, or too few of them for the length
 */
export function makeSecretString(settings: unknown, random: (below: number) => number = randomInt): string {
  const read = generateSecretString.parse(settings);
  const password = makePassword(read, random);
  if (read.SecretStringTemplate === undefined || read.GenerateStringKey === undefined) return password;
  const template = z.record(z.string(), z.unknown()).parse(JSON.parse(read.SecretStringTemplate));
  return JSON.stringify({ ...template, [read.GenerateStringKey]: password });
}

function makePassword(settings: Settings, random: (below: number) => number): string {
  const types = characterTypes(settings);
  const all = types.join('');
  const required = settings.RequireEachIncludedType ? types : [];
  if (all === '' || required.length > settings.PasswordLength) {
    throw new TypeError('GenerateSecretString leaves too few characters to choose from');
  }
  const pick = (characters: string): string => characters.charAt(random(characters.length));
  const chosen = required.map(pick);
  while (chosen.length < settings.PasswordLength) chosen.push(pick(all));
  for (let at = chosen.length - 1; at > 0; at--) {
    const other = random(at + 1);
    [chosen[at], chosen[other]] = [chosen[other] ?? '', chosen[at] ?? ''];
  }
  return chosen.join('');
}

function characterTypes(settings: Settings): string[] {
  const types: [boolean, string][] = [
    [!settings.ExcludeLowercase, 'abcdefghijklmnopqrstuvwxyz'],
    [!settings.ExcludeUppercase, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
    [!settings.ExcludeNumbers, '0123456789'],
    [!settings.ExcludePunctuation, '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'],
    [settings.IncludeSpace, ' '],
  ];
  return types
    .filter(([included]) => included)
    .map(([, characters]) =>
      [...characters].filter(each => !settings.ExcludeCharacters.includes(each)).join(''),
    )
    .filter(characters => characters !== '');
}
