import { matchesWildcard } from '../../../matches-wildcard';
import type { CorsRule } from './cors-rules';

type CorsQuestion = {
  readonly origin: string;
  readonly method: string;
  /** Names that a preflight asks for, in lower case. */
  readonly requestHeaders: readonly string[];
};

/**
 * Headers that the first fitting rule gives (S3 user guide, "How does Amazon S3 evaluate the CORS configuration
 * on a bucket?"); `undefined` when no rule fits.
 */
export function matchCors(
  rules: readonly CorsRule[],
  question: CorsQuestion,
): Readonly<Record<string, string>> | undefined {
  for (const rule of rules) {
    const pattern = rule.AllowedOrigins.find(allowed => matchesWildcard(allowed, question.origin));
    const fits =
      pattern !== undefined &&
      rule.AllowedMethods.some(method => method === question.method) &&
      question.requestHeaders.every(name => allowsHeader(rule, name));
    if (fits) return corsHeaders(rule, pattern, question);
  }
  return undefined;
}

function allowsHeader(rule: CorsRule, name: string): boolean {
  return (rule.AllowedHeaders ?? []).some(pattern => matchesWildcard(pattern.toLowerCase(), name));
}

function corsHeaders(rule: CorsRule, pattern: string, question: CorsQuestion): Record<string, string> {
  const everyone = pattern === '*';
  return {
    'access-control-allow-origin': everyone ? '*' : question.origin,
    ...(everyone ? {} : { 'access-control-allow-credentials': 'true' }),
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    ...optional('access-control-allow-headers', question.requestHeaders),
    ...optional('access-control-expose-headers', rule.ExposedHeaders ?? []),
    ...(rule.MaxAge === undefined ? {} : { 'access-control-max-age': String(rule.MaxAge) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

function optional(name: string, values: readonly string[]): Record<string, string> {
  return values.length === 0 ? {} : { [name]: values.join(', ') };
}
