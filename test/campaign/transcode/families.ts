import { byEndOfJob } from './families/by-end-of-job';
import { byEnvironment } from './families/by-environment';
import { byEvent } from './families/by-event';
import { byForeignEvent } from './families/by-foreign-event';
import { byHiding } from './families/by-hiding';
import { byNotification } from './families/by-notification';
import { byOutage } from './families/by-outage';
import { bySubmission } from './families/by-submission';
import type { Scenario } from './scenario';

/** Everything that may happen to a film besides a worker's end, by what it happens at. */
export const FAMILIES: Readonly<Record<string, () => readonly Scenario[]>> = {
  'CreateJob and its answers': bySubmission,
  'ends of jobs': byEndOfJob,
  'hidden jobs': byHiding,
  'notifications and overwritten sources': byNotification,
  'events of the film': byEvent,
  'events of others': byForeignEvent,
  'services that are out': byOutage,
  'broken environments': byEnvironment,
};
