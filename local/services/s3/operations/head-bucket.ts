import { LOCAL_REGION } from '../../iam/account';
import { answerEmpty } from '../answer';
import { onBucket } from '../operation';

/** HeadBucket. */
export const headBucket = onBucket('HeadBucket', 's3:ListBucket', async exchange => {
  answerEmpty(exchange.response, 200, { 'x-amz-bucket-region': LOCAL_REGION });
});
