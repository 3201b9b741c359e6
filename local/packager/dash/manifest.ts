import { type MediaKind, segmentTemplate } from '../file-names';
import { peakBitRate } from '../hls/bit-rate';
import { targetDuration } from '../hls/target-duration';
import { lowestTerms } from '../rational';
import { durationOf, type FilmRenditions, type Rendition, type VideoRendition } from '../rendition';
import { segmentTimeline } from './segment-timeline';

/** Templates with numbers, a timeline, and Segments that begin with a key frame (ISO/IEC 23009-1, section 8.4). */
const PROFILE = 'urn:mpeg:dash:profile:isoff-live:2011';

/** Value: the number of channels, where they are in the usual order (ISO/IEC 23009-1, section 5.8.5.4). */
const CHANNELS = 'urn:mpeg:dash:23003:3:audio_channel_configuration:2011';

/**
 * The manifest over the renditions of a film: the sizes in one AdaptationSet, the sound in another.
 *
 * @param language of the sound: ISO 639, three letters
 */
export function manifest({ videos, audio }: FilmRenditions, language?: string): string {
  const all = [...videos, ...(audio ? [audio] : [])];
  const duration = Math.max(...all.map(durationOf)).toFixed(3);
  const buffer = Math.max(...all.map(one => targetDuration(one.segments)));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="${PROFILE}" type="static" mediaPresentationDuration="PT${duration}S" minBufferTime="PT${buffer}S">`,
    '  <Period id="1" start="PT0S">',
    ...videoSet(videos),
    ...(audio ? audioSet(audio, language) : []),
    '  </Period>',
    '</MPD>',
    '',
  ].join('\n');
}

function videoSet(videos: readonly VideoRendition[]): string[] {
  const [topmost] = videos;
  if (topmost === undefined) return [];
  const shape = lowestTerms(topmost.picture.width, topmost.picture.height);
  return [
    `    <AdaptationSet id="1" contentType="video" mimeType="video/mp4" par="${shape.num}:${shape.den}" segmentAlignment="true" startWithSAP="1">`,
    ...videos.flatMap(rendition => {
      const { width, height, frameRate } = rendition.picture;
      const rate = frameRate.den === 1 ? `${frameRate.num}` : `${frameRate.num}/${frameRate.den}`;
      return representation(rendition, 'video', {
        attributes: `width="${width}" height="${height}" frameRate="${rate}" sar="1:1"`,
      });
    }),
    '    </AdaptationSet>',
  ];
}

function audioSet(audio: Rendition, language: string | undefined): string[] {
  const { channels = 2, sampleRate = audio.timescale } = audio.sound ?? {};
  const lang = language === undefined ? '' : ` lang="${language}"`;
  return [
    `    <AdaptationSet id="2" contentType="audio"${lang} mimeType="audio/mp4" segmentAlignment="true" startWithSAP="1">`,
    ...representation(audio, 'audio', {
      attributes: `audioSamplingRate="${sampleRate}"`,
      before: [`        <AudioChannelConfiguration schemeIdUri="${CHANNELS}" value="${channels}"/>`],
    }),
    '    </AdaptationSet>',
  ];
}

function representation(
  rendition: Rendition,
  kind: MediaKind,
  { attributes, before = [] }: { attributes: string; before?: string[] },
): string[] {
  const { name, codec, initFile, timescale } = rendition;
  const bandwidth = Math.ceil(peakBitRate(rendition.segments));
  return [
    `      <Representation id="${name}" codecs="${codec}" bandwidth="${bandwidth}" ${attributes}>`,
    ...before,
    `        <SegmentTemplate timescale="${timescale}" startNumber="1" initialization="${initFile}" media="${segmentTemplate(name, kind)}">`,
    '          <SegmentTimeline>',
    ...segmentTimeline(rendition).map(line => `            ${line}`),
    '          </SegmentTimeline>',
    '        </SegmentTemplate>',
    '      </Representation>',
  ];
}
