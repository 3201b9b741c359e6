import { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from './api-env';
import type { ApiRoute } from './routes/define-route';

/** The API's description (OpenAPI 3.1), from the schemas that requests are checked with. */
export function describeApi(routes: readonly ApiRoute[]) {
  const app = new OpenAPIHono<ApiEnv>();
  for (const route of routes) route.addTo(app);
  app.openAPIRegistry.registerComponent('securitySchemes', 'accessToken', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      "An access token of the stack's user pool, or of the OpenID provider that the settings name.",
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'iam', {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: "AWS Signature Version 4 for the service `execute-api`, at the API's own host.",
    'x-amazon-apigateway-authtype': 'awsSigv4',
  });
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Screening Room',
      version: '1',
      description:
        'Private video streaming. Every refusal is a problem document (RFC 9457); decide by its `code`.',
    },
  });
}
