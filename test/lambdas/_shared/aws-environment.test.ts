import { awsEnvironment } from '../../../lambdas/_shared/aws-environment';
import { ConfigurationError } from '../../../lambdas/_shared/configuration-error';

const required = { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'hidden' };

test('region and credentials are enough', () => {
  expect(awsEnvironment(required)).toEqual({
    region: 'eu-central-1',
    urlSuffix: 'amazonaws.com',
    accessKeyId: 'id',
    secretAccessKey: 'hidden',
    sessionToken: undefined,
    s3Endpoint: undefined,
    secretsManagerEndpoint: undefined,
  });
});

test('another partition has another domain', () => {
  expect(awsEnvironment({ ...required, URL_SUFFIX: 'amazonaws.com.cn' }).urlSuffix).toBe('amazonaws.com.cn');
});

test('endpoints have the names that the SDK gives them', () => {
  const endpoints = { AWS_ENDPOINT_URL_S3: 'http://s3', AWS_ENDPOINT_URL_SECRETS_MANAGER: 'http://secrets' };
  expect(awsEnvironment({ ...required, ...endpoints })).toMatchObject({
    s3Endpoint: 'http://s3',
    secretsManagerEndpoint: 'http://secrets',
  });
});

test('every missing variable is named at once, and no value is', () => {
  expect(() => awsEnvironment({ AWS_REGION: '', AWS_SECRET_ACCESS_KEY: 'hidden' })).toThrow(
    new ConfigurationError(['AWS_REGION is missing', 'AWS_ACCESS_KEY_ID is missing']),
  );
});
