import { createVideo } from './create-video';
import type { ApiRoute } from './define-route';
import { editVideo } from './edit-video';
import { grantPublicVideo } from './grant-public-video';
import { grantToMachine } from './grant-to-machine';
import { grantVideo } from './grant-video';
import { listPublicVideos } from './list-public-videos';
import { listVideos } from './list-videos';
import { showDescription } from './show-description';
import { showPublicVideo } from './show-public-video';
import { showVideo } from './show-video';

/** Every route of the API, in the order of its description. */
export const allRoutes: readonly ApiRoute[] = [
  createVideo,
  listVideos,
  showVideo,
  editVideo,
  grantVideo,
  listPublicVideos,
  showPublicVideo,
  grantPublicVideo,
  grantToMachine,
  showDescription(() => allRoutes),
];
