import { z } from 'zod';

const texts = z.array(z.string());
const origins = z.array(
  z.string().refine(text => text.split('*').length <= 2, 'an origin has one wildcard at most'),
);

const corsRule = z.strictObject({
  Id: z.string().optional(),
  AllowedOrigins: origins,
  AllowedMethods: z.array(z.enum(['GET', 'HEAD', 'PUT', 'POST', 'DELETE'])),
  AllowedHeaders: texts.optional(),
  ExposedHeaders: texts.optional(),
  MaxAge: z.coerce.number().int().min(0).optional(),
});

/** A bucket's CorsConfiguration as CloudFormation writes it (AWS::S3::Bucket CorsConfiguration). */
export const corsConfiguration = z.strictObject({ CorsRules: z.array(corsRule).max(100) });

export type CorsRule = z.infer<typeof corsRule>;
