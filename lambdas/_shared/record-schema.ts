import * as z from 'zod/mini';
import { FILM_CONTAINERS } from '../../core/ladder/source-film';
import { FAILURES, type FailureCode } from '../../core/video/failure';

/** A number that is missing where it is not known. */
const known = <S extends z.ZodMiniType>(schema: S) =>
  z.pipe(
    z.optional(schema),
    z.transform((value: z.output<S> | undefined) => value),
  );

const text = z.string();
const time = z.number();

const fraction = z.object({ num: z.number(), den: z.number() });

const film = z.object({
  container: z.enum(FILM_CONTAINERS),
  durationSeconds: known(z.number()),
  video: z.object({
    width: z.number(),
    height: z.number(),
    sampleAspectRatio: fraction,
    rotation: z.literal([0, 90, 180, 270]),
    frameRate: known(fraction),
    interlaced: z.boolean(),
    highDynamicRange: z.boolean(),
  }),
  audio: known(
    z.object({ track: z._default(z.number(), 1), channels: known(z.number()), language: known(text) }),
  ),
});

const plainSource = z.object({ size: z.number(), eTag: text, sequencer: z.exactOptional(text) });
const probedSource = z.extend(plainSource, {
  film,
  codecs: z.object({ video: text, audio: z.exactOptional(text) }),
});
const anySource = z.union([probedSource, plainSource]);

const attempt = z.object({
  run: text,
  submission: text,
  renditions: z.array(
    z.object({
      name: text,
      width: z.number(),
      height: z.number(),
      frameRate: known(fraction),
      maxBitRate: z.number(),
    }),
  ),
  earlier: z.exactOptional(z.object({ run: text, submission: text, jobId: text })),
});

const lease = z.object({
  holder: text,
  until: time,
  inDoubt: z.boolean(),
  firstEmptyAt: z.exactOptional(time),
  resubmissions: z.number(),
});

const job = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('unknown'), lease }),
  z.object({ kind: z.literal('running'), jobId: text }),
  z.object({ kind: z.literal('over'), jobId: text }),
]);

const failure = z.object({
  code: z.custom<FailureCode>(code => typeof code === 'string' && Object.hasOwn(FAILURES, code)),
  message: text,
  hint: text,
  jobErrorCode: z.exactOptional(z.number()),
});

const upload = z.object({ uploadId: text, size: z.number(), partSize: z.number(), contentType: text });

const status = z.enum(['uploading', 'uploaded', 'submitting', 'transcoding', 'ready', 'failed', 'deleting']);

const core = {
  id: text,
  owner: text,
  title: text,
  description: text,
  visibility: z.enum(['private', 'members', 'public']),
  edition: z._default(z.number(), 1),
  captions: z._default(z.array(z.object({ language: text, label: text })), []),
  request: z.exactOptional(z.object({ key: text, digest: text })),
  secondJobs: z.exactOptional(z.array(text)),
  history: z.array(z.object({ status, at: time, why: text })),
  createdAt: time,
  updatedAt: time,
  revision: z.number(),
};

const begun = { ...core, source: probedSource, attempt };
const ended = { ...core, source: z.exactOptional(anySource), attempt: z.exactOptional(attempt), job };

/** A film's record, as the catalogue keeps it; what else an item holds is left out. */
export const recordSchema = z.discriminatedUnion('status', [
  z.object({ ...core, status: z.literal('uploading'), upload: z.exactOptional(upload) }),
  z.object({
    ...core,
    status: z.literal('uploaded'),
    source: plainSource,
    sentAgain: z.exactOptional(z.number()),
  }),
  z.object({
    ...begun,
    status: z.literal('submitting'),
    lease: z.exactOptional(lease),
    sentAgain: z.exactOptional(z.number()),
  }),
  z.object({ ...begun, status: z.literal('transcoding'), jobId: text, progress: z.number() }),
  z.object({
    ...begun,
    status: z.literal('ready'),
    jobId: text,
    durationSeconds: z.number(),
    poster: z.exactOptional(text),
    announced: z.boolean(),
  }),
  z.object({ ...ended, status: z.literal('failed'), failure, announced: z.boolean() }),
  z.object({ ...ended, status: z.literal('deleting'), upload: z.exactOptional(upload) }),
]);
