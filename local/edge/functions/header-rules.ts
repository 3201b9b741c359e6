import type { Fields } from './fields';

/** Headers that functions neither see nor set (Developer Guide, "Restrictions on all edge functions", disallowed headers). */
const HIDDEN: ReadonlySet<string> = new Set([
  ...['connection', 'expect', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection'],
  ...['trailer', 'upgrade', 'x-accel-buffering', 'x-accel-charset', 'x-accel-limit-rate'],
  ...['x-accel-redirect', 'x-amzn-auth', 'x-amzn-cf-billing', 'x-amzn-cf-id', 'x-amzn-cf-xff'],
  ...['x-amzn-errortype', 'x-amzn-fle-profile', 'x-amzn-header-count', 'x-amzn-header-order'],
  ...['x-amzn-lambda-integration-tag', 'x-amzn-requestid', 'x-cache', 'x-forwarded-proto', 'x-real-ip'],
]);
const HIDDEN_FAMILIES = ['x-amz-cf-', 'x-edge-'];

/** Headers that a function sees and may not change (the same page, read-only headers). */
const READ_ONLY = {
  'viewer-request': ['content-length', 'host', 'transfer-encoding', 'via'],
  'viewer-response': ['warning', 'via'],
} as const;

/** A token without capitals, and a value without control characters (RFC 9110, sections 5.1 and 5.5). */
const FIELD_NAME = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

export type EventType = keyof typeof READ_ONLY;

/** Whether functions see a header (lower-case name). */
export function isVisible(name: string): boolean {
  return !HIDDEN.has(name) && !HIDDEN_FAMILIES.some(family => name.startsWith(family));
}

/** Whether a function left the headers as CloudFront demands; it answers 502 where one did not. */
export function mayReturn(eventType: EventType, after: Fields, before: Fields): boolean {
  const isUnchanged = (name: string) => JSON.stringify(after[name]) === JSON.stringify(before[name]);
  return (
    Object.entries(after).every(
      ([name, { value, multiValue = [] }]) =>
        isVisible(name) &&
        FIELD_NAME.test(name) &&
        [value, ...multiValue.map(each => each.value)].every(text => FIELD_VALUE.test(text)),
    ) && READ_ONLY[eventType].every(isUnchanged)
  );
}
