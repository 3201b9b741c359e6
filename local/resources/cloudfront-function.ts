import { z } from 'zod';
import { LOCAL_ACCOUNT } from '../services/iam/account';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  // Without it CloudFront keeps the code as a draft, and every request that is associated with it fails.
  AutoPublish: z.literal(true),
  FunctionCode: z.string(),
  FunctionConfig: z.strictObject({ Comment: z.string(), Runtime: z.string() }),
  Name: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
});

/** A CloudFront Function, for the distributions that name it. */
export const cloudFrontFunction = resourceType(
  'AWS::CloudFront::Function',
  properties,
  ({ FunctionCode, FunctionConfig, Name }, { account }) => {
    const arn = `arn:aws:cloudfront::${LOCAL_ACCOUNT}:function/${Name}`;
    account.edgeFunctions.set(arn, { name: Name, runtime: FunctionConfig.Runtime, code: FunctionCode });
    return { ref: arn, attributes: { FunctionARN: arn } };
  },
);
