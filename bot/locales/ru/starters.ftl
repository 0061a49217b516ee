# Шаблоны для начала: добавляются кнопкой на странице «Шаблоны».

starter-hello-name = Приветствие
starter-hello = Здравствуйте, { $customer }! Меня зовут { $operator }, сейчас помогу.
starter-moment-name = Минуту
starter-moment = Одну минуту, проверяю.
starter-number-name = Номер заказа или договора
starter-number = Подскажите, пожалуйста, номер, по которому вас найти: заказа, договора или записи.
starter-details-name = Расскажите подробнее
starter-details = Расскажите, пожалуйста, подробнее: что вы делали и что увидели в ответ?
starter-photo-name = Попросить фото
starter-photo = Пришлите, пожалуйста, фото или снимок экрана — так разберёмся быстрее.
starter-passed-on-name = Передано коллегам
starter-passed-on = Передаю ваш вопрос коллегам. Как только будет ответ, напишу вам сюда. Номер обращения: { $case }.
starter-waiting-name = Спасибо за ожидание
starter-waiting = Спасибо, что подождали!
starter-sorry-name = Извинение
starter-sorry = { $customer }, простите за неудобства. Уже исправляем.
starter-done-name = Готово
starter-done = Готово! Проверьте, пожалуйста, всё ли в порядке.
starter-no-answer-name = Вы ещё здесь?
starter-no-answer = { $customer }, вопрос ещё актуален? Если да, просто ответьте здесь.
starter-hours-name = Наши контакты
starter-hours = С нами можно связаться и так: { $contacts }.
starter-bye-name = Прощание
starter-bye = Рады были помочь! Если что-то понадобится — пишите. { $business }
