import { z } from 'zod';
import { ApiError } from '../api-front/api-error';
import type { ApiRequest } from '../api-front/api-request';

/** A message as its publisher wrote it. */
export interface Publication {
  readonly topicArn: string;
  readonly subject?: string;
  readonly message: string;
  /** Message attributes of type String, by name. */
  readonly attributes: Readonly<Record<string, string>>;
}

const fields = z.strictObject({
  Action: z.literal('Publish'),
  Version: z.literal('2010-03-31'),
  TopicArn: z.string(),
  Message: z.string(),
  Subject: z.string().optional(),
});

const ATTRIBUTE = /^MessageAttributes\.entry\.(\d+)\.(Name|Value\.DataType|Value\.StringValue)$/;

/**
 * Reads a call of the AWS Query protocol.
 *
 * @throws ApiError for everything but Publish with a topic and attributes of type String, naming it
 */
export function readPublish({ method, body }: ApiRequest): Publication {
  const form = [...new URLSearchParams(body.toString('utf8'))];
  const action = form.find(([name]) => name === 'Action')?.[1] ?? '';
  if (action !== 'Publish' || method !== 'POST') {
    throw new ApiError(400, 'InvalidAction', `Local SNS does not implement ${action}.`);
  }
  const { data, error } = fields.safeParse(
    Object.fromEntries(form.filter(([name]) => !ATTRIBUTE.test(name))),
  );
  if (data === undefined) {
    const names = error.issues.map(issue => ('keys' in issue ? issue.keys.join(', ') : issue.path.join('.')));
    throw new ApiError(400, 'InvalidParameter', `Missing, wrong or unknown here: ${names.join(', ')}`);
  }
  return {
    topicArn: data.TopicArn,
    ...(data.Subject !== undefined && { subject: data.Subject }),
    message: data.Message,
    attributes: readAttributes(form),
  };
}

function readAttributes(form: readonly (readonly [string, string])[]): Record<string, string> {
  const entries = new Map<string, Map<string, string>>();
  for (const [name, value] of form) {
    const [, entry, field] = ATTRIBUTE.exec(name) ?? [];
    if (entry === undefined || field === undefined) continue;
    entries.set(entry, new Map([...(entries.get(entry) ?? []), [field, value]]));
  }
  return Object.fromEntries(
    [...entries.values()].map(entry => {
      if (entry.get('Value.DataType') !== 'String') {
        throw new ApiError(400, 'InvalidParameter', 'Local SNS takes message attributes of type String.');
      }
      return [entry.get('Name') ?? '', entry.get('Value.StringValue') ?? ''];
    }),
  );
}
