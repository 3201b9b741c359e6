/** One HTTP answer, taken apart. */
export interface Answer {
  readonly status: number;
  /** Lines of the head as they came. */
  readonly head: string;
  /** A header's value, by lower-case name. */
  header(name: string): string | undefined;
  /** Without the chunks' own lines. */
  readonly body: Buffer;
}

/** All answers that came over one connection, in order; what cannot be read as one ends the list. */
export function readAnswers(received: Buffer, isHead: boolean): Answer[] {
  const answers: Answer[] = [];
  let rest = received;
  for (;;) {
    const end = rest.indexOf('\r\n\r\n');
    const head = rest.toString('latin1', 0, Math.max(0, end));
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
    if (end < 0 || !status) return answers;
    const fields = new Map(
      head
        .split('\r\n')
        .slice(1)
        .map(line => [
          line.slice(0, line.indexOf(':')).toLowerCase(),
          line.slice(line.indexOf(':') + 1).trim(),
        ]),
    );
    const after = rest.subarray(end + 4);
    const bodiless = isHead || status < 200 || status === 204 || status === 304;
    const { body, length } = bodiless ? { body: Buffer.alloc(0), length: 0 } : readBody(after, fields);
    answers.push({ status, head, body, header: name => fields.get(name) });
    rest = after.subarray(length);
  }
}

function readBody(bytes: Buffer, fields: ReadonlyMap<string, string>): { body: Buffer; length: number } {
  if (fields.get('transfer-encoding') === 'chunked') return readChunks(bytes);
  const length = Number(fields.get('content-length') ?? bytes.length);
  return { body: bytes.subarray(0, length), length };
}

function readChunks(bytes: Buffer): { body: Buffer; length: number } {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = bytes.indexOf('\r\n', at);
    const size = line < 0 ? 0 : Number.parseInt(bytes.toString('latin1', at, line), 16);
    if (!size) return { body: Buffer.concat(chunks), length: line < 0 ? bytes.length : line + 4 };
    chunks.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}
