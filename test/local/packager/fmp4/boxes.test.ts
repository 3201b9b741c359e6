import { boxAt, boxesIn } from '../../../../local/packager/fmp4/boxes';

function box(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

describe('boxes', () => {
  test('are found by their path', () => {
    const bytes = Buffer.concat([
      box('ftyp', Buffer.alloc(4)),
      box('moov', box('trak', Buffer.from('here'))),
    ]);
    expect(boxAt(bytes, 'moov/trak').toString()).toBe('here');
    expect(() => boxAt(bytes, 'moov/mvex')).toThrow(RangeError);
  });

  test('with a size in 64 bits are read', () => {
    const head = Buffer.alloc(16);
    head.writeUInt32BE(1);
    head.write('mdat', 4, 'latin1');
    head.writeBigUInt64BE(18n, 8);
    expect(
      [...boxesIn(Buffer.concat([head, Buffer.from('ab')]))].map(found => found.body.toString()),
    ).toEqual(['ab']);
  });

  test.each([[Buffer.from([0, 0, 0, 9, 1, 1, 1, 1])], [Buffer.from([0, 0, 0, 4, 1, 1, 1, 1])]])(
    'that do not fit are refused',
    bytes => {
      expect(() => [...boxesIn(bytes)]).toThrow(RangeError);
    },
  );
});
