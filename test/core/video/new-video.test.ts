import { newVideo } from '../../../core/video/new-video';
import { T0 } from './sample-records';

test('a new film waits for its source, under an id that nothing has yet', () => {
  const film = { id: 'id', owner: 'o', title: 't', description: 'd', visibility: 'members' as const };
  expect(newVideo(film, T0)).toEqual({
    kind: 'write',
    condition: { exists: false },
    next: {
      ...film,
      edition: 1,
      captions: [],
      status: 'uploading',
      history: [{ status: 'uploading', at: T0, why: 'created' }],
      createdAt: T0,
      updatedAt: T0,
      revision: 1,
    },
  });
});
