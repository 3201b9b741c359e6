import batchGetItem from 'dynalite/actions/batchGetItem';
import createTable from 'dynalite/actions/createTable';
import deleteItem from 'dynalite/actions/deleteItem';
import getItem from 'dynalite/actions/getItem';
import putItem from 'dynalite/actions/putItem';
import query from 'dynalite/actions/query';
import scan from 'dynalite/actions/scan';
import updateItem from 'dynalite/actions/updateItem';
import * as ofBatchGetItem from 'dynalite/validations/batchGetItem';
import * as ofCreateTable from 'dynalite/validations/createTable';
import * as ofDeleteItem from 'dynalite/validations/deleteItem';
import * as ofGetItem from 'dynalite/validations/getItem';
import * as ofPutItem from 'dynalite/validations/putItem';
import * as ofQuery from 'dynalite/validations/query';
import * as ofScan from 'dynalite/validations/scan';
import * as ofUpdateItem from 'dynalite/validations/updateItem';

/** What dynalite can do with items. Everything else that DynamoDB has is refused by name. */
export const ITEM_OPERATIONS = {
  BatchGetItem: { act: batchGetItem, rules: ofBatchGetItem },
  DeleteItem: { act: deleteItem, rules: ofDeleteItem },
  GetItem: { act: getItem, rules: ofGetItem },
  PutItem: { act: putItem, rules: ofPutItem },
  Query: { act: query, rules: ofQuery },
  Scan: { act: scan, rules: ofScan },
  UpdateItem: { act: updateItem, rules: ofUpdateItem },
} as const;

/** What the template does besides. */
export const OPERATIONS = {
  ...ITEM_OPERATIONS,
  CreateTable: { act: createTable, rules: ofCreateTable },
} as const;
