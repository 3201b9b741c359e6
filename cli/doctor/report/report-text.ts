import type { Report, ReportedFault } from './report';

/** The last second of the year 9999, after which no date has four digits for it. */
const LAST_SECOND = 253_402_300_799;

/** Places that are named; of more the number is told. */
const PLACES = 3;

/** The report for a reader. */
export function reportText(report: Report): string {
  const { grant, playlists, segments, faults } = report;
  const count = faults.filter(({ level }) => level === 'fault').length;
  return [
    grant
      ? `Film ${grant.video}; the grant ${lifetime(grant.expiresAt, grant.expiresIn)}.`
      : 'The token cannot be read.',
    `Asked for ${playlists} playlists and ${segments} segments.`,
    ...faults.flatMap(faultLines),
    '',
    count === 0 ? 'Nothing is wrong.' : `${count} ${count === 1 ? 'thing is' : 'things are'} wrong.`,
    '',
  ].join('\n');
}

function lifetime(expiresAt: number, expiresIn: number): string {
  const time = `(${new Date(Math.min(expiresAt, LAST_SECOND) * 1000).toISOString().replace('.000', '')})`;
  return expiresIn > 0
    ? `ends in ${duration(expiresIn)} ${time}`
    : `ended ${duration(-expiresIn)} ago ${time}`;
}

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function faultLines({ code, level, sentence, advice, places }: ReportedFault): string[] {
  const named = places
    .slice(0, PLACES)
    .map(({ place, seen }) => (seen === undefined ? place : `${place} (${seen})`));
  const rest = places.length > PLACES ? [`and ${places.length - PLACES} more`] : [];
  return [
    '',
    `${level === 'note' ? 'Note' : 'Fault'} ${code}: ${sentence}`,
    `  Where: ${[...named, ...rest].join('; ')}`,
    `  What to do: ${advice}`,
  ];
}
