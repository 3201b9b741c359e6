import {
  BadRequestException,
  CreateJobCommand,
  ForbiddenException,
  MediaConvertClient,
  ProbeCommand,
} from '@aws-sdk/client-mediaconvert';
import { mockClient } from 'aws-sdk-client-mock';
import { createJob } from '../../../core/ladder/create-job';
import { chooseRenditions } from '../../../core/ladder/renditions';
import { AwsError } from '../../../lambdas/_shared/aws-error';
import { openJobSubmission } from '../../../lambdas/_shared/job-submission';
import { FILM } from '../../core/video/sample-records';

const client = new MediaConvertClient({});
const service = mockClient(client);
const submission = openJobSubmission(client);
const request = createJob(FILM, chooseRenditions(FILM), {
  video: 'AAAAAAAAAAAAAAAAAAAAAA',
  run: 'r',
  submission: 's',
  bucket: 'b',
  queue: 'q',
  role: 'r',
});

beforeEach(() => service.reset());

test('a job is asked for as the ladder says, with its token, and answered by its id', async () => {
  service.on(CreateJobCommand).resolves({ Job: { Id: 'j1', Role: 'r', Settings: {} } });
  expect(await submission.createJob(request)).toBe('j1');
  const [call] = service.commandCalls(CreateJobCommand);
  expect(call?.args[0].input).toEqual(request);
  expect(call?.args[0].input.ClientRequestToken).toBe('s');
});

test('an answer without an id is an error, whose outcome nobody knows', async () => {
  service.on(CreateJobCommand).resolves({});
  await expect(submission.createJob(request)).rejects.toMatchObject({ code: 'NoJobId' });
});

test.each([
  [
    '/outputGroups/0/outputs/1: invalid with s3://b/uploads/x and /inputs/0/fileInput',
    '/outputGroups/0/outputs/1 /inputs/0/fileInput',
  ],
  [
    'not known: settings.inputs[0].videoSelector for arn:aws:iam::1:role/r',
    'settings.inputs[0].videoSelector',
  ],
])('of “%s” the settings are named, and nothing else', async (message, named) => {
  service
    .on(CreateJobCommand)
    .rejects(new BadRequestException({ message, $metadata: { httpStatusCode: 400 } }));
  const refusal = new AwsError({
    operation: 'CreateJob',
    status: 400,
    code: 'BadRequestException',
    detail: named,
  });
  await expect(submission.createJob(request)).rejects.toEqual(refusal);
});

test('a file is probed where it lies', async () => {
  service.on(ProbeCommand).resolves({ ProbeResults: [{ Container: { Format: 'mp4' } }] });
  expect(await submission.probe('s3://b/k')).toEqual({ Container: { Format: 'mp4' } });
  expect(service.commandCalls(ProbeCommand)[0]?.args[0].input).toEqual({
    InputFiles: [{ FileUrl: 's3://b/k' }],
  });
});

test('a file that cannot be read has no result, and what may not be read is an error', async () => {
  const fault = { message: 's3://b/k' };
  service
    .on(ProbeCommand)
    .rejectsOnce(new BadRequestException({ ...fault, $metadata: { httpStatusCode: 400 } }))
    .rejects(new ForbiddenException({ ...fault, $metadata: { httpStatusCode: 403 } }));
  expect(await submission.probe('s3://b/k')).toBeUndefined();
  await expect(submission.probe('s3://b/k')).rejects.toThrow(/^Probe failed: 403 ForbiddenException$/);
});
