const PERCENTAGE = '(?:100(?:\\.0{1,6})?|[0-9]{1,2}(?:\\.[0-9]{1,6})?)%';

/** Cue settings that pass (W3C WebVTT, section 4.4). `region` does not: it names what stands in a REGION block. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  vertical: /^(?:rl|lr)$/,
  line: new RegExp(`^(?:${PERCENTAGE}|-?[0-9]{1,4})(?:,(?:start|center|end))?$`),
  position: new RegExp(`^${PERCENTAGE}(?:,(?:line-left|center|line-right))?$`),
  size: new RegExp(`^${PERCENTAGE}$`),
  align: /^(?:start|center|end|left|right)$/,
};

/** The settings behind a cue's times that are on the allow-list, each once, in the order they came. */
export function allowedSettings(text: string): string {
  const settings = new Map<string, string>();
  for (const setting of text.split(/[ \t]+/)) {
    const colon = setting.indexOf(':');
    const name = setting.slice(0, Math.max(0, colon));
    const value = setting.slice(colon + 1);
    if (Object.hasOwn(ALLOWED, name) && ALLOWED[name]?.test(value)) settings.set(name, value);
  }
  return [...settings].map(([name, value]) => `${name}:${value}`).join(' ');
}
