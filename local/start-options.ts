import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { namedPath } from './named-path';
import { DATA_DIR } from './stack-file';
import { StartFault } from './start-fault';
import { FREE_PORTS, type Ports } from './start-stack';

const DEFAULT_PORT = 8600;

export interface StartOptions {
  /** Paths of the films to bring in, one after another; none for a sample. */
  readonly films: readonly string[];
  /** Whether to forget everything that earlier starts have left. */
  readonly fresh: boolean;
  readonly dataDir: string;
  readonly ports: Ports;
  /** Settings over those of cdk.json. */
  readonly context: Readonly<Record<string, string>>;
}

/**
 * Reads the command line of `npm start`.
 *
 * @throws StartFault for one that cannot be followed
 */
export function parseStartOptions(argv: readonly string[]): StartOptions {
  const command = new Command('npm start --')
    .description('Runs Screening Room on this machine, from the stack’s own template.')
    .argument('[films...]', 'films to bring in, one after another; without any, a sample is made')
    .option('--fresh', 'forget films, keys and everything else of earlier starts', false)
    .option(
      '--port <number>',
      'port of the edge; the next nine are taken too; 0 for free ones',
      toPort,
      DEFAULT_PORT,
    )
    .option('--data <folder>', 'folder to keep everything in', folder => namedPath(folder), DATA_DIR)
    .option('-c, --context <name=value>', 'a setting, as cdk takes it; may be repeated', toSetting, {})
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  try {
    command.parse(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) process.exit(0);
    throw new StartFault(`${error.message.replace(/^error: /, '')}; npm start -- --help shows what there is`);
  }
  const { fresh, port, data, context } = command.opts<{
    fresh: boolean;
    port: number;
    data: string;
    context: Record<string, string>;
  }>();
  const films = command.args.map(film => namedPath(film));
  return { films, fresh, dataDir: resolve(data), ports: portsFrom(port), context };
}

function portsFrom(edge: number): Ports {
  if (edge === 0) return FREE_PORTS;
  return {
    ...{ edge, gateway: edge + 1, s3: edge + 2, secretsManager: edge + 3 },
    ...{ sqs: edge + 4, sns: edge + 5, dynamodb: edge + 6, mediaConvert: edge + 7 },
    ...{ cloudFront: edge + 8, cognito: edge + 9 },
  };
}

function toPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_526) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65526.');
}

function toSetting(text: string, before: Record<string, string>): Record<string, string> {
  const [name = '', ...value] = text.split('=');
  if (name === '' || value.length === 0) throw new InvalidArgumentError('A setting is written name=value.');
  return { ...before, [name]: value.join('=') };
}
