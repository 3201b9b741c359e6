import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { CaptionError } from '../../../core/captions/caption-error';
import { WRITTEN_CAPTION_BYTES_MAX } from '../../../core/captions/caption-limits';
import { readCaptions } from '../../../core/captions/read-captions';
import { writeWebVtt } from '../../../core/captions/write-webvtt';

const SRT =
  '1\n00:00:01,000 --> 00:00:02,500\nFirst & <i>foremost</i>\n\n2\n00:00:02,000 --> 01:00:04,005\ntwo <b>x</b>\nlines\n';

test('a file is written anew: map, times, settings and clean text', () => {
  const text = 'WEBVTT\n\nNOTE x\n\na\n01:00.000 --> 02:00.000\n';
  expect(writeWebVtt(readCaptions(Buffer.from(`${text}A <b>b`)))).toBe(
    'WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n00:01:00.000 --> 00:02:00.000\nA <b>b</b>\n',
  );
});

test('ffmpeg reads what is written, cue by cue', () => {
  const input = writeWebVtt(readCaptions(Buffer.from(SRT)));
  const args = ['-v', 'error', '-f', 'webvtt', '-i', 'pipe:0', '-f', 'srt', 'pipe:1'];
  const output = execFileSync('ffmpeg', args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  expect(output.replaceAll('\r', '').trim().split('\n\n')).toEqual([
    '1\n00:00:01,000 --> 00:00:02,500\nFirst & <i>foremost</i>',
    '2\n00:00:02,000 --> 01:00:04,005\ntwo <b>x</b>\nlines',
  ]);
});

const time = fc.integer({ min: 0, max: 400_000_000 });
const line = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '<i>a</i>',
    '<v Jo>x',
    'a --> b',
    '-->',
    'WEBVTT',
    'NOTE x',
    'STYLE',
    '<script>',
    '&lt;',
    '1',
  ),
);
const srt = fc
  .array(
    fc.tuple(time, fc.integer({ min: 1, max: 100_000 }), fc.array(line, { minLength: 1, maxLength: 3 })),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map(cues => cues.map(([start, length, lines]) => ({ start, end: start + length, lines })));

test('reading what was written gives the same cues, and writing them the same bytes', () => {
  fc.assert(
    fc.property(srt, cues => {
      const file = [
        'WEBVTT',
        ...cues.flatMap(({ start, end, lines }) => [
          '',
          `${stamp(start)} --> ${stamp(end)}`,
          ...lines.map(flat),
        ]),
        '',
        '00:00.000 --> 00:01.000',
        'x',
      ].join('\n');
      const read = readCaptions(Buffer.from(file));
      const written = writeWebVtt(read);
      expect(readCaptions(Buffer.from(written))).toEqual(read);
      const arrows = written.split('\n').filter(text => text.includes('-->'));
      expect(arrows).toHaveLength(read.length);
      expect(written).not.toMatch(/\n\n(?:NOTE|STYLE|REGION)\b/);
    }),
    { numRuns: 300 },
  );
});

test('a file that its escapes make larger than the largest one is refused', () => {
  const cue = `00:00.000 --> 00:01.000\n${'&'.repeat(1_900)}\n\n`;
  const read = readCaptions(Buffer.from(`WEBVTT\n\n${cue.repeat(WRITTEN_CAPTION_BYTES_MAX / 4_000)}`));
  expect(() => writeWebVtt(read)).toThrow(new CaptionError('too_large'));
});

test('any bytes are read or refused with a code', () => {
  const start = fc.constantFrom('', 'WEBVTT\n\n', '1\n', '1\n00:00:01,000 --> 00:00:02,000\n');
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 100 }), (head, bytes) => {
      try {
        expect(readCaptions(Buffer.concat([Buffer.from(head), bytes])).length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toHaveProperty('name', 'CaptionError');
      }
    }),
    { numRuns: 500 },
  );
});

/** A line that cannot be taken for times, nor break the line or the encoding. */
function flat(text: string): string {
  return text
    .replace(/[\p{Cc}\ufffe\uffff\ufeff]|[\ud800-\udfff](?![\udc00-\udfff])/gu, '')
    .replaceAll('-->', '--');
}

function stamp(milliseconds: number): string {
  const rest = new Date(milliseconds % 3_600_000).toISOString().slice(14, 23);
  return `${String(Math.floor(milliseconds / 3_600_000)).padStart(2, '0')}:${rest}`;
}
