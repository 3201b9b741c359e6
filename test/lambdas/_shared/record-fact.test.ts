import { newVideo } from '../../../core/video/new-video';
import type { VideoRecord } from '../../../core/video/record';
import { ContentionError, recordFact } from '../../../lambdas/_shared/record-fact';
import { SAMPLES } from '../../core/video/sample-records';
import { MemoryCatalogue } from '../doubles/memory-catalogue';

const ID = 'AAAAAAAAAAAAAAAAAAAAAA';
const noticed = { kind: 'upload_noticed', size: 1, eTag: 'e', sequencer: '1' } as const;
const now = () => 9;
let catalogue: MemoryCatalogue;

const sample = (state: string): VideoRecord => {
  const record = SAMPLES[state];
  if (record === undefined) throw new Error(`no sample ${state}`);
  return record;
};

beforeEach(() => {
  catalogue = new MemoryCatalogue();
});

test('what a fact makes of the record is stored, and told', async () => {
  catalogue.put(sample('uploading'));
  const { decision, record } = await recordFact(catalogue, ID, noticed, now);
  expect(decision.kind).toBe('write');
  expect(record).toMatchObject({ status: 'uploaded', updatedAt: 9, source: { eTag: 'e' } });
  expect(catalogue.at(ID)).toEqual(record);
});

test('a fact that changes nothing writes nothing, and tells what stands', async () => {
  catalogue.put(sample('ready'));
  const { decision, record } = await recordFact(catalogue, ID, { kind: 'time_up' }, now);
  expect([decision.kind, record]).toEqual(['refuse', sample('ready')]);
  expect(catalogue.written).toEqual([]);
});

test('a record that is removed stands no more', async () => {
  catalogue.put(sample('deleting-job-none'));
  expect((await recordFact(catalogue, ID, { kind: 'emptied' }, now)).record).toBeUndefined();
  expect(catalogue.at(ID)).toBeUndefined();
});

test('where somebody else wrote in between, the fact is decided anew on what they wrote', async () => {
  const first = newVideo({ ...sample('uploading') }, 1).next;
  catalogue.put(first);
  let others = 2;
  catalogue.beforeStore = () => {
    if (others-- > 0) catalogue.put({ ...first, title: 'edited', revision: 10 - others });
  };
  const { record } = await recordFact(catalogue, ID, noticed, now);
  expect(record).toMatchObject({ status: 'uploaded', title: 'edited', revision: 11 });
});

test('a record that never stays the same is given up on', async () => {
  let revision = 10;
  catalogue.put(sample('uploading'));
  catalogue.beforeStore = () => catalogue.put({ ...sample('uploading'), revision: revision++ });
  await expect(recordFact(catalogue, ID, noticed, now)).rejects.toThrow(ContentionError);
  expect(revision).toBe(20);
});
