/** CloudFront's refusals of a signed request: code → message, as they are seen in the field. */
const MESSAGES = {
  MissingKey: 'Missing Key-Pair-Id query parameter or cookie value',
  InvalidKey: 'Unknown Key',
  MalformedPolicy: 'Malformed Policy',
  AccessDenied: 'Access denied',
} as const;

export type RefusalCode = keyof typeof MESSAGES;

/** The XML body of a refusal. It holds nothing that the viewer sent. */
export function refusalBody(code: RefusalCode): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${MESSAGES[code]}</Message></Error>`;
}
