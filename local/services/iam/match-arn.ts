import { matchesWildcard } from '../../matches-wildcard';

const PARTS = 6;

/**
 * Whether an ARN matches a pattern, part by part: a wildcard does not reach over one of the first five colons
 * (IAM user guide, "ARN condition operators"). A lone `*` matches everything.
 */
export function matchArn(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const wanted = parts(pattern);
  const actual = parts(arn);
  if (wanted.length !== PARTS || actual.length !== PARTS) return false;
  return wanted.every((part, index) => matchesWildcard(part, actual[index] ?? ''));
}

function parts(arn: string): string[] {
  const pieces = arn.split(':');
  return pieces.length < PARTS ? pieces : [...pieces.slice(0, PARTS - 1), pieces.slice(PARTS - 1).join(':')];
}
