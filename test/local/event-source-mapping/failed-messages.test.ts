import { failedMessages } from '../../../local/event-source-mapping/failed-messages';

const batch = ['a', 'b', 'c'];
const failures = (...ids: unknown[]) => ({
  batchItemFailures: ids.map(itemIdentifier => ({ itemIdentifier })),
});

// Lambda developer guide, "Implementing partial batch responses": success and failure conditions.
test.each<[unknown]>([[null], [undefined], [{}], [{ batchItemFailures: null }], [{ batchItemFailures: [] }]])(
  'with the answer %j nothing has failed',
  answer => {
    expect(failedMessages(batch, answer)).toEqual(new Set());
  },
);

test.each<[unknown]>([
  [failures('')],
  [failures(null)],
  [failures('a', 'unknown')],
  [{ batchItemFailures: [{ messageId: 'a' }] }],
  [{ batchItemFailures: 'a' }],
  ['done'],
  [3],
])('with the answer %j everything has failed', answer => {
  expect(failedMessages(batch, answer)).toEqual(new Set(batch));
});

test('what is named has failed, and nothing else', () => {
  expect(failedMessages(batch, failures('b', 'c', 'b'))).toEqual(new Set(['b', 'c']));
});
