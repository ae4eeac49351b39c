// Repeats a draw in the browser with the code that ran it. Wasm and proof come with the page, so that it can be done without a
// network later; what the network refused is asked for again when the button is pressed.
(() => {
  const box = document.querySelector('[data-check]');
  const { wasm, proof } = box.dataset;
  const words = JSON.parse(box.dataset.words);
  const button = box.querySelector('button');
  const result = box.querySelector('[role=status]');
  let loading = null;
  let tries = 0;

  async function load() {
    // Some browsers do not ask again for a module that failed.
    const [module, answer] = await Promise.all([import(`${wasm}.js${tries++ ? `?${tries}` : ''}`), fetch(proof)]);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const [file] = await Promise.all([answer.arrayBuffer(), module.default({ module_or_path: `${wasm}.wasm` })]);
    return () => module.verify(new Uint8Array(file));
  }

  function start() {
    loading ??= load().catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  /** The code answers `ok` and what it found, each on a line of its own, or the code of what is wrong. */
  function inWords(said) {
    const [code, hash, selected, alternates] = said.split('\n');
    const found = { hash, selected, alternates };
    if (code === 'ok') return words.ok.replace(/\{(\w+)\}/g, (whole, name) => found[name] ?? whole);
    return words.wrong.replace('{why}', words[code] ?? words.malformed);
  }

  async function check() {
    result.textContent = words.busy;
    button.disabled = true;
    try {
      const verify = await start();
      result.textContent = inWords(verify());
    } catch (error) {
      console.error(error);
      result.textContent = words.unavailable;
    }
    button.disabled = false;
  }

  box.querySelector('[data-without]').hidden = true;
  button.hidden = false;
  button.addEventListener('click', check);
  start().catch(() => {});
})();
