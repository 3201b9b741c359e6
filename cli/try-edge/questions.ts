import type { Asking } from './ask';
import { standardBase64, withEncodedLetter, withParameter } from './spellings';
import type { Target } from './target';

/** Something that AWS documents nowhere, or not clearly. */
export interface Question {
  readonly question: string;
  /** What local mode answers. */
  readonly local: string;
  request(target: Target): Asking;
}

const ORIGIN = { origin: 'https://elsewhere.example' };
const PREFLIGHT = {
  ...ORIGIN,
  'access-control-request-method': 'GET',
  'access-control-request-headers': 'range',
};

/** The segment, asked for by a page of another origin, with these parameters in its query. */
const segment = (path: string, query?: string, rest: Partial<Asking> = {}): Asking => ({
  path: query === undefined ? path : `${path}?${query}`,
  headers: ORIGIN,
  ...rest,
});

/** Each is explained in docs/not-known-until-tried.md. */
export const QUESTIONS: readonly Question[] = [
  {
    question: 'Does a refusal for want of a signature carry CORS headers?',
    local: '403 MissingKey, with CORS',
    request: target => segment(target.segment),
  },
  {
    question: 'Which code does an altered signature get?',
    local: '403 AccessDenied, with CORS',
    request: ({ segment: path, signature }) =>
      segment(
        path,
        withParameter(signature, 'Signature', value => `${value.slice(0, -4)}AAAA`),
      ),
  },
  {
    question: 'Which code does an unknown key pair id get?',
    local: '403 InvalidKey, with CORS',
    request: ({ segment: path, signature }) =>
      segment(
        path,
        withParameter(signature, 'Key-Pair-Id', () => 'K2JCJMDEHXQW5F'),
      ),
  },
  {
    question: 'Which code does a policy get that cannot be read?',
    local: '403 MalformedPolicy, with CORS',
    request: ({ segment: path, signature }) =>
      segment(
        path,
        withParameter(signature, 'Policy', value => value.slice(0, 8)),
      ),
  },
  {
    question: 'Is a parameter that is there twice refused, the right one first?',
    local: '403 AccessDenied, with CORS',
    request: ({ segment: path, signature }) => segment(path, `${signature}&Signature=AAAA`),
  },
  {
    question: 'Is a parameter that is there twice refused, the right one last?',
    local: '403 AccessDenied, with CORS',
    request: ({ segment: path, signature }) => segment(path, `Signature=AAAA&${signature}`),
  },
  {
    question: 'Is Expires beside Policy refused?',
    local: '403 AccessDenied, with CORS',
    request: ({ segment: path, signature }) => segment(path, `${signature}&Expires=4000000000`),
  },
  {
    question: 'Are percent-encoded signing parameters read?',
    local: '403 AccessDenied, with CORS',
    request: ({ segment: path, signature }) =>
      segment(path, withParameter(signature, 'Signature', withEncodedLetter)),
  },
  {
    // The signature, not the policy: 256 bytes always end in padding, so the two alphabets always differ.
    question: 'Is standard base64 read?',
    local: '403 AccessDenied, with CORS',
    request: ({ segment: path, signature }) =>
      segment(path, withParameter(signature, 'Signature', standardBase64)),
  },
  {
    question: 'Are names of signing parameters read in another case?',
    local: '403 MissingKey, with CORS',
    request: ({ segment: path, signature }) => segment(path, signature.toLowerCase()),
  },
  {
    question: 'Does a parameter that is not signed pass beside a policy that ends in *?',
    local: '200, with CORS',
    request: ({ segment: path, signature }) => segment(path, `${signature}&CMCD=bl%3D100`),
  },
  {
    question: 'Does the signature cover a path that is encoded after its prefix?',
    local: '200, with CORS',
    request: ({ segment: path, signature }) => segment(withEncodedLetter(path), signature),
  },
  {
    question: 'Is the signature compared with the path as it was sent?',
    local: '403 AccessDenied, with CORS',
    request: ({ segment: path, signature }) => segment(path.replace(/^\/vod/, '/%76od'), signature),
  },
  {
    question: 'Does an encoded slash keep a path out of the signed behaviour?',
    local: '403 AccessDenied',
    request: ({ segment: path, signature }) => segment(path.replace(/^\/vod\//, '/vod%2F'), signature),
  },
  {
    question: 'Does a preflight need the signature?',
    local: '403 MissingKey, with CORS',
    request: target => segment(target.segment, undefined, { method: 'OPTIONS', headers: PREFLIGHT }),
  },
  {
    question: 'Does a preflight pass with the signature?',
    local: '200, with CORS',
    request: ({ segment: path, signature }) =>
      segment(path, signature, { method: 'OPTIONS', headers: PREFLIGHT }),
  },
  {
    question: 'Are two ranges in one request answered with the whole?',
    local: '200, with CORS',
    request: ({ segment: path, signature }) =>
      segment(path, signature, { headers: { ...ORIGIN, range: 'bytes=0-1,4-5' } }),
  },
  {
    question: 'Does an encoded letter in the token still name the grant?',
    local: '200, with CORS',
    request: ({ playlist }) => ({
      path: playlist.replace(/^(\/play\/)([^/]+)/, (_, play, token) => `${play}${withEncodedLetter(token)}`),
    }),
  },
  {
    question: 'Does the root get its page where a function comes before the default root object?',
    local: '200',
    request: () => ({ path: '/' }),
  },
  {
    question: 'Does a request for a page that carries a body get an answer?',
    local: '403',
    request: () => ({ path: '/index.html', headers: { 'content-length': '1' }, body: 'x' }),
  },
];
