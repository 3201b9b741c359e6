import { CfnOutput, DefaultStackSynthesizer, type IStackSynthesizer, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { OUTPUT } from '../core/contract';
import { ApiGateway } from './constructs/api-gateway';
import { Catalogue } from './constructs/catalogue';
import { Delivery } from './constructs/delivery';
import { Identity } from './constructs/identity';
import { MediaBucket } from './constructs/media-bucket';
import { Observability } from './constructs/observability';
import { Playback } from './constructs/playback';
import { SigningKeys } from './constructs/signing-keys';
import { Transcode } from './constructs/transcode';
import { VideosApi } from './constructs/videos-api';
import { WebApp } from './constructs/web-app';
import type { Settings } from './settings';

/** Screening Room, from the films to the viewer. */
export class ScreeningRoomStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, {
      description: 'Private video streaming: films in a private bucket, played by grants.',
      // The command line checks the bootstrap version; a rule in the template would do it twice.
      synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer,
    });
    const logRetention = settings.logRetentionDays;

    // Films lie in a private bucket, and keys that never leave Secrets Manager sign what may be played.
    const media = new MediaBucket(this, 'Media', { retain: settings.retainMedia, sources: settings.sources });
    const keys = new SigningKeys(this, 'Keys', { keys: settings.keys, logRetention });

    // An upload becomes a film, and the catalogue knows how far it is.
    const catalogue = new Catalogue(this, 'Catalogue');
    const { ingest } = settings;
    const transcode = new Transcode(this, 'Transcode', { media, catalogue, ingest, logRetention });

    // A viewer loads the page, the page asks for playlists, and playlists lead to signed media: one distribution.
    const web = new WebApp(this, 'Web', { logRetention });
    const gateway = new ApiGateway(this, 'Gateway', { throttling: settings.throttling, logRetention });
    const delivery = new Delivery(this, 'Delivery', { media, keys, web, gateway, settings });

    // Playlists are signed for this distribution, with the key of the grant's generation.
    new Playback(this, 'Playback', { gateway, media, keys, delivery, logRetention });

    // Programs and people upload films, change them, and hand out grants.
    const identity = new Identity(this, 'Identity', settings);
    const api = new VideosApi(this, 'Api', {
      ...{ gateway, identity, catalogue, media, keys, transcode, delivery, settings, logRetention },
    });

    // What is deleted is forgotten by the edges too, and alarms tell when something needs a person.
    delivery.grantInvalidate(transcode.reconcile);
    const { alarmTopicArn } = settings;
    new Observability(this, 'Observability', { transcode, gateway, api, alarmTopicArn });

    this.publish({
      [OUTPUT.cdnOrigin]: delivery.origin,
      [OUTPUT.apiOrigin]: `https://${gateway.host}`,
      [OUTPUT.mediaBucket]: media.bucket.bucketName,
      [OUTPUT.catalogueTable]: catalogue.tableName,
      [OUTPUT.videoEventsTopicArn]: transcode.events.topicArn,
      [OUTPUT.grantAudience]: delivery.audience,
      [OUTPUT.grantSecretArn]: keys.active.grantSecret.ref,
      [OUTPUT.activeGeneration]: String(settings.keys.active),
      [OUTPUT.grantMaxSeconds]: String(settings.grantMaxHours * 3_600),
      [OUTPUT.ipLocks]: String(settings.ipLocks),
      ...identity.outputs,
    });
  }

  private publish(outputs: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
