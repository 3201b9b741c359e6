import { LOCAL_REGION } from '../../iam/account';
import { answerEmpty } from '../answer';
import { demand } from '../authorise';
import type { Exchange } from '../exchange';

/** HeadBucket. */
export async function headBucket(exchange: Exchange): Promise<void> {
  demand(exchange, 's3:ListBucket');
  answerEmpty(exchange.response, 200, { 'x-amz-bucket-region': LOCAL_REGION });
}
