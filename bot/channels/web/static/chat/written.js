// What we wrote, as text: its addresses are links, its times are marked.

// Addresses in what we wrote become links; everything is put in as text.
function appendText(node, content) {
  let at = 0;
  for (const match of content.matchAll(/https?:\/\/[^\s<>"']+/g)) {
    const address = match[0].replace(/[).,;:!?…»”]+$/u, '');
    node.append(content.slice(at, match.index));
    const link = make('a', '', address);
    link.href = address;
    link.target = '_blank';
    link.rel = 'noopener nofollow';
    node.append(link);
    at = match.index + address.length;
  }
  node.append(content.slice(at));
}

// Times are marked; whose clock reads otherwise sees their own beside ours.
function appendTold(node, view) {
  let rest = view.text;
  for (const moment of view.moments || []) {
    const at = rest.indexOf(moment.words);
    if (at < 0) continue;
    appendText(node, rest.slice(0, at));
    node.append(makeTime(moment));
    rest = rest.slice(at + moment.words.length);
  }
  appendText(node, rest);
}

function makeTime(moment) {
  const at = new Date(moment.at);
  const time = make('time', '', moment.words);
  time.dateTime = moment.at;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  if (!moment.words.includes(at.toLocaleTimeString('en-GB', clock))) {
    const own = at.toLocaleString(config.language, { weekday: 'long', ...clock });
    time.append(` (${words['chat-your-time'].replace(OPERATOR, own)})`);
  }
  return time;
}

async function copyNumber(number, button) {
  try { await navigator.clipboard.writeText(number); } catch { return; }
  if (!button.textContent.endsWith('✓')) button.append(' ✓');
}
