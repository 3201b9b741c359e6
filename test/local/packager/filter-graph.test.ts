import { filterGraph } from '../../../local/packager/filter-graph';
import { jobOf, SOUND } from './job-of';

test.each([
  [1, '[0:a:0]'],
  [3, '[0:a:2]'],
])('the sound is the film’s sound number %i', (track, stream) => {
  expect(filterGraph(jobOf('film.mp4', { audio: { ...SOUND, track } }))).toContain(stream);
});
