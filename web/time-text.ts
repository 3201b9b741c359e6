/** Time as a clock shows it: `1:05`, `1:02:03`. */
export function clockTime(seconds: number): string {
  const { hours, minutes, rest } = split(seconds);
  const padded = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${padded}` : `${minutes}:${padded}`;
}

/** Time as it is said aloud: `1 minute 5 seconds`. */
export function spokenTime(seconds: number): string {
  const { hours, minutes, rest } = split(seconds);
  const parts = [counted(hours, 'hour'), counted(minutes, 'minute'), counted(rest, 'second')];
  return parts.filter(part => part !== '').join(' ') || '0 seconds';
}

function split(seconds: number) {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, rest: whole % 60 };
}

function counted(count: number, unit: string): string {
  if (count === 0) return '';
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
