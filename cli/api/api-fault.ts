import { z } from 'zod';
import { printable } from '../output/printable';

const LONGEST = 300;

/** Problem details (RFC 9457); also the `{"message"}` that API Gateway answers by itself. */
const problem = z.object({
  code: z.string().max(64).optional(),
  title: z.string().optional(),
  message: z.string().optional(),
  faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** The API refused a request, or did not answer it. The message is one line, fit for a terminal. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  /** 0 where there was no answer. */
  readonly status: number;
  /** The problem's stable code (docs/errors.md), where it has one. */
  readonly code: string | undefined;
  /** Seconds after which another try makes sense, where the API said so. */
  readonly retryAfter: number | undefined;

  constructor(
    message: string,
    known: { status: number; code?: string | undefined; retryAfter?: number | undefined },
  ) {
    super(printable(message).slice(0, LONGEST));
    this.status = known.status;
    this.code = known.code;
    this.retryAfter = known.retryAfter;
  }

  /** Whether the same request may be answered a moment later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** What an answer that is no success says. */
export function refusalIn(status: number, headers: Headers, body: string): ApiFault {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
  const read = problem.safeParse(parseJson(body));
  if (!read.success) return new ApiFault(`The API answered ${status}.`, { status, retryAfter });
  const { code, title, message, faults = [] } = read.data;
  const said =
    title ??
    (message === undefined ? `The API answered ${status}.` : `The API answered ${status}: ${message}`);
  const named = faults.map(fault => [fault.path, fault.message].filter(Boolean).join(': '));
  return new ApiFault([said, ...named].join(' — '), { status, code, retryAfter });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
