import type { FaultCode, Finding } from '../finding';
import { serverTime } from '../walk/server-time';
import { isAnswered, type Stop } from '../walk/stop';
import type { Walk } from '../walk/walk';
import { signatureTerms } from './signature';
import { whoRefused } from './who-refused';

/** Whether each segment is signed, and answered. What lies on another host and is answered needs no signature of ours. */
export function checkSegments({ address, stops }: Walk): Finding[] {
  return stops.flatMap(stop => {
    const isElsewhere = stop.url.host !== address.url.host;
    const code = stop.kind !== 'media' || (isElsewhere && isAnswered(stop)) ? undefined : faultOf(stop);
    return code === undefined ? [] : [{ code, place: stop.place, ...seen(stop) }];
  });
}

function faultOf(stop: Stop): FaultCode | undefined {
  const { status } = stop.answer;
  if (signatureTerms(stop.url) === undefined) return 'unsigned_segment';
  if (isAnswered(stop)) return undefined;
  if (status === 0) return 'no_answer';
  if (status === 404 || status === 410) return 'missing_segment';
  if (status >= 300 && status < 400) return 'redirected';
  return status === 403 ? faultOfRefusal(stop) : status >= 500 ? 'segment_failed' : 'segment_refused';
}

/** CloudFront names few reasons, so an AccessDenied is held to the policy's own terms. */
function faultOfRefusal({ url, answer }: Stop): FaultCode {
  const { by, code } = whoRefused(answer);
  // Who may not list a bucket hears 403 for an object that is not there (S3 user guide, GetObject).
  if (by === 's3') return 'missing_segment';
  if (by === 'unknown') return 'segment_refused';
  if (code === 'MissingKey') return 'unsigned_segment';
  if (code === 'InvalidKey' || code === 'UnknownKey') return 'wrong_key_group';
  if (code === 'MalformedPolicy') return 'malformed_policy';
  const terms = signatureTerms(url);
  const now = (serverTime(answer) ?? answer.receivedAt) / 1000;
  if (terms?.expires !== undefined && terms.expires <= now) return 'signature_expired';
  return terms?.isForUrl === false ? 'signature_elsewhere' : 'signature_refused';
}

function seen({ answer }: Stop): { seen?: string } {
  if (answer.failure !== undefined) return { seen: answer.failure };
  if (answer.status < 300) return {};
  const { by, code } = whoRefused(answer);
  const who = by === 's3' ? ' from S3' : by === 'cloudfront' ? ' from CloudFront' : '';
  return { seen: `status ${answer.status}${code === undefined ? '' : ` ${code}`}${who}` };
}
