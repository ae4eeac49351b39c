// Loads the wasm of a page when one of its islands is first used, and hydrates the islands: most people who only open the
// page never need it.
//
// What is typed meanwhile stays in the fields; once the islands are hydrated they get an `input` event for it. A form that
// is sent waits for them, for a while. The islands are hydrated as by `hydration/island_script.js` of Leptos.
((address) => {
  /** How long a form that is sent waits, in milliseconds. */
  const PATIENCE = 3000;
  /** How long after a failure the wasm is asked for again, in milliseconds. */
  const PAUSE = 3000;
  /** Its attribute `data-on-use` is `waiting`, then `alive` once the islands are hydrated. */
  const script = document.querySelector('script[data-on-use]');
  const listening = new AbortController();
  /** The fields into which something was written before the islands were hydrated. */
  const typed = new Set();
  let loading = null;
  let tries = 0;
  let alive = false;
  /** A form is waiting, or is sent without the islands. */
  let waiting = false;
  let passing = false;

  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const inIsland = ({ target }) => target.closest?.('leptos-island');

  async function hydrate(node, module, children) {
    const own = node.localName === 'leptos-children';
    if (node.localName === 'leptos-island') {
      children.at(-1)?.();
      await module[node.dataset.component]?.(node);
    } else if (own) {
      children.push(node.$$on_hydrate);
    }
    for (const child of node.children) await hydrate(child, module, children);
    if (own) children.pop();
  }

  async function load() {
    // Some browsers do not ask again for a module that failed.
    const module = await import(`${address}.js${tries++ ? `?${tries}` : ''}`);
    await module.default({ module_or_path: `${address}.wasm` });
    alive = true;
    listening.abort();
    module.hydrate();
    await hydrate(document.body, module, []);
    // The effects of the islands run before this.
    await pause(0);
    for (const field of typed) field.dispatchEvent(new Event('input', { bubbles: true }));
    script.dataset.onUse = 'alive';
  }

  function start() {
    // What the network refuses, the browser says itself.
    loading ??= load().catch(async (error) => {
      if (alive) return console.error(error);
      await pause(PAUSE);
      loading = null;
    });
    return loading;
  }

  function used(event) {
    if (!inIsland(event)) return;
    if (event.target.form && ['input', 'change'].includes(event.type)) typed.add(event.target);
    start();
  }

  async function submitted(event) {
    if (passing || !inIsland(event)) return;
    event.preventDefault();
    if (waiting) return;
    waiting = true;
    const { target: form, submitter } = event;
    await Promise.race([start(), pause(PATIENCE)]);
    waiting = false;
    passing = true;
    form.requestSubmit(submitter);
    passing = false;
  }

  const options = { capture: true, passive: true, signal: listening.signal };
  for (const type of ['focusin', 'pointerdown', 'input', 'change']) document.addEventListener(type, used, options);
  document.addEventListener('submit', submitted, { capture: true, signal: listening.signal });
  addEventListener('online', () => typed.size > 0 && start(), { signal: listening.signal });

  /** Whether the device has a draft, which is to be shown or removed. */
  function hasDrafts() {
    try {
      return Object.keys(localStorage).some((key) => key.startsWith('draft/'));
    } catch {
      return false;
    }
  }

  /** Whether there is a text in which students could be identified. */
  const hasText = () => [...document.querySelectorAll('leptos-island .text-box textarea')].some((area) => area.value);
  script.dataset.onUse = 'waiting';
  if (document.activeElement?.closest('leptos-island') || hasDrafts() || hasText()) start();
})
