import { OUTPUT } from '../../../core/contract';
import { ofType, only, synthesised } from '../synthesised';

const template = synthesised();
const stage = only(template, 'AWS::ApiGatewayV2::Stage').Properties;

test("the Api has no CORS configuration, which would drop the function's headers", () => {
  expect(only(template, 'AWS::ApiGatewayV2::Api').Properties).toEqual({
    Name: 'ScreeningRoom',
    ProtocolType: 'HTTP',
  });
});

test.each([
  [{}, 500, 1_000],
  [{ rate: 20, burst: 40 }, 20, 40],
])('the stage throttles by the setting %j', (throttling, rate, burst) => {
  expect(only(synthesised({ throttling }), 'AWS::ApiGatewayV2::Stage').Properties).toMatchObject({
    StageName: '$default',
    AutoDeploy: true,
    DefaultRouteSettings: { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst },
  });
});

test('the access log never holds a path, and with it no token', () => {
  const { Format } = Object(stage['AccessLogSettings']);
  expect(Object.values(JSON.parse(Format))).toEqual([
    '$context.requestId',
    '$context.routeKey',
    '$context.status',
    '$context.responseLatency',
  ]);
});

test('one stage answers, on the API that the outputs name', () => {
  const [[api = ''] = []] = ofType(template, 'AWS::ApiGatewayV2::Api');
  expect(stage).toMatchObject({ ApiId: { Ref: api }, StageName: '$default', AutoDeploy: true });
  expect(JSON.stringify(template.Outputs[OUTPUT.apiOrigin]?.Value)).toContain(`{"Ref":"${api}"}`);
});
