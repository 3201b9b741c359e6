import { handle } from 'hono/aws-lambda';
import { createApp } from './app';
import { openDesk } from './open-desk';

/** Answers `/api/…`. The environment is read when the first request comes, and never again once it was right. */
export const handler = handle(
  createApp({
    openDesk: () => openDesk(process.env),
    elapsed: () => performance.now(),
    log: console.log,
  }),
);
