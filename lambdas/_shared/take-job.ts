import { type JobDesk, jobFact } from './job-fact';
import type { JobNews } from './job-news';
import type { Recorded } from './record-fact';
import { type Desk, takeFact } from './take-fact';

export interface JobNewsDesk extends Desk, JobDesk {
  readonly catalogue: Desk['catalogue'];
}

/**
 * Decides on what a job says of itself.
 *
 * @throws whatever the adapters throw; the same news may then be taken again
 */
export async function takeJob(desk: JobNewsDesk, news: JobNews, by: 'look_up' | 'event'): Promise<Recorded> {
  return takeFact(desk, news.video, await jobFact(desk, news, by));
}
