/** A film of the fake stack. */
export interface FakeFilm {
  readonly id: string;
  readonly title: string;
  readonly visibility: string;
  readonly size: number;
  readonly type: string;
  readonly partSize: number;
  readonly parts: Map<number, { readonly size: number; readonly eTag: string }>;
  readonly captions: Map<string, { readonly type: string; readonly text: string }>;
  completions: number;
  isDeleted: boolean;
  /** States that are still to come; each look at the film goes one further. */
  coming: FakeState[];
  state: FakeState;
}

export interface FakeState {
  readonly status: string;
  /** Whether the caller is its owner. @default true */
  readonly mine?: boolean;
  readonly progress?: number;
  readonly durationSeconds?: number;
  readonly failure?: { readonly code: string; readonly message: string; readonly hint: string };
}

/** What happens to a film whose file has arrived and is good. */
export const TO_READY: readonly FakeState[] = [
  { status: 'uploaded' },
  { status: 'transcoding', progress: 40 },
  { status: 'ready', durationSeconds: 61 },
];

/** What happens to a film whose file is damaged. */
export const TO_FAILED: readonly FakeState[] = [
  { status: 'uploaded' },
  {
    status: 'failed',
    failure: { code: 'source_damaged', message: 'The file is damaged.', hint: 'Check that it plays.' },
  },
];

/** The film as the API shows it; it has a field that no program knows yet. */
export function viewOf(film: FakeFilm) {
  const { id, title, visibility, state } = film;
  return {
    id,
    title,
    description: '',
    visibility,
    mine: true,
    captions: [...film.captions.keys()].map(language => ({ language, label: language })),
    createdAt: '2026-11-20T00:00:00.000Z',
    updatedAt: '2026-11-20T00:00:00.000Z',
    aFieldOfTheFuture: { a: 1 },
    ...state,
  };
}
