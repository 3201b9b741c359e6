import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { CATALOGUE } from '../core/contract';
import { isRun, isVideoId } from '../core/video/video-id';
import { LOCAL_REGION } from './services/iam/account';
import type { StackFile } from './stack-file';

const named = { id: z.string().refine(isVideoId), title: z.string() };

const item = z.discriminatedUnion('status', [
  z.object({ status: z.enum(['uploading', 'uploaded', 'submitting', 'deleting']), ...named }),
  z.object({ status: z.literal('transcoding'), ...named, progress: z.number() }),
  z.object({
    status: z.literal('ready'),
    ...named,
    attempt: z.object({ run: z.string().refine(isRun) }),
    durationSeconds: z.number(),
  }),
  z.object({
    status: z.literal('failed'),
    ...named,
    failure: z.object({ code: z.string(), message: z.string(), hint: z.string() }),
  }),
]);

/** A film as its record in the catalogue tells of it. */
export type CataloguedFilm = z.output<typeof item>;

/** A film that can be played. */
export interface Film {
  readonly id: string;
  readonly run: string;
  readonly title: string;
  readonly durationSeconds: number;
}

/** The catalogue of a local stack, in the hands of the account's owner. */
export interface FilmCatalogue {
  find(id: string): Promise<CataloguedFilm | undefined>;
}

/** Opens the catalogue of a stack that runs. */
export function openFilmCatalogue({ outputs, dynamoDbOrigin, operator }: StackFile): FilmCatalogue {
  const TableName = outputs.CatalogueTable;
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: dynamoDbOrigin, region: LOCAL_REGION, credentials: operator }),
  );
  return {
    async find(id) {
      const Key = { [CATALOGUE.key]: id };
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item === undefined ? undefined : item.parse(Item);
    },
  };
}

/** The film, if it can be played. */
export function playable(film: CataloguedFilm | undefined): Film | undefined {
  if (film?.status !== 'ready') return undefined;
  const { id, title, durationSeconds, attempt } = film;
  return { id, run: attempt.run, title, durationSeconds };
}
