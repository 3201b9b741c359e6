import type { z } from '@hono/zod-openapi';
import type { Fault } from '../../../core/problem';

type Issue = z.core.$ZodIssue;

/** A name of a field that may be repeated in an answer. */
const NAME = /^[\w-]{1,64}$/;

/** What is wrong, in words that repeat no value that was sent. */
export function faultsOf(issues: readonly Issue[]): Fault[] {
  return issues.flatMap(issue => {
    const at = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys') return [{ path: at.join('.'), message: messageOf(issue) }];
    return issue.keys.map(key => ({
      path: [...at, NAME.test(key) ? key : '(another name)'].join('.'),
      message: 'is not known here',
    }));
  });
}

function messageOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${article(issue.expected)}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${unitOf(issue.origin)}`;
    case 'too_small':
      return `must be at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
    case 'invalid_format':
      return 'has not the form that is described';
    case 'custom':
      return issue.message;
    default:
      return 'is not as described';
  }
}

function article(expected: string): string {
  return expected === 'int' ? 'a whole number' : `${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`;
}

function unitOf(origin: string): string {
  return origin === 'string' ? ' characters long' : origin === 'array' ? ' items long' : '';
}
