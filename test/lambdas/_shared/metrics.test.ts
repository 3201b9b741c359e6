import { METRIC } from '../../../core/contract';
import { openMetrics } from '../../../lambdas/_shared/metrics';

test('a count is one line of embedded metric format, with one dimension that names no film', () => {
  const lines: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(line => {
    lines.push(String(line));
    return true;
  });
  openMetrics().count(METRIC.secondJob);
  write.mockRestore();
  expect(lines.map(line => JSON.parse(line))).toEqual([
    {
      _aws: {
        Timestamp: expect.any(Number),
        CloudWatchMetrics: [
          {
            Namespace: 'ScreeningRoom',
            Dimensions: [['service']],
            Metrics: [{ Name: 'SecondJob', Unit: 'Count' }],
          },
        ],
      },
      service: 'ScreeningRoom',
      SecondJob: 1,
    },
  ]);
});
