import { createJobOutcome } from '../../../core/video/create-job-outcome';

test.each([
  [429, 'TooManyRequestsException'],
  [402, 'ServiceQuotaExceededException'],
  [403, 'ForbiddenException'],
  [404, 'NotFoundException'],
  [400, 'ThrottlingException'],
  [400, undefined],
])('%s %s: no job was made, and another try makes sense', (status, name) => {
  expect(createJobOutcome({ status, name })).toBe('not_made');
});

test('a bad request is refused for good', () => {
  expect(createJobOutcome({ status: 400, name: 'BadRequestException' })).toBe('refused');
});

test.each([
  [undefined, undefined],
  [undefined, 'TimeoutError'],
  [500, 'InternalServerErrorException'],
  [503, 'BadRequestException'],
  [302, undefined],
  [200, 'SyntaxError'],
  [408, 'RequestTimeout'],
  [409, 'ConflictException'],
])('%s %s: a job may have been made', (status, name) => {
  expect(createJobOutcome({ status, name })).toBe('unknown');
});
