import { CredentialStore } from '../../../../local/services/iam/credential-store';

test('every caller has credentials of its own, and is found by them', () => {
  const store = new CredentialStore();
  const callers = [store.add({ kind: 'operator' }), store.add({ kind: 'operator' })];
  expect(new Set(callers.map(({ accessKeyId }) => accessKeyId)).size).toBe(2);
  expect(new Set(callers.map(({ secretAccessKey }) => secretAccessKey)).size).toBe(2);
  for (const caller of callers) expect(store.find(caller.accessKeyId)).toBe(caller);
  expect(store.find('AKIANOBODY')).toBeUndefined();
});

test('only roles have session tokens', () => {
  const store = new CredentialStore();
  expect(
    store.add({ kind: 'role', arn: 'arn:aws:iam::000000000000:role/r', policies: [] }).sessionToken,
  ).toBeTruthy();
  expect(store.add({ kind: 'operator' })).not.toHaveProperty('sessionToken');
});

test('a role whose policy cannot be judged gets no credentials', () => {
  const policies = [{ Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: { Odd: {} } } }];
  expect(() => new CredentialStore().add({ kind: 'role', arn: 'arn', policies })).toThrow(/operator/);
});
