import { type RefusalCode, refusalBody } from '../access/refusal';
import type { EdgeAnswer } from './edge-answer';

/** Why CloudFront itself refuses a request, and with which status. */
const REASONS = {
  badRequest: { status: 400, sentence: 'The request is not valid.' },
  bodyWithGet: { status: 403, sentence: 'A GET or HEAD request has no body here.' },
  methodNotAllowed: { status: 403, sentence: 'This path does not take the request method.' },
  unknownHost: { status: 403, sentence: 'No distribution answers for this host.' },
  urlTooLong: { status: 414, sentence: 'The URL is longer than 8,192 bytes.' },
  internal: { status: 500, sentence: 'The local edge has failed.' },
  originUnreachable: { status: 502, sentence: 'The origin could not be reached.' },
  functionInvalid: { status: 502, sentence: 'A function returned what cannot be used.' },
  functionFailed: { status: 503, sentence: 'A function is not valid or could not run.' },
  originTimeout: { status: 504, sentence: 'The origin did not answer in time.' },
} as const;

type ErrorReason = keyof typeof REASONS;

/** The page of an error that the edge makes itself. It holds nothing that the viewer sent. */
export function errorPage(reason: ErrorReason): EdgeAnswer & { readonly body: Buffer } {
  const { status, sentence } = REASONS[reason];
  const title = 'The request could not be satisfied';
  const body = `<!DOCTYPE html><html><head><title>ERROR: ${title}</title></head><body><h1>${status} ERROR</h1><p>${title}. ${sentence}</p></body></html>\n`;
  const page = made(status, 'text/html', body);
  return reason === 'functionFailed' ? { ...page, from: 'FunctionExecutionError' } : page;
}

/** The answer to a request whose signature does not hold: always 403, always XML. */
export function refusalAnswer(code: RefusalCode): EdgeAnswer {
  return made(403, 'text/xml', refusalBody(code));
}

function made(status: number, type: string, text: string): EdgeAnswer & { readonly body: Buffer } {
  const body = Buffer.from(text);
  return {
    status,
    headers: { server: 'CloudFront', 'content-type': type, 'content-length': String(body.length) },
    body,
    from: 'Error',
  };
}
