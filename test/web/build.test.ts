import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from '../../web/build';

describe('the player page', () => {
  const dir = mkdtempSync(join(tmpdir(), 'web-'));
  const page = () => readFileSync(join(dir, 'index.html'), 'utf8');
  beforeAll(() => buildWeb(dir));
  afterAll(() => rmSync(dir, { recursive: true }));

  test('is four files', () => {
    expect(readdirSync(dir).sort()).toEqual(['hls.worker.js', 'index.html', 'player.css', 'player.js']);
  });

  test('runs scripts and workers of its own origin only, and none that stands in the page', () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page())?.[1]?.split('; ') ?? [];
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "worker-src 'self'"]),
    );
    expect(policy.join()).not.toMatch(/unsafe|\*/);
    expect(page()).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/i);
  });

  test('tells no other site where it was opened', () => {
    expect(page()).toContain('<meta name="referrer" content="no-referrer">');
  });

  test('is the same for every build', () => {
    const before = readFileSync(join(dir, 'player.js'), 'utf8');
    buildWeb(dir);
    expect(readFileSync(join(dir, 'player.js'), 'utf8')).toBe(before);
  });
});
