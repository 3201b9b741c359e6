/** Gives the process the environment of a Lambda function whose services answer at these origins; returns the way back. */
export function setAwsVariables(variables: Record<string, string>): () => void {
  const before = { ...process.env };
  Object.assign(process.env, {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'not-a-real-secret-access-key',
    AWS_SESSION_TOKEN: 'not-a-real-session-token',
    ...variables,
  });
  return () => {
    process.env = before;
  };
}
