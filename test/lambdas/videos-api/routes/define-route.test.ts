import { z } from '@hono/zod-openapi';
import { allRoutes } from '../../../../lambdas/videos-api/routes/all-routes';
import { defineRoute } from '../../../../lambdas/videos-api/routes/define-route';

const described = {
  operationId: 'sample',
  method: 'get',
  path: '/api/sample',
  summary: 'A route',
  responses: {
    200: { description: 'Fine.', content: { 'application/json': { schema: z.object({ ok: z.boolean() }) } } },
  },
  refusals: [],
} as const;

test('a route says who may call it, and knows of the caller what its rule promises', () => {
  const { path } = defineRoute({ ...described, access: 'signed_in' }, c =>
    c.json({ ok: c.var.caller.kind === 'user' }, 200),
  );
  expect(path).toBe('/api/sample');

  // The compiler holds these: `npm run types` fails where a marked line is no error.
  const wrong = [
    // @ts-expect-error: nobody has said who may call it
    () => defineRoute(described, c => c.json({ ok: true }, 200)),
    // @ts-expect-error: there is no such rule
    () => defineRoute({ ...described, access: 'somebody' }, c => c.json({ ok: true }, 200)),
    () =>
      defineRoute({ ...described, access: 'anyone' }, c => {
        // @ts-expect-error: with this rule there may be no caller
        const { id } = c.var.caller;
        return c.json({ ok: id === '' }, 200);
      }),
    () =>
      defineRoute({ ...described, access: 'signed_in' }, c => {
        // @ts-expect-error: this rule looks at no film
        const { id } = c.var.film;
        return c.json({ ok: id === '' }, 200);
      }),
    // @ts-expect-error: the answer is not the one that is described
    () => defineRoute({ ...described, access: 'anyone' }, c => c.json({ ok: 'yes' }, 200)),
  ];
  expect(wrong).toHaveLength(5);
});

test('a rule that is about a film stands at a path that names one', () => {
  const wrong = allRoutes.filter(
    ({ access, path }) =>
      ['viewer', 'owner', 'machine'].includes(access) !== path.includes('{id}') && access !== 'anyone',
  );
  expect(wrong).toEqual([]);
});

test('every route documents the refusals of its rule', () => {
  for (const { access, refusals } of allRoutes) {
    expect(refusals.includes('token_missing')).toBe(['signed_in', 'viewer', 'owner'].includes(access));
    expect(refusals.includes('owner_only')).toBe(access === 'owner');
    expect(refusals.includes('machine_only')).toBe(access === 'machine');
    expect(refusals).toContain('unavailable');
  }
});
