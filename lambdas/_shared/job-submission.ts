import { CreateJobCommand, type MediaConvertClient, ProbeCommand } from '@aws-sdk/client-mediaconvert';
import type { CreateJobRequest } from '../../core/ladder/create-job-request';
import type { ProbeResult } from '../../core/ladder/probe-result';
import { AwsError } from './aws-error';
import { callSdk } from './call-sdk';

/** What start-transcode alone asks of MediaConvert. */
export interface JobSubmission {
  /**
   * What MediaConvert sees in a file; undefined where it cannot read it as one (400).
   *
   * @param url `s3://…`
   * @throws AwsError for any other refusal, and when there is no answer in time
   */
  probe(url: string): Promise<ProbeResult | undefined>;
  /**
   * The new job's id.
   *
   * @throws AwsError; `createJobOutcome` says what it means for the job
   */
  createJob(request: CreateJobRequest): Promise<string>;
}

/**
 * @param client with one attempt for each call: a second CreateJob behind the caller's back would hide that the
 *   outcome of the first is unknown
 */
export function openJobSubmission(client: MediaConvertClient): JobSubmission {
  return {
    async probe(url) {
      const command = new ProbeCommand({ InputFiles: [{ FileUrl: url }] });
      try {
        const { ProbeResults } = await callSdk('Probe', () => client.send(command));
        return ProbeResults?.[0];
      } catch (error) {
        if (error instanceof AwsError && error.status === 400 && error.code === 'BadRequestException')
          return undefined;
        throw error;
      }
    },

    async createJob(request) {
      const command = new CreateJobCommand(request);
      const { Job } = await callSdk('CreateJob', () => client.send(command), refusedSettings);
      if (Job?.Id === undefined) throw new AwsError({ operation: 'CreateJob', code: 'NoJobId' });
      return Job.Id;
    },
  };
}

/** Paths of settings: `/outputGroups/0/outputs/1`, or `settings.inputs[0].videoSelector`. */
const SETTING =
  /\/(?:settings|inputs|outputGroups)(?:\/[A-Za-z0-9]+)*|\bsettings(?:\.[A-Za-z0-9]+|\[\d+\])+/g;

/** The settings that MediaConvert's message names, and nothing else of it. */
function refusedSettings(message: string): string | undefined {
  return message.match(SETTING)?.join(' ');
}
