import { LOCAL_REGION } from '../services/iam/account';

/**
 * The environment variables that the runtime itself defines (Lambda, "Defined runtime environment variables"), as far as
 * they have a meaning here. Credentials and endpoints come from the caller, since every function has its own role.
 */
export function runtimeVariables(options: {
  name: string;
  handler: string;
  codeDir: string;
  memoryMb: number;
}): Record<string, string> {
  return {
    _HANDLER: options.handler,
    AWS_DEFAULT_REGION: LOCAL_REGION,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(options.memoryMb),
    AWS_LAMBDA_FUNCTION_NAME: options.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${options.name}`,
    AWS_REGION: LOCAL_REGION,
    LAMBDA_TASK_ROOT: options.codeDir,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  };
}
