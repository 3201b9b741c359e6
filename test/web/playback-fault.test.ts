import { FAULTS, faultOfPlaylist, faultOfSegment } from '../../web/playback-fault';

const problem = (code: string) => JSON.stringify({ status: 403, code, title: 'words' });

describe('why a film does not play', () => {
  test.each([
    [403, problem('grant_expired'), 'grant_expired'],
    [403, problem('grant_invalid'), 'grant_invalid'],
    [404, problem('playlist_not_found'), 'playlist_not_found'],
    [503, problem('unavailable'), 'unavailable'],
    [429, '{"message":"Too Many Requests"}', 'unavailable'],
    [403, '<Error><Code>AccessDenied</Code></Error>', 'grant_invalid'],
    [403, 'null', 'grant_invalid'],
    [403, '{"code":7}', 'grant_invalid'],
    [404, '', 'playlist_not_found'],
    [0, '', 'network'],
  ])('a playlist answered with %i %s is %s', (status, body, code) => {
    expect(faultOfPlaylist(status, body)).toBe(code);
  });

  test.each([
    [403, 'grant_expired'],
    [503, 'unavailable'],
    [0, 'network'],
    [404, 'network'],
  ])('a segment answered with %i is %s', (status, code) => {
    expect(faultOfSegment(status)).toBe(code);
  });

  test('every fault has a sentence', () => {
    for (const sentence of Object.values(FAULTS)) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });
});
