import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { acknowledge } from '../../lib/constructs/acknowledge';
import { createApp, synth } from '../../lib/synth';
import { DEPLOYMENTS } from './deployments';
import { WITHOUT_ASSETS } from './synthesised';

const outdir = mkdtempSync(join(tmpdir(), 'screening-room-synth-'));
afterAll(() => rmSync(outdir, { recursive: true }));

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

test.each(DEPLOYMENTS)('%s cdk-nag and the template validator are content', (_, screeningRoom) => {
  const { assemblyDir, stackName } = synth({ outdir, context: { ...WITHOUT_ASSETS, screeningRoom } });
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
  const acknowledged = acknowledgementsOf(construct).filter(({ id }) => id.startsWith('AwsSolutions-'));
  return acknowledged.filter(
    ({ id, path }) => !findings.some(found => found.id === id && `${found.path}/`.startsWith(`${path}/`)),
  );
}

test.each(DEPLOYMENTS)(
  '%s each acknowledgement has its reason and something to acknowledge',
  (_, screeningRoom) => {
    const { stack } = createApp({ outdir, context: { ...WITHOUT_ASSETS, screeningRoom } });
    const acknowledged = acknowledgementsOf(stack);
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(acknowledged.filter(({ reason }) => reason.length < 30)).toEqual([]);
    expect(stale(stack)).toEqual([]);
  },
);

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
