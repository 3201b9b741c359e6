import type { ApiRoute } from './define-route';

/** Every route of the API, in the order of its description. */
export const allRoutes: readonly ApiRoute[] = [];
