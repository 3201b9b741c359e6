import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { CATALOGUE, TRANSCODE_ENV } from '../../core/contract';
import type { AppFunction } from './app-function';

/** Every film, one item each: where it stands and why. */
export class Catalogue extends Construct {
  /** Named in the outputs. */
  readonly tableName: string;
  private readonly table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new Table(this, 'Videos', {
      partitionKey: { name: CATALOGUE.key, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      // The account's own key for DynamoDB: its use shows in CloudTrail, and it needs no rights of anyone's role.
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.tableName = this.table.tableName;
    this.addIndex(CATALOGUE.byOwner, ProjectionType.ALL);
    this.addIndex(CATALOGUE.byViewers, ProjectionType.ALL);
    this.addIndex(CATALOGUE.byAttention, ProjectionType.KEYS_ONLY);
  }

  /** Lets the function read and write films, and tells it where they stand. */
  grantRecord(writer: AppFunction): void {
    this.allow(writer, ['dynamodb:GetItem', 'dynamodb:PutItem'], this.table.tableArn);
    writer.configure({ [TRANSCODE_ENV.catalogueTable]: this.tableName });
  }

  /** Lets the function remove films that are done with. */
  grantRemove(remover: AppFunction): void {
    this.allow(remover, ['dynamodb:DeleteItem'], this.table.tableArn);
  }

  /** Lets the function find films with something left to do. */
  grantSweep(sweep: AppFunction): void {
    this.allowQuery(sweep, CATALOGUE.byAttention);
  }

  /** Lets the function list an owner's films, and those that others may see. */
  grantBrowse(reader: AppFunction): void {
    this.allowQuery(reader, CATALOGUE.byOwner);
    this.allowQuery(reader, CATALOGUE.byViewers);
  }

  private allowQuery(reader: AppFunction, { index }: { readonly index: string }): void {
    this.allow(reader, ['dynamodb:Query'], `${this.table.tableArn}/index/${index}`);
  }

  private allow(user: AppFunction, actions: string[], resource: string): void {
    user.allow(new PolicyStatement({ actions, resources: [resource] }));
  }

  private addIndex(
    { index, partition, sort }: { readonly index: string; readonly partition: string; readonly sort: string },
    projectionType: ProjectionType,
  ): void {
    this.table.addGlobalSecondaryIndex({
      indexName: index,
      partitionKey: { name: partition, type: AttributeType.STRING },
      // Milliseconds since the epoch.
      sortKey: { name: sort, type: AttributeType.NUMBER },
      projectionType,
    });
  }
}
