import type { Clock } from '../clock';

export interface FunctionOptions {
  readonly name: string;
  /** The asset's folder: it holds the bundle. */
  readonly codeDir: string;
  /** Module and export: `index.handler`. */
  readonly handler: string;
  /** The template's variables, credentials and endpoints. Nothing of this process's own environment is added. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  /** Bound of the JavaScript heap in MiB. Buffers lie outside of it and are not counted. */
  readonly memoryMb: number;
  /** Takes each line that the function writes. */
  readonly log: (line: string) => void;
  readonly clock?: Clock;
  /** Workers at most, and so invocations at the same time; further ones wait. Default: 10. */
  readonly maxConcurrency?: number;
}
