/** The account that local mode plays: no real account has this number. */
export const LOCAL_ACCOUNT = '000000000000';

/** The region that local mode plays; every credential scope and ARN names it. */
export const LOCAL_REGION = 'us-east-1';
