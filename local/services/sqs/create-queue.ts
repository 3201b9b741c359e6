import type { QueueEngine } from '../queue-engine/start-queue-engine';
import { askEngine, demandDone } from './ask-engine';
import { type QueueDeclaration, queueAttributes } from './queue-declaration';
import { nameOfArn } from './queue-name';

/**
 * Makes a queue as it is declared; one that stands keeps its messages and gets the new attributes.
 *
 * @throws ApiError for attributes that SQS would refuse
 * @throws Error for a dead-letter queue that does not stand
 */
export async function createQueue(engine: QueueEngine, declaration: QueueDeclaration): Promise<void> {
  const { name, redrive } = declaration;
  if (redrive !== undefined && (await engine.look(nameOfArn(redrive.targetArn))) === undefined) {
    throw new Error(`the dead-letter queue of ${name} does not stand: ${redrive.targetArn}`);
  }
  if ((await engine.look(name)) === undefined) demandDone(await askEngine(engine, 'CreateQueue', { name }));
  const Attributes = queueAttributes(declaration);
  demandDone(await askEngine(engine, 'SetQueueAttributes', { name, input: { Attributes } }));
}
