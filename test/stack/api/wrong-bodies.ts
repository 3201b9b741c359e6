import { strictSchema } from '../../lambdas/videos-api/strict-schema';
import type { Operation } from './description';

const ANYTHING: readonly unknown[] = [
  null,
  -1,
  0.5,
  1e300,
  '',
  'x',
  'x'.repeat(10_000),
  true,
  [],
  [[]],
  {},
  { a: 1 },
];

interface WrongBody {
  readonly body: unknown;
  /** The field that has to be named. */
  readonly field: string;
}

/**
 * Bodies that are not as a route describes its own: each field in turn has values that its schema does not take, or is
 * missing, and one has a field too many.
 */
export function wrongBodies({ fields = {}, requestBody }: Operation, good: unknown): WrongBody[] {
  const whole = Object(good);
  const { schema = {} } = requestBody?.content?.['application/json'] ?? {};
  const bodies = [
    ...Object.keys(fields).flatMap(field => [
      ...ANYTHING.map(value => ({ field, body: { ...whole, [field]: value } })),
      { field, body: Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field)) },
    ]),
    { field: 'surprise', body: { ...whole, surprise: 1 } },
    ...['text', 7, true, []].map(body => ({ field: '', body: JSON.stringify(body) })),
    { field: '', body: '{' },
  ];
  const isWrong = ({ body }: WrongBody) =>
    typeof body === 'string' || !strictSchema(schema).safeParse(body).success;
  return bodies.filter(isWrong);
}
