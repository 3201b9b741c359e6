/** Where the two output groups stand in a request. */
export const CMAF = 'settings.outputGroups[0]';
export const POSTER = 'settings.outputGroups[1]';
