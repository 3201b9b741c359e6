import { handle } from 'hono/aws-lambda';
import { createApp } from './app';
import { withReadableBody } from './http/readable-body';
import { openDesk } from './open-desk';

const answer = handle(
  createApp({
    openDesk: () => openDesk(process.env),
    elapsed: () => performance.now(),
    log: console.log,
  }),
);

/** Answers `/api/…`. The environment is read when the first request comes, and never again once it was right. */
export const handler: typeof answer = (event, context) => answer(withReadableBody(event), context);
