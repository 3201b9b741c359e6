import { z } from 'zod';
import { nearest } from './nearest';
import { SettingsError } from './settings-error';
import { type Settings, settingsSchema } from './settings-schema';

export type { Settings } from './settings-schema';

/** The object in cdk.json's context that holds the settings. */
const CONTEXT_KEY = 'screeningRoom';

/** Context of the CDK command line itself that has no colon in its name. */
const CDK_CONTEXT = ['acknowledged-issue-numbers', 'cli-telemetry'];

/** One row of the settings table; nested settings are named with a dot. */
export interface SettingRow {
  readonly name: string;
  /** Whether it takes text, and no number, truth value or list. */
  readonly isText: boolean;
  /** `undefined` where the setting is off unless it is given. */
  readonly default: unknown;
  readonly sentence: string;
}

/** Every setting, for the README's table and for messages. */
export const SETTINGS: readonly SettingRow[] = rows(z.toJSONSchema(settingsSchema, { io: 'input' }));

/**
 * The settings of a deployment, from the CDK context: the object `screeningRoom` of cdk.json, and over it what
 * `-c name=value` gives, where a dot reaches into a group (`-c keys.active=2`).
 *
 * @throws SettingsError that lists every fault at once; an unknown setting is named with the nearest known one
 */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  const flat = { ...flatten(fromFile(context)), ...flatten(commandLine(context)) };
  const known = SETTINGS.map(({ name }) => name);
  const unknown = Object.keys(flat).filter(name => !known.includes(name));
  const given = Object.entries(flat).filter(([name]) => known.includes(name));
  const parsed = settingsSchema.safeParse(nest(given));
  const faults = [
    ...unknown.map(name => `${name} is not a setting; the nearest one is ${nearest(name, known)}`),
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
  ];
  if (parsed.data === undefined || faults.length > 0) throw new SettingsError(faults);
  return parsed.data;
}

interface JsonSchema {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema | boolean>> | undefined;
  readonly default?: unknown;
  readonly description?: string | undefined;
}

function rows(schema: JsonSchema, prefix = ''): SettingRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    if (typeof property === 'boolean') return [];
    if (property.properties !== undefined) return rows(property, `${prefix}${name}.`);
    const { type, default: value, description: sentence = '' } = property;
    return [{ name: `${prefix}${name}`, isText: type === 'string', default: value, sentence }];
  });
}

/** What cdk.json gives; where that is no object, its own name is the unknown setting. */
function fromFile(context: Readonly<Record<string, unknown>>): unknown {
  const { [CONTEXT_KEY]: value = {} } = context;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value
    : { [CONTEXT_KEY]: value };
}

/** What `-c` gave: the command line adds it to the top of the context, beside names that all hold a colon. */
function commandLine(context: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given = Object.entries(context).filter(
    ([name]) => name !== CONTEXT_KEY && !name.includes(':') && !CDK_CONTEXT.includes(name),
  );
  return Object.fromEntries(given.map(([name, value]) => [name, fromText(name, value)]));
}

/** A value of the command line is text; JSON gives it its type, unless text is what the setting takes. */
function fromText(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    const read: unknown = JSON.parse(value);
    const takesText = SETTINGS.some(setting => setting.name === name && setting.isText);
    return takesText && typeof read !== 'string' ? value : read;
  } catch {
    return value;
  }
}

/** Nested objects as dotted names: `{keys: {active: 2}}` becomes `{'keys.active': 2}`. */
function flatten(value: unknown, prefix = ''): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { [prefix]: value };
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      Object.entries(flatten(inner, prefix === '' ? name : `${prefix}.${name}`)),
    ),
  );
}

/** The way back from dotted names; a name has one dot at most. */
function nest(flat: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const groups = new Map<string, Record<string, unknown>>();
  const top: Record<string, unknown> = {};
  for (const [name, value] of flat) {
    const [group = '', inner] = name.split('.');
    if (inner === undefined) top[group] = value;
    else groups.set(group, { ...groups.get(group), [inner]: value });
  }
  return { ...top, ...Object.fromEntries(groups) };
}
