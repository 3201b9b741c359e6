import type { MetricName, Metrics } from '../../../lambdas/_shared/metrics';

/** Metrics that keep what was counted, in order. */
export class CountedMetrics implements Metrics {
  readonly counted: MetricName[] = [];

  count(name: MetricName): void {
    this.counted.push(name);
  }
}
