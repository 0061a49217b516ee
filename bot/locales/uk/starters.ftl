# Шаблони для початку: додаються кнопкою на сторінці «Шаблони».

starter-hello-name = Вітання
starter-hello = Вітаю, { $customer }! Мене звати { $operator }, зараз допоможу.
starter-moment-name = Хвилинку
starter-moment = Одну хвилинку, перевіряю.
starter-number-name = Номер замовлення чи договору
starter-number = Підкажіть, будь ласка, номер, за яким вас знайти: замовлення, договору чи запису.
starter-details-name = Розкажіть докладніше
starter-details = Розкажіть, будь ласка, докладніше: що ви робили і що побачили у відповідь?
starter-photo-name = Попросити фото
starter-photo = Надішліть, будь ласка, фото або знімок екрана — так розберемося швидше.
starter-passed-on-name = Передано колегам
starter-passed-on = Передаю ваше питання колегам. Щойно буде відповідь, напишу вам сюди. Номер звернення: { $case }.
starter-waiting-name = Дякую за очікування
starter-waiting = Дякую, що зачекали!
starter-sorry-name = Вибачення
starter-sorry = { $customer }, перепрошуємо за незручності. Уже виправляємо.
starter-done-name = Готово
starter-done = Готово! Перевірте, будь ласка, чи все гаразд.
starter-no-answer-name = Ви ще тут?
starter-no-answer = { $customer }, питання ще актуальне? Якщо так, просто відпишіть тут.
starter-hours-name = Наші контакти
starter-hours = З нами можна зв’язатися і так: { $contacts }.
starter-bye-name = Прощання
starter-bye = Раді були допомогти! Якщо щось знадобиться — пишіть. { $business }
