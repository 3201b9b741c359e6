import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { playlistFormat } from '../core/playlist-format';
import { customPolicy } from '../core/signing/policy';
import { signedSuffix } from '../core/signing/suffix';
import { namedPath } from '../local/named-path';
import { fileFault } from './file-fault';
import { readPairs } from './playlist-pairs';
import { parseSignOptions, type SignOptions } from './playlist-sign-options';
import { readPrivateKey } from './private-key';
import { UsageError } from './usage-error';

type Sign = (playlist: Uint8Array) => Signed;

interface Signed {
  readonly bytes: Buffer;
  /** What the playlist should be, where it is none and comes back as it is. */
  readonly expected: string | undefined;
}

/** Adds `playlist sign`, which does to files what serve-playlist does to answers. */
export function addPlaylistSign(parent: Command): void {
  const command = parent
    .command('sign')
    .description("sign a playlist's media URIs; the result goes to standard output")
    .argument('[infile]', 'the playlist to sign')
    .requiredOption('--prefix <prefix>', "the film's prefix below the origin: vod/ID/RUN")
    .requiredOption('--playlist-path <path>', "the playlist's path below the prefix")
    .requiredOption('--cdn-origin <url>', 'scheme and host of the distribution')
    .requiredOption('--private-key <file>', 'the RSA private key, as PEM')
    .requiredOption('--key-pair-id <id>', "CloudFront's id of the public key")
    .requiredOption('--expires <epoch-seconds>', 'when the signature ends')
    .option('--batch <file>', 'sign many: a JSON file with [{"original": FILE, "rewritten": FILE}, …]');

  command.action(async (infile: string | undefined, raw: unknown) => {
    try {
      process.exitCode = await run(infile, parseSignOptions(raw));
    } catch (error) {
      if (error instanceof UsageError) command.error(`error: ${error.message}`);
      throw error;
    }
  });
}

/** Exit code: 0, or 1 where a file could not be done. */
async function run(infile: string | undefined, options: SignOptions): Promise<0 | 1> {
  const { batch } = options;
  if ((infile === undefined) === (batch === undefined)) {
    throw new UsageError('name one INFILE, or a list of files with --batch');
  }
  const sign = await signer(options);
  if (infile !== undefined) return (await signFile(sign, infile, print)) ? 0 : 1;
  let code: 0 | 1 = 0;
  for (const { original, rewritten } of await readPairs(batch ?? '')) {
    const write = (bytes: Buffer) =>
      attempt('write', rewritten, () => writeFile(namedPath(rewritten), bytes));
    if (!(await signFile(sign, original, write))) code = 1;
  }
  return code;
}

async function signer({ privateKey, keyPairId, ...place }: SignOptions): Promise<Sign> {
  const key = await readPrivateKey(privateKey);
  const suffix = signedSuffix(customPolicy(place), { keyPairId, privateKey: key });
  const format = playlistFormat(place.playlistPath);
  return bytes => {
    const playlist = format.read(bytes, place);
    return { bytes: playlist.sign(suffix), expected: playlist.isPlaylist ? undefined : format.name };
  };
}

/** Whether the file could be signed and the result be written; what is no playlist is written as it is. */
async function signFile(
  sign: Sign,
  file: string,
  write: (bytes: Buffer) => Promise<boolean>,
): Promise<boolean> {
  let signed: Signed | undefined;
  await attempt('sign', file, async () => {
    signed = sign(await readFile(namedPath(file)));
  });
  if (signed === undefined || !(await write(signed.bytes))) return false;
  if (signed.expected === undefined) return true;
  process.stderr.write(`${file} is no ${signed.expected}, and was left as it is\n`);
  return false;
}

/** Whether the work could be done; if not, standard error names the file. */
async function attempt(verb: 'sign' | 'write', file: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    process.stderr.write(`cannot ${verb} ${file}: ${fileFault(error)}\n`);
    return false;
  }
}

/** Writes to standard output; false when its reader has gone away, who then wants no more. */
function print(bytes: Buffer): Promise<boolean> {
  return new Promise(resolve => {
    process.stdout.once('error', () => resolve(false));
    process.stdout.write(bytes, error => resolve(!error));
  });
}
