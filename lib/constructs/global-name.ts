import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * A name for what CloudFront keeps once per account: it carries the stack and the region, so that the stack can stand
 * in two regions. CDK's own names come from the construct's path alone.
 */
export function globalName(scope: Construct, purpose: string): string {
  const { stackName, region } = Stack.of(scope);
  return `${stackName}-${region}-${purpose}`;
}
