// The page a letter leads to. The code stands behind the "#", which no server sees; a look uses nothing up.
'use strict';
(() => {
  const { language, words } = JSON.parse(document.body.dataset.config);
  const byId = (id) => document.getElementById(id);
  const code = decodeURIComponent(location.hash.slice(1));

  function show(sentence, ...buttons) {
    byId('said').textContent = sentence;
    for (const id of ['go', 'anew', 'stop']) byId(id).hidden = !buttons.includes(id);
  }

  async function ask(act) {
    const headers = { 'Content-Type': 'application/json', 'Accept-Language': language };
    const response = await fetch('api/return', { method: 'POST', headers, body: JSON.stringify({ code, act }), cache: 'no-store' });
    return { ok: response.ok, ...(await response.json()) };
  }

  const attempt = (act, then) => ask(act)
    .then((answer) => (answer.ok ? then(answer) : show(answer.message, 'anew')))
    .catch(() => show(words.offline, ...(act === 'stop' ? ['stop'] : ['go'])));

  const enter = () => location.replace(`../chat?lang=${language}`);
  byId('go').addEventListener('click', () => attempt('open', enter));
  byId('stop').addEventListener('click', () => attempt('stop', () => show(words.stopped)));
  attempt('look', ({ mine, address }) => {
    if (mine) enter();
    else show(address ? words.whose.replace('\u0001', address) : words.nobody, 'go', ...(address ? ['stop'] : []));
  });
})();
