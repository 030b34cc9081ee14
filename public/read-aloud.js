// Reads a page aloud with a voice of the device itself. Loaded by whoever asked for it, and by nobody else. It changes nothing
// that stands on the page: the words that are read are marked beside it, so that a page that lives is not disturbed.
(() => {
  const bar = document.querySelector('.reader');
  const speech = window.speechSynthesis;
  if (!bar) return;
  const note = bar.querySelector('[role=status]');
  const passage =
    'h1, h2, h3, p, li, dt, dd, blockquote, legend, label, summary, figcaption, caption, th, td, button, .button';
  const silent =
    'svg, script, style, textarea, select, input, .unseen, .kept-place, [hidden], [aria-hidden=true]';
  const folded = 'details:not([open]) > :not(summary)';
  const pressed = 'a, button, input, textarea, select, summary, label';
  let now = -1;
  let turn = 0;

  /** Whether eyes see it. A wide page shows what is folded on a narrow one, and its fold is closed all the same. */
  function isSeen(element) {
    if (element.getClientRects().length === 0) return false;
    return element.checkVisibility ? element.checkVisibility() : !element.closest(folded);
  }

  /** What can be read, in the order of the page: an element, its pieces of text in one language, and that language. */
  function passages() {
    const main = document.getElementById('main');
    const found = [];
    if (!main) return found;
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const text = walk.currentNode;
      const parent = text.parentElement;
      if (text.data.trim() === '' || parent.closest(silent) || !isSeen(parent)) continue;
      const element = parent.closest(passage) ?? parent;
      const language = parent.closest('[lang]')?.lang || document.documentElement.lang;
      const last = found[found.length - 1];
      // A child's words in a line of the page are in another language than it, and need another voice.
      if (last?.element === element && last.language === language) last.texts.push(text);
      else found.push({ element, language, texts: [text] });
    }
    return found;
  }

  /** A voice that speaks on the device. Any other one would send the words of the page away. */
  function voiceFor(language) {
    const wanted = language.toLowerCase();
    const own = speech.getVoices().filter((voice) => voice.localService);
    const tag = (voice) => voice.lang.toLowerCase().replace('_', '-');
    return (
      own.find((voice) => tag(voice) === wanted) ??
      own.find((voice) => tag(voice).split('-')[0] === wanted.split('-')[0])
    );
  }

  const canMark = 'highlights' in CSS && 'Highlight' in window;

  /** Marks letters of a passage, counted over all its pieces; from 0 to the end: all of it. */
  function mark({ texts }, start, end) {
    if (!canMark) return;
    const range = document.createRange();
    let before = 0;
    let begun = false;
    for (const text of texts) {
      const after = before + text.data.length;
      if (!begun && start < after) {
        range.setStart(text, Math.max(0, start - before));
        begun = true;
      }
      if (begun && end <= after) {
        range.setEnd(text, Math.max(0, end - before));
        break;
      }
      before = after;
    }
    CSS.highlights.set('read', new Highlight(range));
  }

  function hush() {
    turn += 1;
    speech.cancel();
    if (canMark) CSS.highlights.delete('read');
  }

  /** Of Listen and Stop one is there. Where the other one had the focus this one has it: else whoever goes by keys would be nowhere. */
  function offer(name) {
    const [there, gone] = [name, name === 'stop' ? 'listen' : 'stop'].map((value) =>
      bar.querySelector(`[value=${value}]`),
    );
    there.hidden = false;
    if (document.activeElement === gone) there.focus();
    gone.hidden = true;
  }

  function rest() {
    hush();
    offer('listen');
  }

  /** Reads one passage, and then the next one until the page ends. */
  function read(at) {
    const of = passages()[at];
    if (!of) {
      rest();
      now = -1;
      return;
    }
    hush();
    now = at;
    const mine = turn;
    const words = of.texts.map((text) => text.data).join('');
    const { language } = of;
    const voice = voiceFor(language);
    note.textContent = voice ? '' : bar.dataset.none;
    offer('stop');
    if (!voice) {
      // Words in a language that the device does not speak are passed by; where it speaks none of the page's it stops.
      if (language === document.documentElement.lang) rest();
      else read(at + 1);
      return;
    }
    const said = new SpeechSynthesisUtterance(words);
    said.voice = voice;
    said.lang = voice.lang;
    said.rate = 0.9;
    said.onboundary = ({ charIndex, charLength, name }) => {
      if (mine !== turn || name === 'sentence') return;
      const length = charLength || /^\S*/.exec(words.slice(charIndex))[0].length;
      mark(of, charIndex, charIndex + length);
    };
    said.onend = () => {
      if (mine === turn) read(at + 1);
    };
    mark(of, 0, words.length);
    of.element.scrollIntoView({ block: 'nearest' });
    speech.speak(said);
  }

  function press(does) {
    if (does === 'listen') read(Math.max(0, now));
    if (does === 'stop') rest();
    if (does === 'next') read(now + 1);
    if (does === 'before') read(Math.max(0, now - 1));
  }

  if (!speech) {
    bar.hidden = false;
    note.textContent = bar.dataset.none;
    for (const button of bar.querySelectorAll('button')) button.hidden = true;
    return;
  }
  // The first question for voices is what makes some browsers fetch their list.
  speech.getVoices();
  bar.hidden = false;
  // Heard before anything else hears it: while a page comes to life React keeps presses back, and a child would press for nothing.
  addEventListener(
    'click',
    ({ target }) => {
      if (!(target instanceof Element)) return;
      if (bar.contains(target)) return press(target.closest('button')?.value);
      // A tap on words that do nothing else begins there; another one on the same words ends it.
      if (target.closest(pressed) || String(getSelection())) return;
      const at = passages().findIndex(({ element }) => element.contains(target));
      if (at < 0) return;
      if (at === now && speech.speaking) rest();
      else read(at);
    },
    { capture: true },
  );
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') rest();
  });
  window.addEventListener('pagehide', rest);
  // Nothing is to be heard of a page that is left either, however slow the line is.
  document.addEventListener('submit', ({ target }) => target.action.endsWith('/leave') && rest(), true);
})();
