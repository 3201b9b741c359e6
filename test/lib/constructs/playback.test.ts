import { roleStatements } from '../policies';
import { ofType, only, synthesised } from '../synthesised';

const template = synthesised();
const [[functionId = ''] = []] = ofType(template, 'AWS::Lambda::Function').filter(([id]) =>
  id.includes('ServePlaylist'),
);

test('serve-playlist reads vod/* and its secrets, writes its own log, and may do nothing else', () => {
  const [log, media, secrets, ...others] = roleStatements(template, 'PlaybackServePlaylist');
  expect(log).toMatchObject({
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: [{ 'Fn::GetAtt': [expect.stringMatching(/^PlaybackServePlaylistLog/), 'Arn'] }],
  });
  expect(media).toMatchObject({
    Action: ['s3:GetObject'],
    Resource: [
      { 'Fn::Join': ['', [{ 'Fn::GetAtt': [expect.stringMatching(/^MediaBucket/), 'Arn'] }, '/vod/*']] },
    ],
  });
  expect(secrets).toMatchObject({
    Action: ['secretsmanager:GetSecretValue'],
    Resource: [
      { Ref: expect.stringMatching(/^KeysGeneration1GrantSecret/) },
      { Ref: expect.stringMatching(/^KeysGeneration1PrivateKey/) },
    ],
  });
  expect(others).toEqual([]);
});

test('playlists are answered to GET, HEAD and OPTIONS, and everything else goes to the same function', () => {
  const routes = ofType(template, 'AWS::ApiGatewayV2::Route')
    .filter(([id]) => id.startsWith('Playback'))
    .map(([, { Properties }]) => Properties);
  expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual([
    '$default',
    'GET /play/{token}/{proxy+}',
    'HEAD /play/{token}/{proxy+}',
    'OPTIONS /play/{token}/{proxy+}',
  ]);
  expect(new Set(routes.map(({ Target }) => JSON.stringify(Target))).size).toBe(1);
  expect(only(template, 'AWS::ApiGatewayV2::Integration', 'Playback').Properties).toMatchObject({
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: { 'Fn::GetAtt': [functionId, 'Arn'] },
    PayloadFormatVersion: '2.0',
  });
});

test('no one but this Api may call the function, on every route that it has', () => {
  const permissions = ofType(template, 'AWS::Lambda::Permission')
    .map(([, { Properties }]) => Properties)
    .filter(({ FunctionName }) => JSON.stringify(FunctionName).includes(functionId));
  expect(permissions.length).toBeGreaterThan(3);
  for (const permission of permissions) {
    expect(permission).toMatchObject({
      FunctionName: { 'Fn::GetAtt': [functionId, 'Arn'] },
      Principal: 'apigateway.amazonaws.com',
      SourceArn: {
        'Fn::Join': ['', expect.arrayContaining([{ Ref: expect.stringMatching(/^GatewayApi/) }])],
      },
    });
  }
  // The ARN of the $default route ends in `/$default/$default`: stage and route key, no third part.
  const ends = permissions.map(({ SourceArn }) => Object(SourceArn)['Fn::Join'][1].at(-1));
  expect(new Set(ends)).toEqual(new Set(['/*/*/play/{token}/{proxy+}', '/*/*']));
});
