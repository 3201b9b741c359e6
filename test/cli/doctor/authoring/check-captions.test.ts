import { checkCaptions } from '../../../../cli/doctor/authoring/check-captions';
import { writeWebVtt } from '../../../../core/captions/write-webvtt';
import { mediaAt, walkOver } from './walk-over';

const CUE = '00:00:01.000 --> 00:00:02.000\nHello\n';

function codes(body: string, name = 'captions_en.vtt?Policy=p') {
  const { address } = walkOver((_name, text) => text);
  return checkCaptions({ address, stops: [mediaAt(name, {}, body)] }).map(({ code }) => code);
}

test.each([
  writeWebVtt([]),
  `\uFEFFWEBVTT\r\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\r\n\r\n${CUE}`,
  `WEBVTT a title\nkind: captions\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n${CUE}`,
])('captions that say where their times begin: %j', body => {
  expect(codes(body)).toEqual([]);
});

test.each([`WEBVTT\n\n${CUE}`, `WEBVTT\n\nNOTE\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n${CUE}`, ''])(
  'captions that do not: %j',
  body => {
    expect(codes(body)).toEqual(['authoring_timestamp_map']);
  },
);

test('other segments have no such header', () => {
  expect(codes('', 'captions_en.mp4')).toEqual([]);
});
