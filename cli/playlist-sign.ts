import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { signPlaylist } from '../core/hls/sign-playlist';
import { customPolicy } from '../core/signing/policy';
import { signedSuffix } from '../core/signing/suffix';
import { fileFault } from './file-fault';
import { readPairs } from './playlist-pairs';
import { parseSignOptions, type SignOptions } from './playlist-sign-options';
import { readPrivateKey } from './private-key';
import { UsageError } from './usage-error';

type Sign = (playlist: Uint8Array) => Buffer;

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
  if (infile !== undefined) return attempt(infile, async () => print(sign(await readFile(infile))));

  let code: 0 | 1 = 0;
  for (const { original, rewritten } of await readPairs(batch ?? '')) {
    const failed = await attempt(original, async () => writeFile(rewritten, sign(await readFile(original))));
    if (failed) code = 1;
  }
  return code;
}

async function signer({ privateKey, keyPairId, ...place }: SignOptions): Promise<Sign> {
  const key = await readPrivateKey(privateKey);
  const suffix = signedSuffix(customPolicy(place), { keyPairId, privateKey: key });
  return playlist => signPlaylist(playlist, { ...place, suffix });
}

async function attempt(file: string, work: () => Promise<void>): Promise<0 | 1> {
  try {
    await work();
    return 0;
  } catch (error) {
    process.stderr.write(`cannot sign ${file}: ${fileFault(error)}\n`);
    return 1;
  }
}

function print(bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(bytes, error => (error ? reject(error) : resolve()));
  });
}
