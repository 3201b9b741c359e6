import { manifest } from '../../../../local/packager/dash/manifest';
import { rendition } from '../hls/rendition-of';

const sound = { channels: 2, sampleRate: 48_000 };
const audio = {
  ...rendition([6, 96_000]),
  name: 'index_audio',
  codec: 'mp4a.40.2',
  picture: undefined,
  sound,
};

describe('the manifest', () => {
  test('names every rendition with what it needs, and the sound apart', () => {
    expect(manifest({ videos: [rendition([6, 1_500_000], [4, 750_000])], audio })).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="urn:mpeg:dash:profile:isoff-live:2011" type="static" mediaPresentationDuration="PT10.000S" minBufferTime="PT6S">
  <Period id="1" start="PT0S">
    <AdaptationSet id="1" contentType="video" mimeType="video/mp4" par="16:9" segmentAlignment="true" startWithSAP="1">
      <Representation id="index_720p" codecs="avc1.64001F" bandwidth="2000000" width="1280" height="720" frameRate="30000/1001" sar="1:1">
        <SegmentTemplate timescale="1000" startNumber="1" initialization="index_720pinit.cmfv" media="index_720p_$Number%09d$.cmfv">
          <SegmentTimeline>
            <S t="0" d="6000"/>
            <S d="4000"/>
          </SegmentTimeline>
        </SegmentTemplate>
      </Representation>
    </AdaptationSet>
    <AdaptationSet id="2" contentType="audio" mimeType="audio/mp4" segmentAlignment="true" startWithSAP="1">
      <Representation id="index_audio" codecs="mp4a.40.2" bandwidth="128000" audioSamplingRate="48000">
        <AudioChannelConfiguration schemeIdUri="urn:mpeg:dash:23003:3:audio_channel_configuration:2011" value="2"/>
        <SegmentTemplate timescale="1000" startNumber="1" initialization="index_720pinit.cmfv" media="index_audio_$Number%09d$.cmfa">
          <SegmentTimeline>
            <S t="0" d="6000"/>
          </SegmentTimeline>
        </SegmentTemplate>
      </Representation>
    </AdaptationSet>
  </Period>
</MPD>
`,
    );
  });

  test('says in which language the sound is, where that is known', () => {
    const text = manifest({ videos: [rendition([6, 750_000])], audio }, 'deu');
    expect(text).toContain('<AdaptationSet id="2" contentType="audio" lang="deu" mimeType="audio/mp4"');
  });

  test('of a silent film names no sound, and a whole frame rate is one number', () => {
    const video = rendition([6, 750_000]);
    const picture = { ...video.picture, frameRate: { num: 25, den: 1 } };
    const text = manifest({ videos: [{ ...video, picture }], audio: undefined });
    expect(text).not.toMatch(/audio|mp4a/);
    expect(text).toContain('frameRate="25"');
  });
});
