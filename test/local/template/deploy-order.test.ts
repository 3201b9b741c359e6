// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its variables like this.
import { deployOrder } from '../../../local/template/deploy-order';
import { parseTemplate } from '../../../local/template/template';

function order(resources: Record<string, object>): string[] {
  const Resources = Object.fromEntries(
    Object.entries(resources).map(([id, rest]) => [id, { Type: 'Test::Any', ...rest }]),
  );
  return deployOrder(parseTemplate({ Resources }));
}

test('resources that know nothing of each other keep the order of the template', () => {
  expect(order({ C: {}, A: {}, B: {} })).toEqual(['C', 'A', 'B']);
});

test.each([
  ['Ref', { Properties: { x: [{ Ref: 'B' }] } }],
  ['GetAtt', { Properties: { x: { 'Fn::GetAtt': ['B', 'Arn'] } } }],
  ['a name in Sub', { Properties: { x: { 'Fn::Sub': 'x ${B}' } } }],
  ['an attribute in Sub', { Properties: { x: { 'Fn::Sub': 'x ${B.Arn}' } } }],
  ['a variable of Sub', { Properties: { x: { 'Fn::Sub': ['${v}', { v: { Ref: 'B' } }] } } }],
  ['an element of Join', { Properties: { x: { 'Fn::Join': ['', ['', { Ref: 'B' }]] } } }],
  ['DependsOn as a text', { DependsOn: 'B' }],
  ['DependsOn as a list', { DependsOn: ['B'] }],
])('a resource stands after what it names by %s', (_, resource) => {
  expect(order({ A: resource, B: {} })).toEqual(['B', 'A']);
});

test('pseudo parameters and escaped names are no dependencies', () => {
  const Properties = { a: { Ref: 'AWS::Region' }, b: { 'Fn::Sub': '${AWS::Region} ${!B}' } };
  expect(order({ A: { Properties }, B: {} })).toEqual(['A', 'B']);
});

test('a cycle is an error that names it', () => {
  const resources = {
    Start: { DependsOn: 'A' },
    A: { Properties: { x: { Ref: 'B' } } },
    B: { Properties: { x: { 'Fn::GetAtt': ['C', 'Arn'] } } },
    C: { DependsOn: ['A'] },
  };
  expect(() => order(resources)).toThrow('cycle: A → B → C → A');
});

test('a name that the template does not hold is an error that says who uses it', () => {
  expect(() => order({ A: { Properties: { x: { Ref: 'Gone' } } } })).toThrow('A refers to Gone');
});
