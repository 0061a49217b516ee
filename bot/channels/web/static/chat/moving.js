// The chat page: who waits takes the conversation along to Telegram, and reads here that it goes on there.
// ---- moving --------------------------------------------------------------------------------------------------

function arrangeMove() {
  const offered = config.bot && state.holder !== 'bot';
  byId('move').hidden = !offered;
  byId('moved').hidden = !state.moved;
  document.body.classList.toggle('moved', Boolean(state.moved)); // what stood under old lines does nothing here now
  if (!offered) byId('move-way').hidden = true;
}

async function invite(event) {
  const button = event.currentTarget;
  button.disabled = true;
  const [ok, answer] = await call('move', {}).then(async (response) => [response.ok, await response.json()], () => [false, {}]);
  button.disabled = false;
  if (!ok) {
    complain(answer.message || words['chat-mail-failed']);
    return;
  }
  complain('');
  byId('move-link').href = answer.link;
  byId('move-way').hidden = false;
  byId('move-link').focus();
}

byId('move').addEventListener('click', invite);
byId('moved-link').href = config.bot || '#';
