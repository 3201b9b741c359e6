const WEBVTT = /^(?:([0-9]{2,4}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})$/;
const SRT = /^([0-9]{1,4}):([0-5]?[0-9]):([0-5]?[0-9])[,.]([0-9]{1,3})$/;

/** Milliseconds of a WebVTT timestamp (W3C WebVTT, section 4.1); nothing where it is none. */
export function parseWebVttTime(text: string): number | undefined {
  return milliseconds(WEBVTT.exec(text));
}

/** Milliseconds of an SRT timestamp, with a comma or, as some programs write it, a full stop. */
export function parseSrtTime(text: string): number | undefined {
  return milliseconds(SRT.exec(text));
}

/** The time as a WebVTT timestamp with hours. */
export function writeTime(time: number): string {
  const [hours, minutes, seconds] = [time / 3_600_000, (time / 60_000) % 60, (time / 1000) % 60].map(part =>
    String(Math.floor(part)).padStart(2, '0'),
  );
  return `${hours}:${minutes}:${seconds}.${String(time % 1000).padStart(3, '0')}`;
}

function milliseconds(match: RegExpExecArray | null): number | undefined {
  if (!match) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0', thousandths = '0'] = match;
  return Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(thousandths);
}
