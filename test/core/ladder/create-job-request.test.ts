import type { CreateJobCommandInput } from '@aws-sdk/client-mediaconvert';
import { createJob } from '../../../core/ladder/create-job';
import type { CreateJobRequest } from '../../../core/ladder/create-job-request';
import { chooseRenditions } from '../../../core/ladder/renditions';
import { sourceFilmOf } from './source-film-of';

/** What a request holds beyond what the SDK knows of it; `never` where there is nothing, at any depth. */
type Unknown<Request, Sdk> = Request extends readonly (infer Item)[]
  ? Sdk extends readonly (infer SdkItem)[]
    ? Unknown<Item, SdkItem>
    : Request
  : Request extends object
    ? Exclude<KeysOf<Request>, KeysOf<Sdk>> | UnknownBelow<Request, Sdk>
    : never;

type KeysOf<Union> = Union extends object ? keyof Union : never;
type ValueOf<Union, Key> = Union extends object ? (Key extends keyof Union ? Union[Key] : never) : never;
type UnknownBelow<Request, Sdk> = {
  [Key in KeysOf<Request>]: Unknown<ValueOf<Request, Key>, NonNullable<ValueOf<Sdk, Key>>>;
}[KeysOf<Request>];

test('the request is one that the SDK takes', () => {
  const film = sourceFilmOf();
  const request: CreateJobCommandInput = createJob(film, chooseRenditions(film), {
    video: 'AAAAAAAAAAAAAAAAAAAAAA',
    run: '1',
    submission: 'submission',
    bucket: 'media',
    queue: 'arn:aws:mediaconvert:us-east-1:111122223333:queues/films',
    role: 'arn:aws:iam::111122223333:role/job',
  });
  expect(request.Settings?.Inputs).toHaveLength(1);
});

test('every setting of it is one that the SDK knows', () => {
  const nothing: [Unknown<CreateJobRequest, CreateJobCommandInput>] extends [never] ? true : false = true;
  expect(nothing).toBe(true);
});
