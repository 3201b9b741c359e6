import { describeAnswer } from '../../../cli/try-edge/describe-answer';

test.each([
  [{ status: 200, headers: {}, text: 'a film' }, '200'],
  [{ status: 200, headers: { 'access-control-allow-origin': '*' }, text: '' }, '200, with CORS'],
  [{ status: 403, headers: {}, text: '<Error><Code>MissingKey</Code></Error>' }, '403 MissingKey'],
  [
    { status: 403, headers: { 'access-control-allow-origin': '*' }, text: '<Code>AccessDenied</Code>' },
    '403 AccessDenied, with CORS',
  ],
])('%j is told as %s', (answer, text) => {
  expect(describeAnswer(answer)).toBe(text);
});

test('nothing but a code of letters gets out of an answer, so that an echoed token does not', () => {
  const echoes = [
    '<Code>eyJhbGciOi.x</Code>',
    `<Code>${'A'.repeat(41)}</Code>`,
    '<Code></Code>',
    'Policy=eyJ',
  ];
  for (const text of echoes) expect(describeAnswer({ status: 403, headers: {}, text })).toBe('403');
});
