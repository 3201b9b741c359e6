const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" profiles="urn:mpeg:dash:profile:isoff-main:2011">
<Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="2000000"><SegmentList duration="2">
`;

const TAIL = '</SegmentList></Representation></AdaptationSet></Period></MPD>\n';

/** A manifest that names each of its segments by itself: the form in which signing adds most. */
export function segmentListManifest(segments: number): Buffer {
  const lines = Array.from(
    { length: segments },
    (_, index) => `<SegmentURL media="720p_${index + 1}.cmfv"/>\n`,
  );
  return Buffer.from(HEAD + lines.join('') + TAIL);
}
