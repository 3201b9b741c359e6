import { randomUUID } from 'node:crypto';
import { StartFault } from '../start-fault';
import { type CustomResourceAnswer, customResourceAnswer } from './custom-resource-answer';
import { listenForResponse } from './response-listener';

/** The part of a CloudFormation event that depends on what is asked for. */
export type CustomResourceRequest =
  | { readonly RequestType: 'Create' }
  | { readonly RequestType: 'Update'; PhysicalResourceId: string; OldResourceProperties: object }
  | { readonly RequestType: 'Delete'; PhysicalResourceId: string };

export interface CustomResourceTarget {
  readonly stackId: string;
  readonly logicalId: string;
  readonly type: string;
  readonly serviceToken: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly invoke: (event: unknown) => Promise<unknown>;
}

type Success = Extract<CustomResourceAnswer, { Status: 'SUCCESS' }>;

/**
 * Invokes the function of a custom resource as CloudFormation does, and waits for its answer at the ResponseURL.
 * @throws StartFault with the resource's name and the function's reason, when it fails or ends without an answer
 */
export async function callCustomResource(
  target: CustomResourceTarget,
  request: CustomResourceRequest,
): Promise<Success> {
  const { stackId, logicalId, type, serviceToken, properties, invoke } = target;
  const fault = (reason: string): StartFault =>
    new StartFault(`${request.RequestType} of the custom resource ${logicalId} failed: ${reason}`);
  const listener = await listenForResponse();
  const RequestId = randomUUID();
  try {
    const invoked = invoke({
      ...request,
      ServiceToken: serviceToken,
      ResponseURL: listener.url,
      StackId: stackId,
      RequestId,
      ResourceType: type,
      LogicalResourceId: logicalId,
      ResourceProperties: properties,
    });
    const body = await Promise.race([
      listener.answer,
      invoked.then(() => endedSilently(listener.answer)),
    ]).catch((error: unknown) => {
      throw fault(error instanceof Error ? error.message : 'its function failed');
    });
    const answer = parseAnswer(body);
    if (answer === undefined) throw fault('its function gave no answer that CloudFormation would take');
    if (answer.Status === 'FAILED') throw fault(answer.Reason);
    if (answer.RequestId !== RequestId || answer.LogicalResourceId !== logicalId) {
      throw fault('its function answered another request');
    }
    return answer;
  } finally {
    await listener.close();
  }
}

/** The answer that has come by the time the function has ended. A later one is lost: Lambda has frozen the function. */
function endedSilently(answer: Promise<string | undefined>): Promise<string | undefined> {
  return Promise.race([answer, Promise.resolve(undefined)]);
}

function parseAnswer(body: string | undefined): CustomResourceAnswer | undefined {
  if (body === undefined) return undefined;
  try {
    return customResourceAnswer.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
