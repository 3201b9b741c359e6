import type { Account, ApiDraft } from '../account';

/** The HTTP API with this id, which an integration, a route or a stage belongs to. */
export function draftOf(account: Account, apiId: string): ApiDraft {
  const draft = account.apis.get(apiId);
  if (draft === undefined) throw new Error(`there is no HTTP API ${apiId}`);
  return draft;
}
