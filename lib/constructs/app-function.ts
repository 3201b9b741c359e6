import { join } from 'node:path';
import { type Duration, Stack } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, RecursiveLoop, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';
import { URL_SUFFIX_ENV } from '../../core/contract';
import { AppLog, type AppLogProps } from './app-log';

const ROOT = join(__dirname, '../..');

export interface AppFunctionProps extends AppLogProps {
  /** Folder below lambdas/ whose handler.ts runs. */
  readonly name: string;
  /** What the function is for, as the console shows it. */
  readonly description: string;
  /** Memory in MiB, and CPU in proportion. */
  readonly memorySize: number;
  /** Longest run of one call. */
  readonly timeout: Duration;
  /**
   * Whether it may be called by what it has sent itself, time after time; Lambda ends such a loop after some 16 calls
   * where it is not allowed.
   * @default false
   */
  readonly mayLoop?: boolean;
}

/** One of our Lambda functions: bundled from lambdas/, with a role that may write its own log and nothing else. */
export class AppFunction extends Construct {
  readonly lambda: NodejsFunction;
  /** Longest run of one call. */
  readonly timeout: Duration;
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: AppFunctionProps) {
    super(scope, id);
    this.timeout = props.timeout;
    const log = new AppLog(this, 'Log', props);
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.allow(log.writing());
    this.lambda = new NodejsFunction(this, 'Function', {
      entry: join(ROOT, 'lambdas', props.name, 'handler.ts'),
      handler: 'handler',
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize,
      timeout: props.timeout,
      role: this.role,
      logGroup: log.group,
      environment: { [URL_SUFFIX_ENV]: Stack.of(this).urlSuffix },
      projectRoot: ROOT,
      depsLockFilePath: join(ROOT, 'package-lock.json'),
      awsSdkConnectionReuse: false,
      ...(props.mayLoop === true && { recursiveLoop: RecursiveLoop.ALLOW }),
      bundling: {
        // CommonJS bundles start 3 to 5 ms sooner than modules do, and `module` first halves what zod brings.
        format: OutputFormat.CJS,
        mainFields: ['module', 'main'],
        target: 'node24',
        minify: true,
        logLevel: LogLevel.ERROR,
        // The runtime's own SDK has another version than the tests ran with.
        bundleAwsSDK: true,
      },
    });
  }

  /** Adds to what the function's role may do. */
  allow(statement: PolicyStatement): void {
    this.role.addToPolicy(statement);
  }

  /** Sets environment variables of the function. */
  configure(environment: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(environment)) this.lambda.addEnvironment(name, value);
  }
}
