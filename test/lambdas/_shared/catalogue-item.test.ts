import type { VideoRecord } from '../../../core/video/record';
import { CatalogueItemError, fromItem, toItem } from '../../../lambdas/_shared/catalogue-item';
import { SAMPLES } from '../../core/video/sample-records';

const records = Object.entries(SAMPLES).filter(
  (sample): sample is [string, VideoRecord] => sample[1] !== undefined,
);
/** As the table gives it back: without undefined values. */
const stored = (record: VideoRecord) => JSON.parse(JSON.stringify(toItem(record)));

test.each(records)('%s: a record comes back from its item as it was', (_, record) => {
  expect(fromItem(record.id, stored(record))).toEqual(record);
});

test.each(records)('%s: an item has an attribute for each of the record, under its name', (_, record) => {
  const { attention: _attention, viewers: _viewers, ...attributes } = toItem(record);
  expect(attributes).toEqual(record);
});

test('the items of films that others may see say who these are', () => {
  const shown = records.map(([, record]) => stored({ ...record, visibility: 'members' }));
  for (const item of shown) expect(item.viewers).toBe(item.status === 'ready' ? 'members' : undefined);
  expect(
    records.every(([, record]) => stored({ ...record, visibility: 'private' }).viewers === undefined),
  ).toBe(true);
});

test('the items that something is left to do for are open', () => {
  const open = records.filter(([, record]) => toItem(record)['attention'] === 'open').map(([state]) => state);
  expect(open).toEqual(
    records.map(([state]) => state).filter(state => !['ready', 'failed-job-over'].includes(state)),
  );
});

test.each([
  ['nothing', undefined],
  ['another film', { id: 'BBBBBBBBBBBBBBBBBBBBBB' }],
  ['an unknown status', { status: 'secret' }],
  ['a number as text', { revision: '7' }],
  ['an unknown failure', { status: 'failed', failure: { code: 'secret', message: '', hint: '' } }],
])('%s is no record, and the error does not repeat it', (_, fault) => {
  const [, record] = records.find(([state]) => state === 'failed-job-none') ?? [];
  if (record === undefined) throw new Error('no sample');
  const item = fault && { ...stored(record), ...fault };
  const read = () => fromItem(record.id, item);
  expect(read).toThrow(CatalogueItemError);
  expect(read).toThrow(`the record of film ${record.id} cannot be read`);
});

test('a record of before editions and captions is a first edition without captions', () => {
  const record = SAMPLES['ready'];
  if (record === undefined) throw new Error('no sample');
  const { edition: _edition, captions: _captions, ...old } = stored(record);
  expect(fromItem(record.id, old)).toEqual({ ...record, edition: 1, captions: [] });
});

test('a record of before tracks of sound were numbered has the first', () => {
  const record = SAMPLES['ready'];
  if (record?.status !== 'ready') throw new Error('no sample');
  const { source } = record;
  const withAudio = (audio: object) => ({
    ...record,
    source: { ...source, film: { ...source.film, audio } },
  });
  const audio = { channels: 2, language: 'deu' };
  expect(fromItem(record.id, withAudio(audio))).toEqual(withAudio({ track: 1, ...audio }));
});
