import { errorReason } from '../../_shared/error-reason';
import { removeFilm } from '../../_shared/remove-film';
import { takeFact } from '../../_shared/take-fact';
import { defineRoute } from './define-route';
import { filmParams } from './json-content';

/** Milliseconds after which no more is removed in this request: API Gateway waits for 30 s. */
const REMOVAL_TIME = 15_000;

export const deleteVideo = defineRoute(
  {
    operationId: 'deleteVideo',
    method: 'delete',
    path: '/api/videos/{id}',
    access: 'owner',
    summary: 'Deletes a film; what cannot be removed at once goes within the hour',
    request: { params: filmParams },
    responses: { 202: { description: 'The film is deleted, and nobody gets a grant for it any more.' } },
    refusals: [],
  },
  async c => {
    const { desk, film } = c.var;
    await takeFact(desk, film.id, { kind: 'delete_wanted' });
    const began = desk.now();
    try {
      await removeFilm(desk, film.id, () => desk.now() - began < REMOVAL_TIME);
    } catch (error) {
      // The film is a tombstone by now, so the sweep goes on where this has broken off.
      c.set('refusal', { code: 'removal_broken_off', reason: errorReason(error) });
    }
    return c.body(null, 202);
  },
);
