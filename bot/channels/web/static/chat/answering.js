// The chat page, answering: the one message of ours that the next one answers.
// ---- answering -----------------------------------------------------------------------------------------------

const ABOVE = 120;
let answered = null; // { id, words }

function showAnswered() {
  const place = byId('answered');
  place.hidden = !answered;
  place.querySelector('.answered-words').textContent = answered ? answered.words : '';
}

function answer(id, words) {
  answered = { id, words: words.replace(/\s+/g, ' ').trim().slice(0, ABOVE) };
  showAnswered();
  text.focus();
}

function takeAnswered() {
  const one = answered;
  answered = null;
  showAnswered();
  return one;
}

// A small button under a message of ours; of a card, below its choices.
function makeAnswer(view, holder) {
  const button = make('button', 'answer', words['chat-reply']);
  button.type = 'button';
  button.addEventListener('click', () => answer(view.id, holder.textContent));
  return button;
}

byId('answered').querySelector('button').addEventListener('click', () => { takeAnswered(); text.focus(); });
