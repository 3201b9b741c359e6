import { SOURCE_FAILURES } from '../../../core/ladder/source-failures';

test.each(Object.entries(SOURCE_FAILURES))('%s says what is wrong and what to do', (_, { message, hint }) => {
  expect(message).toMatch(/^[A-Z].*\.$/);
  expect(hint).toMatch(/^[A-Z].*[uU]pload.*\.$/);
});
