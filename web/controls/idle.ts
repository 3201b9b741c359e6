import { element } from '../element';

/** Milliseconds without a sign of the viewer after which the controls fade. */
const PATIENCE = 2_500;

/** Marks the page idle while nobody moves, so that the style sheet can fade the controls of a playing film. */
export function wireIdle(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wake = () => {
    clearTimeout(timer);
    document.body.removeAttribute('data-idle');
    timer = setTimeout(() => document.body.setAttribute('data-idle', ''), PATIENCE);
  };
  for (const type of ['pointermove', 'pointerdown', 'keydown', 'focusin'])
    document.addEventListener(type, wake);
  element('stage', HTMLElement).addEventListener('pointerleave', () =>
    document.body.setAttribute('data-idle', ''),
  );
  wake();
}
