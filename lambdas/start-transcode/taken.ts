/** What follows a step: the next round, the end, or another try later, with the reason. */
export type Taken =
  | { readonly next: 'go_on' }
  | { readonly next: 'stop' }
  | { readonly next: 'come_back'; readonly code: string };
