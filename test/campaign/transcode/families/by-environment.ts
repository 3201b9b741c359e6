import { z } from 'zod';
import { TRANSCODE_ENV } from '../../../../core/contract';
import type { Assembly } from '../../../../local/template/read-assembly';
import { pass } from '../pass';
import { DEAD_LETTERS } from '../pipeline-queues';
import type { Scenario } from '../scenario';
import { functionOf } from '../stage-call';

const MINUTE = 60_000;

/** What stands in the place of the table's name. */
const NAMES: Readonly<Record<string, string | undefined>> = {
  'without the table': undefined,
  'with a table that there is not': 'no-such-table',
};

/** The functions are deployed with a broken environment, and twenty minutes later with a whole one. */
export function byEnvironment(): readonly Scenario[] {
  return Object.entries(NAMES).flatMap(([how, name]) =>
    [0, 20_000].map(after => ({
      name: `functions ${how}, ${after === 0 ? 'from before the upload' : 'while the job runs'}`,
      async play(stage, film) {
        if (after > 0) await stage.operator.upload(film);
        await pass(stage, after);
        await stage.stack.update(withTable(stage.assembly, name));
        if (after === 0) await stage.operator.upload(film);
        await pass(stage, 20 * MINUTE);
        await stage.stack.update(stage.assembly);
      },
      expected: { deadLetters: DEAD_LETTERS },
    })),
  ) satisfies readonly Scenario[];
}

const configured = z.looseObject({
  Environment: z.looseObject({ Variables: z.record(z.string(), z.unknown()) }),
});

function withTable(assembly: Assembly, table: string | undefined): Assembly {
  const { template } = assembly;
  const Resources = Object.fromEntries(
    Object.entries(template.Resources).map(([id, resource]) => {
      const isOurs = resource.Type === 'AWS::Lambda::Function' && functionOf(id) !== undefined;
      return [id, isOurs ? { ...resource, Properties: changed(resource.Properties, table) } : resource];
    }),
  );
  return { ...assembly, template: { ...template, Resources } };
}

function changed(properties: unknown, table: string | undefined): Record<string, unknown> {
  const { Environment, ...others } = configured.parse(properties);
  const { [TRANSCODE_ENV.catalogueTable]: _, ...Variables } = Environment.Variables;
  const named = table === undefined ? {} : { [TRANSCODE_ENV.catalogueTable]: table };
  return { ...others, Environment: { ...Environment, Variables: { ...Variables, ...named } } };
}
