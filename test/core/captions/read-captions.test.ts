import { CaptionError } from '../../../core/captions/caption-error';
import { CAPTION_BYTES_MAX, CUES_MAX } from '../../../core/captions/caption-limits';
import { readCaptions } from '../../../core/captions/read-captions';

const read = (text: string) => readCaptions(Buffer.from(text));
const texts = (text: string) => read(text).map(cue => cue.text);

function refusal(file: Uint8Array | string): { code: string; line: number | undefined } {
  try {
    readCaptions(Buffer.from(file as string));
  } catch (error) {
    if (error instanceof CaptionError) return { code: error.code, line: error.line };
    throw error;
  }
  throw new Error('it was taken');
}

const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.500\nOne\n';
const SRT = '1\n00:00:01,000 --> 00:00:02,500\nOne\n';
const ONE = [{ start: 1000, end: 2500, settings: '', text: 'One' }];

test.each([
  ['WebVTT', VTT],
  ['WebVTT with a byte order mark and CRLF', `\ufeff${VTT.replaceAll('\n', '\r\n')}`],
  ['WebVTT with lone carriage returns', VTT.replaceAll('\n', '\r')],
  [
    'WebVTT with a header text and hours',
    VTT.replace('WEBVTT', 'WEBVTT - film').replace('00:01', '00:00:01'),
  ],
  ['WebVTT with an identifier', VTT.replace('00:01.000', 'id\n00:01.000')],
  ['WebVTT without its last line end', VTT.trimEnd()],
  ['SRT', SRT],
  ['SRT with a byte order mark and CRLF', `\ufeff${SRT.replaceAll('\n', '\r\n')}`],
  ['SRT with full stops', SRT.replaceAll(',', '.')],
  ['SRT without numbers', SRT.slice(2)],
  ['SRT with coordinates', SRT.replace(',500', ',500  X1:100 X2:200')],
  ['SRT behind blank lines', `\n\n${SRT}`],
])('%s is read', (_name, text) => {
  expect(read(text)).toEqual(ONE);
});

test('notes, style sheets and regions do not pass', () => {
  const text =
    'WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\nSTYLE\n::cue { color: url(https://elsewhere.example/) }\n\nREGION\nid:a\n\nNOTE secret\n\n00:01.000 --> 00:02.500 region:a line:0\nOne\n\nNOTE\nlast\n';
  expect(read(text)).toEqual([{ ...ONE[0], settings: 'line:0' }]);
});

test('cues may overlap, and come out by their start', () => {
  expect(
    texts('WEBVTT\n\n00:05.000 --> 00:09.000\nB\n\n00:01.000 --> 00:08.000\nA\n\n00:05.000 --> 00:06.000\nC'),
  ).toEqual(['A', 'B', 'C']);
});

test('a cue without text is left out', () => {
  expect(texts(`WEBVTT\n\n00:00.000 --> 00:01.000\n\n${VTT.slice(8)}`)).toEqual(['One']);
});

test('a line with times right behind the text begins the next cue', () => {
  expect(texts(`${VTT}00:03.000 --> 00:04.000\nTwo`)).toEqual(['One', 'Two']);
  expect(texts(`${SRT}2\n00:00:03,000 --> 00:00:04,000\nTwo`)).toEqual(['One', 'Two']);
});

test('in SRT, text behind a blank line still belongs to the cue', () => {
  expect(
    texts('1\n00:00:01,000 --> 00:00:02,000\nOne\n\nmore\n\n2\n00:00:03,000 --> 00:00:04,000\n2001'),
  ).toEqual(['One\nmore', '2001']);
});

test('fonts and positions that SRT files carry by custom go, and their text stays', () => {
  expect(texts(SRT.replace('One', '{\\an8}<font color="#fff"><i>One</i></font>'))).toEqual(['<i>One</i>']);
});

test.each([
  ['a page', '<!DOCTYPE html><html><body>WEBVTT</body></html>', 'unknown_format'],
  ['a page behind a comment with an arrow', '<!-- a\n--> <script>alert(1)</script>', 'unknown_format'],
  ['a page behind the header', 'WEBVTT\n\n<script>alert(1)</script>', 'no_cues'],
  ['a header that only begins like one', VTT.replace('WEBVTT', 'WEBVTTX'), 'unknown_format'],
  ['TTML', '<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"/>', 'unknown_format'],
  ['nothing', '', 'unknown_format'],
  ['blank lines', '\n\n \n', 'unknown_format'],
  ['the header alone', 'WEBVTT', 'no_cues'],
  ['a NUL', VTT.replace('One', 'O\0ne'), 'not_utf8'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not_utf8'],
  ['Latin-1', Buffer.from(VTT.replace('One', 'é'), 'latin1'), 'not_utf8'],
  ['UTF-16', Buffer.from(`\ufeff${SRT}`, 'utf16le'), 'not_utf8'],
])('%s is refused', (_name, file, code) => {
  expect(refusal(file)).toEqual({ code, line: undefined });
});

test.each([
  ['no end', '00:01.000 -->'],
  ['an end before the start', '00:02.000 --> 00:01.000'],
  ['an end at the start', '00:01.000 --> 00:01.000'],
  ['61 minutes', '00:61:00.000 --> 01:02:00.000'],
  ['no thousandths', '00:01 --> 00:02'],
  ['a sign', '-00:01.000 --> 00:02.000'],
  ['words', 'a --> b'],
])('times with %s are refused, with their line', (_name, timing) => {
  expect(refusal(`WEBVTT\n\n${timing}\nOne`)).toEqual({ code: 'wrong_times', line: 3 });
});

test('wrong times in SRT are refused, with their line', () => {
  expect(refusal(`${SRT}\n2\n00:00:99,000 --> 00:01:40,000\nTwo`)).toEqual({ code: 'wrong_times', line: 6 });
});

test('size and number of cues have an end, and what is within them is taken', () => {
  expect(refusal(Buffer.alloc(CAPTION_BYTES_MAX + 1, 'a')).code).toBe('too_large');
  const cues = '\n00:01.000 --> 00:02.000\na\n'.repeat(CUES_MAX);
  expect(read(`WEBVTT\n${cues}`)).toHaveLength(CUES_MAX);
  expect(refusal(`WEBVTT\n${cues}\n00:01.000 --> 00:02.000\na`).code).toBe('too_many_cues');
});

test('a file of the largest size, made of what is slow to read, is done', () => {
  const head = 'WEBVTT\n\n00:01.000 --> 00:02.000\n';
  for (const unit of ['<', '<i>', '&']) {
    const body = unit.repeat(Math.floor((CAPTION_BYTES_MAX - 100) / unit.length));
    expect(texts(`${head}${body}>x`)).toHaveLength(1);
  }
});

test('a refusal quotes nothing of the file', () => {
  expect(() => read('WEBVTT\n\nsecret --> 00:01.000\nsecret')).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('secret') }),
  );
});
