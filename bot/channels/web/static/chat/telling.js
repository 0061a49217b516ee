// The chat page: who waits for a person is told of the reply by the browser while they look at something else.
// ---- told by the browser -------------------------------------------------------------------------------------

const TELL = 'answerdesk.tell';
const canTell = !embedded && 'Notification' in window && matchMedia('(pointer: fine)').matches; // phones need more than a page
let told = null;

function wantsTelling() { return canTell && Notification.permission === 'granted' && keep.get(TELL) === 'yes'; }

function arrangeTelling() {
  const on = wantsTelling();
  const button = byId('tell');
  button.hidden = !canTell || state.holder === 'bot' || Notification.permission === 'denied';
  button.textContent = words[on ? 'chat-tell-off' : 'chat-tell'];
  byId('tell-note').hidden = button.hidden || !on;
}

function tell(view) {
  if (!document.hidden || view.author !== 'operator' || !wantsTelling()) return;
  told?.close();
  told = new Notification(view.name, { body: view.text.slice(0, 120), tag: 'answerdesk', renotify: true });
  told.onclick = () => window.focus();
}

async function toggleTelling() {
  const on = wantsTelling();
  const granted = on || (await Notification.requestPermission()) === 'granted';
  keep.set(TELL, granted && !on ? 'yes' : '');
  arrangeTelling();
  if (byId('tell').hidden) text.focus();
  if (Notification.permission === 'denied') complain(words['chat-tell-blocked']);
}

byId('tell').addEventListener('click', toggleTelling);
