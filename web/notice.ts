import { element } from './element';
import { FAULTS, type FaultCode, isWorthRetrying } from './playback-fault';

const NO_URL = 'Paste a playback URL to watch a film, or open this page with the URL behind a #.';

interface Notice {
  /** Says why the film does not play. */
  tell(code: FaultCode): void;
  /** Asks for a playback URL. */
  ask(): void;
  clear(): void;
}

/** What stands in place of the picture when there is none. Text is set as text, so nothing of a URL becomes markup. */
export function wireNotice(on: { retry: () => void; open: (text: string) => void }): Notice {
  const sentence = element('sentence', HTMLParagraphElement);
  const retry = element('retry', HTMLButtonElement);
  const form = element('open', HTMLFormElement);
  const field = element('url', HTMLInputElement);

  retry.addEventListener('click', on.retry);
  form.addEventListener('submit', event => {
    event.preventDefault();
    on.open(field.value);
  });
  const say = (text: string, offers: { retry: boolean; form: boolean }) => {
    sentence.textContent = text;
    retry.hidden = !offers.retry;
    form.hidden = !offers.form;
  };
  return {
    tell: code => say(FAULTS[code], { retry: isWorthRetrying(code), form: code === 'url_refused' }),
    ask: () => say(NO_URL, { retry: false, form: true }),
    clear: () => say('', { retry: false, form: false }),
  };
}
