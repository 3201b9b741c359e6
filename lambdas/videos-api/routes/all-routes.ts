import { abortUpload } from './abort-upload';
import { completeUpload } from './complete-upload';
import { confirmRegistration } from './confirm-registration';
import { createVideo } from './create-video';
import type { ApiRoute } from './define-route';
import { deleteCaptions } from './delete-captions';
import { deleteVideo } from './delete-video';
import { editVideo } from './edit-video';
import { forgotPassword } from './forgot-password';
import { grantPublicVideo } from './grant-public-video';
import { grantToMachine } from './grant-to-machine';
import { grantVideo } from './grant-video';
import { listPublicVideos } from './list-public-videos';
import { listVideos } from './list-videos';
import { logIn } from './log-in';
import { logOut } from './log-out';
import { putCaptions } from './put-captions';
import { refreshSession } from './refresh-session';
import { register } from './register';
import { resendCode } from './resend-code';
import { resetPassword } from './reset-password';
import { showDescription } from './show-description';
import { showPublicVideo } from './show-public-video';
import { showUpload } from './show-upload';
import { showVideo } from './show-video';
import { signParts } from './sign-parts';

/** Every route of the API, in the order of its description. */
export const allRoutes: readonly ApiRoute[] = [
  createVideo,
  signParts,
  showUpload,
  completeUpload,
  abortUpload,
  listVideos,
  showVideo,
  editVideo,
  deleteVideo,
  putCaptions,
  deleteCaptions,
  grantVideo,
  listPublicVideos,
  showPublicVideo,
  grantPublicVideo,
  grantToMachine,
  register,
  confirmRegistration,
  resendCode,
  logIn,
  refreshSession,
  logOut,
  forgotPassword,
  resetPassword,
  showDescription(() => allRoutes),
];
