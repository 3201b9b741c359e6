import { CAPTIONS_MAX } from '../../../../core/video/limits';
import { captionsChanged } from '../../../../core/video/moves/captions-changed';
import { SAMPLES, T0 } from '../sample-records';

test('a film takes no more tracks than the limit, and the ones it has may still be renamed', () => {
  const { ready } = SAMPLES;
  if (ready === undefined) throw new Error('no sample');
  const captions = Array.from({ length: CAPTIONS_MAX }, (_, index) => ({
    language: `x-${index}`,
    label: '',
  }));
  const change = (language: string, label: string) =>
    captionsChanged({ ...ready, captions }, { kind: 'captions_changed', language, label }, T0);
  expect(change('de', 'Deutsch')).toEqual({ kind: 'refuse', why: 'too_many_captions' });
  expect(change('x-3', 'Renamed')).toMatchObject({
    kind: 'write',
    next: { captions: { 3: { label: 'Renamed' } } },
  });
});
