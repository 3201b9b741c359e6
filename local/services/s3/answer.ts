import type { ServerResponse } from 'node:http';

/** Ends an answer with an XML document. */
export function answerXml(response: ServerResponse, xml: string, status = 200): void {
  const body = Buffer.from(xml);
  response.statusCode = status;
  response.setHeader('content-type', 'application/xml');
  response.setHeader('content-length', body.length);
  response.end(body);
}

/** Ends an answer that has no body. */
export function answerEmpty(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (status === 200) response.setHeader('content-length', 0);
  response.end();
}
