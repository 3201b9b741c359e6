import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { acknowledge } from '../../lib/constructs/acknowledge';
import { createApp, synth } from '../../lib/synth';
import { WITHOUT_ASSETS } from './synthesised';

const outdir = mkdtempSync(join(tmpdir(), 'screening-room-synth-'));
afterAll(() => rmSync(outdir, { recursive: true }));

const WEB_ACL = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/films/0a1b2c3d';

interface Acknowledgement {
  readonly path: string;
  readonly id: string;
  readonly reason: string;
}

function acknowledgementsOf(construct: IConstruct): Acknowledgement[] {
  return construct.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(Object(data)))
      .map(([id, reason]) => ({
        path: node.path,
        id: id.replace(/^.*::(?=AwsSolutions-)/, ''),
        reason: String(reason),
      })),
  );
}

/** What cdk-nag finds when nothing is acknowledged. */
function findingsWithoutAcknowledgements(construct: IConstruct): { id: string; path: string }[] {
  const judge = new AwsSolutionsChecks();
  Object.assign(judge, { isAcknowledged: () => false });
  return judge
    .validateScope(construct)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({ id: ruleName, path: constructPath })),
    );
}

test('cdk-nag and the template validator are content, and the assembly is where it was asked for', () => {
  const { assemblyDir, stackName } = synth({ outdir, context: WITHOUT_ASSETS });
  expect(assemblyDir).toBe(outdir);
  expect(JSON.parse(readFileSync(join(outdir, `${stackName}.template.json`), 'utf8'))).toHaveProperty(
    'Resources',
  );
});

test.each([
  ['cdk-nag', {}, 'AwsSolutions-S10'],
  ['the template validator', { bucketName: 'NOT A NAME' }, 'CloudFormation-Validate::'],
])('a bucket that %s objects to stops the synthesis', (_, props, rule) => {
  const { app, stack } = createApp({ outdir, context: WITHOUT_ASSETS });
  new CfnBucket(stack, 'Careless', props);
  expect(() => app.synth()).toThrow(rule);
});

/** Acknowledgements that cdk-nag would not miss. */
function stale(construct: IConstruct): Acknowledgement[] {
  const findings = findingsWithoutAcknowledgements(construct);
  return acknowledgementsOf(construct).filter(
    ({ id, path }) => !findings.some(found => found.id === id && `${found.path}/`.startsWith(`${path}/`)),
  );
}

test.each([
  ['by default', {}],
  ['with every setting that changes a rule', { webAclArn: WEB_ACL, keys: { live: [1, 2], active: 2 } }],
])('%s each acknowledgement has its reason and something to acknowledge', (_, screeningRoom) => {
  const { stack } = createApp({ outdir, context: { ...WITHOUT_ASSETS, screeningRoom } });
  const acknowledged = acknowledgementsOf(stack);
  expect(acknowledged.length).toBeGreaterThan(10);
  expect(acknowledged.filter(({ reason }) => reason.length < 30)).toEqual([]);
  expect(stale(stack)).toEqual([]);
});

test('an acknowledgement with nothing to acknowledge is found out', () => {
  const { stack } = createApp({ outdir, context: WITHOUT_ASSETS });
  acknowledge(stack, { 'AwsSolutions-S10': 'Every bucket demands TLS, so there is nothing to accept here.' });
  expect(stale(stack)).toMatchObject([{ path: 'ScreeningRoom', id: 'AwsSolutions-S10' }]);
});

test("context means the same with and without the command line: cdk.json's, and over it what is given", () => {
  const { app } = createApp({ outdir, context: { ...WITHOUT_ASSETS, retainMedia: 'false' } });
  const { context } = JSON.parse(readFileSync(join(__dirname, '../../cdk.json'), 'utf8'));
  expect(app.node.getAllContext()).toMatchObject({ ...context, retainMedia: 'false' });
});

test('a fault in the settings stops the synthesis before anything is written', () => {
  expect(() => synth({ outdir, context: { ipLock: 'true' } })).toThrow('the nearest one is ipLocks');
});
