import type { Finding } from '../finding';
import type { Walk } from '../walk/walk';

/** Looks at everything that was answered for faults of one kind. */
export type Check = (walk: Walk) => readonly Finding[];
