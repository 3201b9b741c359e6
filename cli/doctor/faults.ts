interface Fault {
  /** A note is worth knowing and no reason for another exit code. */
  readonly level: 'fault' | 'note';
  readonly sentence: string;
  readonly advice: string;
}

const fault = (sentence: string, advice: string): Fault => ({ level: 'fault', sentence, advice });
const note = (sentence: string, advice: string): Fault => ({ level: 'note', sentence, advice });

const NEW_GRANT = 'Ask for a new grant and play its URL.';
const PACKAGE_AGAIN = 'Package the film again, or correct the playlist that was stored.';

/** What the doctor can find, by stable code; the texts may be reworded. */
export const FAULTS = {
  no_answer: fault(
    'The server does not answer.',
    'Check the host name, the network, and that the stack is running.',
  ),
  api_down: fault(
    'The API behind the playlists does not answer.',
    "Look at the function's errors and at the throttling of the API, then try again.",
  ),
  api_fault: fault(
    'The API answers that it has a fault of its own.',
    'Read the line that the function has written to its log, which says why.',
  ),
  throttled: fault(
    'The API refuses requests because there are too many.',
    "Raise the stage's throttling limit, or wait.",
  ),
  grant_expired: fault('The grant has ended.', NEW_GRANT),
  grant_invalid: fault(
    'The grant is not valid here: it was altered, was made for another stack, or its key generation is no longer live.',
    `Check that the URL was copied whole. ${NEW_GRANT}`,
  ),
  wrong_address: fault('There is nothing at this address.', 'Check that the URL was copied whole.'),
  playlist_missing: fault(
    'The film has no such playlist.',
    'Check that the film is ready and has not been deleted.',
  ),
  playlist_too_large: fault(
    'The playlist is too large for an answer without compression.',
    'Check that Accept-Encoding reaches the function.',
  ),
  missing_variant: fault('The multivariant playlist names a playlist that is not there.', PACKAGE_AGAIN),
  playlist_refused: fault('The playlist is refused.', 'Check the behaviour of /play/* in the distribution.'),
  not_a_playlist: fault('What is answered is no HLS playlist.', PACKAGE_AGAIN),
  undefined_variable: fault(
    'The playlist refers to a variable that has no value here, so players give it up.',
    'Check its EXT-X-DEFINE: NAME with VALUE, IMPORT of one that the multivariant playlist declares, or QUERYPARAM with that parameter in the URL.',
  ),
  empty_playlist: fault('The playlist names nothing to play.', PACKAGE_AGAIN),
  redirected: fault(
    'The answer is a redirect, which players need not follow for media.',
    'Let the URL be answered where it leads to; check that it begins with https.',
  ),
  missing_segment: fault(
    'The bucket does not have the object, or does not let the distribution read it.',
    "Check that the object exists, and that the bucket's policy lets the distribution read vod/*.",
  ),
  unsigned_segment: fault(
    'The URL in the playlist carries no signature.',
    "Check that the playlist came through serve-playlist, and that the segment lies below the film's prefix.",
  ),
  wrong_key_group: fault(
    "CloudFront does not know the key of the signature: it is not in the behaviour's key group.",
    'Compare the active key generation with the live ones, and wait a few minutes after a deployment.',
  ),
  malformed_policy: fault(
    'CloudFront cannot read the policy.',
    'Check the version of what signs the playlists.',
  ),
  signature_expired: fault('The signature has ended.', NEW_GRANT),
  signature_elsewhere: fault(
    'The signature is for another host or another film.',
    "Compare the distribution's host name with the one that serve-playlist is told (CDN_ORIGIN).",
  ),
  signature_refused: fault(
    'CloudFront refuses the signature, though its time and place are right: it was altered, or is bound to another address.',
    'Check that the public key in the key group is that of the private key, and from where the grant may be used.',
  ),
  segment_refused: fault('The segment is refused.', 'Check the behaviour of /vod/* in the distribution.'),
  segment_failed: fault(
    'The segment cannot be served at the moment.',
    "Check the bucket and the distribution's origin.",
  ),
  wrong_content_type: fault(
    'The media type is not the one that players look for.',
    'Store the object with its own Content-Type, and leave it as it is on the way.',
  ),
  no_cors: fault(
    "The answer has no Access-Control-Allow-Origin, so a browser keeps it from another site's page.",
    "Check the behaviour's response headers policy, or the function's own headers.",
  ),
  preflight_refused: fault(
    'A preflight request is refused, so a browser does not send the real one where it has to ask first.',
    "Check that the behaviour allows OPTIONS, and the bucket's CORS rule.",
  ),
  uncompressed_playlist: fault(
    'The playlist is sent without compression, though gzip and br are accepted.',
    'Check that Accept-Encoding reaches the function; a long film would exceed what it can answer.',
  ),
  cached_beyond_grant: fault(
    'Caches may keep the playlist for longer than the grant lasts.',
    'Check Cache-Control: s-maxage and max-age end with the grant.',
  ),
  media_not_cached: fault(
    'The distribution may not keep the segment, so every viewer costs a request to the bucket, and waits for it.',
    'Store media with Cache-Control: public, max-age=31536000, immutable.',
  ),
  playlist_not_cached: fault(
    'The distribution may not keep the playlist, so every viewer costs a run of the function, and waits for it.',
    'Send Cache-Control: public with max-age and s-maxage, 600 s or what is left of the grant, and check that nothing on the way replaces it.',
  ),
  clock_skew: fault(
    "This machine's clock and the server's differ.",
    'Set the clock by NTP; what mints grants on a wrong clock makes them too short or too long.',
  ),
  grant_shorter_than_film: note(
    'The grant ends before the film would, played from now on.',
    'Right for a player that renews its grant; else ask for a longer one.',
  ),
  authoring_codecs: fault('A variant, or an I-frame variant, has no CODECS (9.1, 9.3).', PACKAGE_AGAIN),
  authoring_resolution: fault(
    'A variant with pictures, or an I-frame variant, has no RESOLUTION (9.2, 9.4).',
    PACKAGE_AGAIN,
  ),
  authoring_average_bandwidth: fault('A variant has no AVERAGE-BANDWIDTH (9.14).', PACKAGE_AGAIN),
  authoring_frame_rate: fault('A variant with pictures has no FRAME-RATE (9.15).', PACKAGE_AGAIN),
  authoring_one_bit_rate: fault('There is one bit rate only (9.9).', 'Add renditions for slower networks.'),
  authoring_i_frames: fault(
    'There is no I-frame playlist (6.1).',
    'Let the packager write one for each size.',
  ),
  authoring_i_frames_only: fault(
    'An I-frame playlist has no EXT-X-I-FRAMES-ONLY, so players take its frames for segments (6.8).',
    PACKAGE_AGAIN,
  ),
  authoring_first_variant: note(
    'The first variant is far from 2000 kbit/s (1.32).',
    'Put the variant first that a new viewer is to begin with.',
  ),
  authoring_peak: note(
    'The peak bit rate is above twice the average (1.30).',
    'Encode with a lower maximum.',
  ),
  authoring_average_rate: fault(
    'AVERAGE-BANDWIDTH is over 10 % from what the segments have (1.26).',
    PACKAGE_AGAIN,
  ),
  authoring_peak_rate: fault(
    'BANDWIDTH is over 10 % from the peak that the segments have (1.27).',
    PACKAGE_AGAIN,
  ),
  authoring_profile: note(
    'No variant in H.264 is within High Profile, Level 4.1 (1.3a).',
    'Add a variant that older devices play.',
  ),
  authoring_stereo_aac: fault(
    'No variant has stereo sound in AAC or HE-AAC (2.3).',
    'Add a rendition of stereo AAC.',
  ),
  authoring_muxed_audio: note(
    'Sound is in the segments of the pictures (9.5).',
    'Let the packager write it as a rendition of its own.',
  ),
  authoring_aspect: note('The variants have different aspect ratios (1.33).', PACKAGE_AGAIN),
  authoring_independent: fault(
    'EXT-X-INDEPENDENT-SEGMENTS stands in neither the multivariant nor the media playlist (9.11, 9.12).',
    PACKAGE_AGAIN,
  ),
  authoring_not_vod: fault('A film needs EXT-X-PLAYLIST-TYPE:VOD and EXT-X-ENDLIST (8.6).', PACKAGE_AGAIN),
  authoring_no_map: fault('Fragmented MP4 needs EXT-X-MAP (8.20).', PACKAGE_AGAIN),
  authoring_segment_length: fault(
    'A segment is longer than the target duration and half a second (7.7).',
    PACKAGE_AGAIN,
  ),
  authoring_target: note('The target duration is not 6 s (7.5).', 'Cut segments of 6 s.'),
  authoring_target_durations: fault(
    'Pictures and sound have different target durations (8.2).',
    'Cut pictures and sound into segments of one length.',
  ),
  authoring_durations: fault(
    'Pictures, sound or captions differ in length by over a second (5.5, 8.3).',
    PACKAGE_AGAIN,
  ),
  authoring_language: fault('Captions have no LANGUAGE (4.7).', 'Name the language in EXT-X-MEDIA.'),
  authoring_timestamp_map: fault(
    'WebVTT has no X-TIMESTAMP-MAP in its header (5.3).',
    'Write X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0 after the line WEBVTT, or where else the times begin.',
  ),
  authoring_no_tls: note('The film is not served by https (11).', 'Serve it through the distribution.'),
} as const satisfies Record<string, Fault>;
