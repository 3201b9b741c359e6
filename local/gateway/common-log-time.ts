const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A moment in the common log format, UTC: `12/Mar/2020:19:03:58 +0000`. Takes milliseconds since the epoch. */
export function commonLogTime(milliseconds: number): string {
  const moment = new Date(milliseconds);
  const day = String(moment.getUTCDate()).padStart(2, '0');
  const time = moment.toISOString().slice(11, 19);
  return `${day}/${MONTHS[moment.getUTCMonth()]}/${moment.getUTCFullYear()}:${time} +0000`;
}
