import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { edgeFunction } from '../../../local/edge/functions/edge-function';

/** A function of the pages, run as the local edge runs it; it throws where CloudFront's runtime would not take it. */
export function pageFunction(name: string): (event: object) => unknown {
  const code = readFileSync(join(__dirname, '../../../web/edge', `${name}.js`), 'utf8');
  const fn = edgeFunction({ name, runtime: 'cloudfront-js-2.0', code });
  return event => {
    const run = fn.run(event, 0);
    if (run.ended === 'failed') throw new Error(run.error);
    return run.value;
  };
}
