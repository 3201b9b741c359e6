import { OUTPUT } from '../../../core/contract';
import { statementsOf } from '../policies';
import { ofType, only, synthesised } from '../synthesised';

const template = synthesised();
const [[topicId = ''] = []] = ofType(template, 'AWS::SNS::Topic');

test('the topic is encrypted by a key that no role needs rights for', () => {
  expect(only(template, 'AWS::SNS::Topic').Properties['KmsMasterKeyId']).toBe('alias/aws/sns');
  expect(JSON.stringify(template)).not.toContain('"kms:');
});

test('the topic refuses messages without TLS, and its policy lets nobody in', () => {
  expect(statementsOf(only(template, 'AWS::SNS::TopicPolicy'))).toMatchObject([
    {
      Effect: 'Deny',
      Principal: '*',
      Action: ['sns:Publish'],
      Resource: [{ Ref: topicId }],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
});

test('its ARN is in the outputs', () => {
  expect(template.Outputs[OUTPUT.videoEventsTopicArn]?.Value).toEqual({ Ref: topicId });
});
