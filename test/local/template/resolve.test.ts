// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its variables like this.
import { pseudoParameters } from '../../../local/template/pseudo-parameters';
import { resolve, type Scope } from '../../../local/template/resolve';

const scope: Scope = {
  pseudo: pseudoParameters('Room'),
  resources: new Map([
    ['Bucket', { ref: 'room-media', attributes: { Arn: 'arn:aws:s3:::room-media', 'Nested.Name': 'deep' } }],
    ['Cdn', { ref: 'EDFDVBD6EXAMPLE', attributes: { DomainName: 'd1.cloudfront.net' } }],
    ['Key', { ref: 'K1', attributes: { Count: 7, List: ['a', 'b'] } }],
  ]),
  replacements: [['https://d1.cloudfront.net', 'http://127.0.0.1:9000']],
};

describe('what intrinsic functions stand for', () => {
  test.each([
    ['Ref to a resource', { Ref: 'Bucket' }, 'room-media'],
    ['Ref to the region', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['Ref to the account', { Ref: 'AWS::AccountId' }, '000000000000'],
    ['Ref to the partition', { Ref: 'AWS::Partition' }, 'aws'],
    ['Ref to the URL suffix', { Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
    ['Ref to the stack name', { Ref: 'AWS::StackName' }, 'Room'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws:s3:::room-media'],
    ['GetAtt as a text', { 'Fn::GetAtt': 'Bucket.Arn' }, 'arn:aws:s3:::room-media'],
    ['GetAtt of a nested attribute', { 'Fn::GetAtt': ['Bucket', 'Nested.Name'] }, 'deep'],
    ['GetAtt of something other than text', { 'Fn::GetAtt': ['Key', 'List'] }, ['a', 'b']],
    ['Join', { 'Fn::Join': ['/', ['x', { Ref: 'Bucket' }, 5]] }, 'x/room-media/5'],
    ['Join without the elements of no value', { 'Fn::Join': ['/', ['x', { Ref: 'AWS::NoValue' }]] }, 'x'],
    ['Join over a list attribute', { 'Fn::Join': ['+', { 'Fn::GetAtt': ['Key', 'List'] }] }, 'a+b'],
    [
      'Sub',
      { 'Fn::Sub': 'arn:${AWS::Partition}:x:${Bucket}:${Bucket.Arn}' },
      'arn:aws:x:room-media:arn:aws:s3:::room-media',
    ],
    [
      'Sub with variables',
      { 'Fn::Sub': ['${A}-${Bucket}', { A: { Ref: 'Cdn' } }] },
      'EDFDVBD6EXAMPLE-room-media',
    ],
    ['Sub with an escaped variable', { 'Fn::Sub': '${!Literal} ${Bucket}' }, '${Literal} room-media'],
    [
      'Condition in an IAM statement',
      { Condition: { Bool: { x: 'true' } } },
      { Condition: { Bool: { x: 'true' } } },
    ],
    ['plain data', { a: [1, true, null, 'x'] }, { a: [1, true, null, 'x'] }],
  ])('%s', (_, value, expected) => {
    expect(resolve(value, scope)).toEqual(expected);
  });

  test('AWS::NoValue takes a property and a list element away', () => {
    const none = { Ref: 'AWS::NoValue' };
    const resolved = resolve({ gone: none, kept: [1, none, 2], deep: { gone: none } }, scope);
    expect(resolved).toStrictEqual({ kept: [1, 2], deep: {} });
  });
});

describe('text replacements', () => {
  test('the distribution is reached at the edge, however its address was put together', () => {
    const domain = { 'Fn::GetAtt': ['Cdn', 'DomainName'] };
    const value = {
      joined: { 'Fn::Join': ['', ['https://', domain, '/play']] },
      substituted: { 'Fn::Sub': 'https://${Cdn.DomainName}' },
      bare: domain,
    };
    expect(resolve(value, scope)).toEqual({
      joined: 'http://127.0.0.1:9000/play',
      substituted: 'http://127.0.0.1:9000',
      bare: 'd1.cloudfront.net',
    });
  });

  test('a `$` in a replacement is text', () => {
    expect(resolve('a', { ...scope, replacements: [['a', '$&$1']] })).toBe('$&$1');
  });
});

describe('what is not understood is an error, never a guess', () => {
  test.each([
    [{ 'Fn::If': ['a', 'b', 'c'] }, 'Fn::If is not understood'],
    [{ 'Fn::ImportValue': 'x' }, 'Fn::ImportValue is not understood'],
    [{ 'Fn::Join': ['', []], other: 1 }, 'Fn::Join stands beside other keys'],
    [{ Ref: 'Nobody' }, 'Ref to Nobody'],
    [{ Ref: 5 }, 'Ref is not understood'],
    [{ 'Fn::GetAtt': ['Nobody', 'Arn'] }, 'GetAtt of Nobody'],
    [{ 'Fn::GetAtt': ['Bucket', 'toString'] }, 'it has no attribute toString'],
    [{ 'Fn::GetAtt': 'Bucket' }, 'Fn::GetAtt wants'],
    [{ 'Fn::Sub': '${Nobody}' }, 'Ref to Nobody'],
    [{ 'Fn::Sub': 5 }, 'Fn::Sub wants'],
    [{ 'Fn::Join': ['', [{ a: 1 }]] }, 'Fn::Join met a value that is no text'],
    [{ 'Fn::Join': ['', 'text'] }, 'Fn::Join wants a list'],
  ])('%j', (value, message) => {
    expect(() => resolve(value, scope)).toThrow(message);
  });
});
