import { types } from 'node:util';
import { Script } from 'node:vm';
import { transformSync } from 'esbuild';
import type { FunctionSource } from '../distribution-config';

/** Bytes of a function's code (Developer Guide, "Quotas on CloudFront Functions"). */
const LARGEST = 10_240;

/** What the runtime has of the language after ES 5.1 ("JavaScript runtime 2.0 features"). */
const BEYOND_ES5 = {
  arrow: true,
  'async-await': true,
  'const-and-let': true,
  'exponent-operator': true,
  'regexp-named-capture-groups': true,
  'rest-argument': true,
  'template-literal': true,
} as const;

/** Code that was found good: esbuild is a process of its own, and a stack may be deployed often. */
const checked = new Set<string>();

/**
 * Checks code as it is deployed. CloudFront takes what its runtime does not understand, and then answers every request
 * with 503; here the deployment is refused.
 *
 * @throws Error for another runtime, for more than 10 KB, and for syntax that the runtime does not have
 */
export function checkCode({ name, runtime, code }: FunctionSource): void {
  if (runtime !== 'cloudfront-js-2.0')
    throw new Error(`function ${name}: local mode knows no runtime ${runtime}`);
  if (Buffer.byteLength(code) > LARGEST) throw new Error(`function ${name}: its code is larger than 10 KB`);
  if (checked.has(code)) return;
  try {
    new Script(code);
    const format = { loader: 'js', tsconfigRaw: {}, logLevel: 'silent' } as const;
    const older = transformSync(code, { ...format, target: 'es5', supported: BEYOND_ES5 }).code;
    if (older !== transformSync(code, { ...format, target: 'esnext' }).code)
      throw new SyntaxError('it is newer than ES 5.1');
  } catch (error) {
    const lines = types.isNativeError(error) ? error.message.split('\n') : [];
    const reason = lines.findLast(line => line !== '') ?? '';
    throw new Error(`function ${name}: the runtime does not understand its code: ${reason}`);
  }
  checked.add(code);
}
