import { awsEnvironment } from '../../../lambdas/_shared/aws-environment';
import { ConfigurationError } from '../../../lambdas/_shared/configuration-error';

const whole = { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'hidden' };

test('region and credentials are enough', () => {
  expect(awsEnvironment(whole)).toEqual(whole);
});

test('every missing variable is named at once, and no value is', () => {
  expect(() => awsEnvironment({ AWS_SECRET_ACCESS_KEY: 'hidden', AWS_ENDPOINT_URL_S3: 'no url' })).toThrow(
    new ConfigurationError(
      ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_ENDPOINT_URL_S3'].map(
        name => `${name} is missing or malformed`,
      ),
    ),
  );
});
