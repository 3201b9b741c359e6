import { element } from '../element';
import type { Captions } from '../engine/engine';

const OFF = 'off';

export interface CaptionsMenu {
  /** Offers captions, none of them chosen; hides the menu where there are none. */
  offer(captions: readonly Captions[]): void;
  /** Says which captions are shown now. */
  show(index: number | typeof OFF): void;
  /** Shows the captions that were shown last, the first ones at first, or none. */
  toggle(): void;
}

/** The menu of captions. */
export function wireCaptionsMenu(choose: (index: number | typeof OFF) => void): CaptionsMenu {
  const select = element('captions', HTMLSelectElement);
  const label = element('captions-label', HTMLLabelElement);
  let last = OFF;

  const show = (value: string) => {
    select.value = value;
    label.toggleAttribute('data-on', value !== OFF);
    if (value !== OFF) last = value;
  };
  const pick = (value: string) => {
    show(value);
    choose(value === OFF ? OFF : Number(value));
  };
  select.addEventListener('change', () => pick(select.value));
  return {
    offer(captions) {
      const options = captions.map(({ name, index }) => new Option(name, String(index)));
      select.replaceChildren(new Option('Off', OFF), ...options);
      show(OFF);
      last = options[0]?.value ?? OFF;
      label.hidden = options.length === 0;
    },
    show: index => show(String(index)),
    toggle: () => pick(select.value === OFF ? last : OFF),
  };
}
