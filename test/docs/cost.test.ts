import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jobCost } from '../../core/ladder/job-cost';
import { chooseRenditions } from '../../core/ladder/renditions';
import type { SourceVideo } from '../../core/ladder/source-film';
import { sourceFilmOf } from '../core/ladder/source-film-of';

const document = readFileSync(join(__dirname, '../../docs/cost.md'), 'utf8');

/** USD for a normalised minute. */
const PRICES = { basic: 0.0075, professional: 0.012 };
const HOUR = 3600;

const calm = { num: 30, den: 1 };
const fast = { num: 60, den: 1 };
const pal = { num: 25, den: 1 };

const CASES: Record<string, Partial<SourceVideo>> = {
  '2160p, 30 frames/s': { width: 3840, height: 2160, frameRate: calm },
  '1080p, 30 frames/s': { frameRate: calm },
  '1080p, 60 frames/s': { frameRate: fast },
  '1920 × 800, 24 frames/s': { width: 1920, height: 800, frameRate: { num: 24, den: 1 } },
  '720p, 30 frames/s': { width: 1280, height: 720, frameRate: calm },
  '720p, 60 frames/s': { width: 1280, height: 720, frameRate: fast },
  '480p, 30 frames/s': { width: 854, height: 480, frameRate: calm },
  '320 × 240, 30 frames/s': { width: 320, height: 240, frameRate: calm },
  'portrait 1080 × 1920, 30 frames/s': { width: 1080, height: 1920, frameRate: calm },
  'portrait 720 × 1280, 30 frames/s': { width: 720, height: 1280, frameRate: calm },
  'HDR 1080p, 30 frames/s': { frameRate: calm, highDynamicRange: true },
  'interlaced 1080i, 25 frames/s': { frameRate: pal, interlaced: true },
  'interlaced 576i, 25 frames/s': {
    width: 720,
    height: 576,
    sampleAspectRatio: { num: 64, den: 45 },
    frameRate: pal,
    interlaced: true,
  },
};

function rowsAfter(heading: string): string[][] {
  const lines = (document.split(heading)[1] ?? '').split('\n');
  const first = lines.findIndex(line => line.startsWith('|'));
  const table = lines.slice(first);
  const end = table.findIndex(line => !line.startsWith('|'));
  return table.slice(2, end).map(row =>
    row
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
}

test('the table of cases is what jobCost computes', () => {
  const expected = Object.entries(CASES).map(([name, video]) => {
    const film = sourceFilmOf(video);
    const renditions = chooseRenditions(film);
    const { tier, normalisedMinutes } = jobCost(renditions, HOUR, film);
    return [
      name,
      renditions.map(one => one.name).join(' '),
      `${normalisedMinutes / 60}`,
      tier === 'basic' ? 'Basic' : 'Professional',
      (normalisedMinutes * PRICES[tier]).toFixed(2),
    ];
  });
  expect(rowsAfter('## What each case costs')).toEqual(expected);
});

test('every question that jobCost can raise is on the page, and no other', () => {
  const films = [
    sourceFilmOf({
      width: 1080,
      height: 1920,
      highDynamicRange: true,
      interlaced: true,
      frameRate: undefined,
    }),
  ];
  const raised = films.flatMap(film => jobCost(chooseRenditions(film), HOUR, film).questions);
  expect(rowsAfter('## What is not settled').map(([question]) => question)).toEqual(
    raised.map(question => `\`${question}\``),
  );
});

test('the prices in the table are the ones that the page gives', () => {
  for (const price of Object.values(PRICES)) expect(document).toContain(`about ${price} USD`);
});

test('every footnote that is called is there', () => {
  const called = new Set([...document.matchAll(/\[\^(\w+)\](?!:)/g)].map(([, name]) => name));
  const given = [...document.matchAll(/^\[\^(\w+)\]:/gm)].map(([, name]) => name);
  expect([...called].sort()).toEqual(given.sort());
});
