import { MetricUnit, Metrics as PowertoolsMetrics } from '@aws-lambda-powertools/metrics';
import { METRIC } from '../../core/contract';

const { namespace, ...NAMES } = METRIC;

/** Name of a metric that alarms watch. */
export type MetricName = (typeof NAMES)[keyof typeof NAMES];

export interface Metrics {
  /** Counts one. */
  count(name: MetricName): void;
}

/** Writes each count as a line of embedded metric format, with the dimension `service` = the namespace and no other. */
export function openMetrics(): Metrics {
  return {
    count(name) {
      const metrics = new PowertoolsMetrics({ namespace, serviceName: namespace });
      metrics.addMetric(name, MetricUnit.Count, 1);
      metrics.publishStoredMetrics();
    },
  };
}
