import type { LocalUser } from './local-user';
import type { StackFile } from './stack-file';

/** What `npm start` prints once the stack answers. */
export function welcome({ outputs }: StackFile): string {
  return `
Screening Room is running on this machine. Ctrl-C stops it.

  Origin         ${outputs.CdnOrigin}
  API Gateway    ${outputs.ApiOrigin}
  The API        ${outputs.CdnOrigin}/api/openapi.json
`;
}

/** Who may sign in, and how. The password is this machine's alone: it was made at the first start. */
export function signInHelp({ outputs }: StackFile, { email, password }: LocalUser): string {
  return `  Sign in        ${email}, password ${password}
                 npm run cli -- login --api ${outputs.CdnOrigin} --email ${email}

`;
}
