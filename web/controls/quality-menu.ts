import { element } from '../element';
import type { Quality } from '../engine/engine';

const AUTO = 'auto';

interface QualityMenu {
  /** Offers renditions, with automatic choice first and chosen; hides the menu where there is no choice. */
  offer(qualities: readonly Quality[]): void;
  /** Says which rendition plays now. */
  show(quality: Quality): void;
}

/** The menu of renditions. */
export function wireQualityMenu(choose: (quality: number | typeof AUTO) => void): QualityMenu {
  const select = element('quality', HTMLSelectElement);
  const label = element('quality-label', HTMLLabelElement);
  const auto = new Option('Auto', AUTO);

  select.addEventListener('change', () => choose(select.value === AUTO ? AUTO : Number(select.value)));
  return {
    offer(qualities) {
      auto.textContent = 'Auto';
      select.replaceChildren(auto, ...qualities.map(({ name, index }) => new Option(name, String(index))));
      select.value = AUTO;
      label.hidden = qualities.length < 2;
    },
    show({ name }) {
      auto.textContent = `Auto (${name})`;
      document.body.dataset['rendition'] = name;
    },
  };
}
