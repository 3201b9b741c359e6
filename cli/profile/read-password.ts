import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from '../usage-error';

/** More than any password has, in bytes. */
const LONGEST = 4096;

/**
 * Asks for a secret at a terminal, without showing what is typed; where standard input is no terminal, its first line is
 * the secret.
 *
 * @throws UsageError where none comes
 */
export async function readSecret(prompt: string, input: NodeJS.ReadStream): Promise<string> {
  const secret = input.isTTY ? await askUnseen(prompt, input) : await firstLine(input);
  if (secret === '') throw new UsageError('no password was given');
  return secret;
}

/** Asks for a line at a terminal. */
export async function askLine(prompt: string, input: NodeJS.ReadStream): Promise<string> {
  const lines = createInterface({ input, output: process.stderr, historySize: 0 });
  try {
    return (await lines.question(prompt)).trim();
  } finally {
    lines.close();
  }
}

async function askUnseen(prompt: string, input: NodeJS.ReadStream): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  // With a terminal, readline itself turns the terminal's echo off and repeats what is typed to its output.
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  process.stderr.write(prompt);
  try {
    return await Promise.race([lines.question(''), interrupted(lines)]);
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

function interrupted(lines: NodeJS.EventEmitter): Promise<never> {
  return new Promise((_resolve, reject) => {
    lines.once('SIGINT', () => reject(new UsageError('no password was given')));
    lines.once('close', () => reject(new UsageError('no password was given')));
  });
}

async function firstLine(input: NodeJS.ReadStream): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    chunks.push(Buffer.from(chunk));
    length += chunk.length;
    if (length > LONGEST || chunk.includes('\n')) break;
  }
  return (Buffer.concat(chunks).toString().split(/\r?\n/)[0] ?? '').slice(0, LONGEST);
}
