import { join } from 'node:path';
import {
  Function as CloudFrontFunction,
  type FunctionAssociation,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
} from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import { globalName } from './global-name';

/** The functions stand beside the page: what they say must change with it. */
const EDGE = join(__dirname, '../../web/edge');

/** The CloudFront Functions of the default behaviour, which serves the pages; no other behaviour has any. */
export class PageFunctions extends Construct {
  readonly associations: FunctionAssociation[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.associations = [
      {
        eventType: FunctionEventType.VIEWER_REQUEST,
        function: this.fn('Routes', 'page-routes', 'Answers page routes with the page.'),
      },
      {
        eventType: FunctionEventType.VIEWER_RESPONSE,
        function: this.fn('Headers', 'page-headers', "Sets the pages' security headers."),
      },
    ];
  }

  private fn(id: string, name: string, comment: string): CloudFrontFunction {
    return new CloudFrontFunction(this, id, {
      functionName: globalName(this, name),
      comment,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromFile({ filePath: join(EDGE, `${name}.js`) }),
    });
  }
}
