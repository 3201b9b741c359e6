import { IntList } from './int-list';

/**
 * What a URL value is for. A SegmentTemplate's attributes replace those of the levels above one by one, a SegmentList
 * replaces a whole one, and sources are taken to be in use on every level.
 */
export const ROLE = {
  media: 0,
  initialization: 1,
  index: 2,
  list: 3,
  source: 4,
  /** Text of a BaseURL; it may be empty. */
  base: 5,
  baseInCdata: 6,
  /** A BaseURL of mixed content, which leads nobody knows where. */
  baseUnknown: 7,
} as const;
/** A value longer than this, in bytes, stays as it is: CloudFront takes no longer URL (developer guide, "Quotas"). */
export const VALUE_MAX = 8192;

export type Role = (typeof ROLE)[keyof typeof ROLE];

/** The MPD, a Period, an AdaptationSet or a Representation. */
export interface Level {
  /** Index of the level above, -1 for the MPD. */
  readonly parent: number;
  /** Index behind the last level below this one. */
  end: number;
  readonly isRepresentation: boolean;
  /** Representation@id without references, where it can change where a template leads. */
  readonly changingId: string | undefined;
  /** Bit 1 << role for each role that this level's own segment information fills. */
  fills: number;
  hasTemplate: boolean;
  hasList: boolean;
  /** Whether some segment or index is a range of what the BaseURL names. */
  hasRangesOfBase: boolean;
}

export function newLevel(parent: number, isRepresentation: boolean, changingId: string | undefined): Level {
  return {
    parent,
    end: 0,
    isRepresentation,
    changingId,
    fills: 0,
    hasTemplate: false,
    hasList: false,
    hasRangesOfBase: false,
  };
}

const FIELDS = 4;
/** What a level takes in memory, about. */
const LEVEL_BYTES = 120;

/** Where the levels and URL values of a manifest stand, in the order of the text. */
export class ManifestLayout {
  readonly levels: Level[] = [];
  /** End of the MPD's start tag. */
  rootEnd = 0;
  /** Prefix of the MPD element's name with its colon; empty where it has none. */
  rootPrefix = '';
  private readonly places = new IntList();

  get count(): number {
    return this.places.length / FIELDS;
  }

  /** About what it takes in memory, beside the source. */
  get bytes(): number {
    return 4 * this.places.length + LEVEL_BYTES * this.levels.length;
  }

  add(role: Role, level: number, start: number, end: number): void {
    this.places.push(role);
    this.places.push(level);
    this.places.push(start);
    this.places.push(end);
  }

  role(index: number): Role {
    return this.places.at(index * FIELDS) as Role;
  }

  level(index: number): number {
    return this.places.at(index * FIELDS + 1);
  }

  start(index: number): number {
    return this.places.at(index * FIELDS + 2);
  }

  end(index: number): number {
    return this.places.at(index * FIELDS + 3);
  }
}
