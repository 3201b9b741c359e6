import { matchesWildcard } from '../../matches-wildcard';
import { matchArn } from './match-arn';

type Comparison = (actual: string, wanted: string) => boolean;
type Operator = { readonly holds: Comparison; readonly negated: boolean };

const same: Comparison = (actual, wanted) => actual === wanted;
const sameIgnoringCase: Comparison = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();
const like: Comparison = (actual, wanted) => matchesWildcard(wanted, actual);
const arnLike: Comparison = (actual, wanted) => matchArn(wanted, actual);
const numeric =
  (compare: (actual: number, wanted: number) => boolean): Comparison =>
  (actual, wanted) =>
    compare(Number(actual), Number(wanted));

const is = (holds: Comparison): Operator => ({ holds, negated: false });
const isNot = (holds: Comparison): Operator => ({ holds, negated: true });

/** IAM's condition operators that are judged here (IAM user guide, "Condition operators"). */
const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['StringEquals', is(same)],
  ['StringNotEquals', isNot(same)],
  ['StringEqualsIgnoreCase', is(sameIgnoringCase)],
  ['StringNotEqualsIgnoreCase', isNot(sameIgnoringCase)],
  ['StringLike', is(like)],
  ['StringNotLike', isNot(like)],
  ['ArnEquals', is(arnLike)],
  ['ArnLike', is(arnLike)],
  ['ArnNotEquals', isNot(arnLike)],
  ['ArnNotLike', isNot(arnLike)],
  ['Bool', is(sameIgnoringCase)],
  ['NumericEquals', is(numeric((a, b) => a === b))],
  ['NumericNotEquals', isNot(numeric((a, b) => a === b))],
  ['NumericLessThan', is(numeric((a, b) => a < b))],
  ['NumericLessThanEquals', is(numeric((a, b) => a <= b))],
  ['NumericGreaterThan', is(numeric((a, b) => a > b))],
  ['NumericGreaterThanEquals', is(numeric((a, b) => a >= b))],
]);

const IF_EXISTS = 'IfExists';

/** Whether a condition operator is one that `operatorHolds` can judge. */
export function isKnownOperator(name: string): boolean {
  return name === 'Null' || OPERATORS.has(baseName(name));
}

/**
 * Whether one line of a condition holds. A key that the request does not carry fails every operator except the
 * negated ones, those with the suffix IfExists, and Null.
 *
 * @throws TypeError for an operator that is not known here
 */
export function operatorHolds(name: string, actual: string | undefined, wanted: readonly string[]): boolean {
  if (name === 'Null') return wanted.some(text => sameIgnoringCase(String(actual === undefined), text));
  const operator = OPERATORS.get(baseName(name));
  if (operator === undefined) throw new TypeError(`condition operator ${name} is not known to local mode`);
  if (actual === undefined) return operator.negated || name.endsWith(IF_EXISTS);
  return wanted.some(text => operator.holds(actual, text)) !== operator.negated;
}

function baseName(name: string): string {
  return name.endsWith(IF_EXISTS) ? name.slice(0, -IF_EXISTS.length) : name;
}
