# Як докликатися до працівників: нагадування поза Answerdesk, повідомлення у браузер.

staff-call-reminder = { $time }, ваше нагадування: чат № { $number }.
staff-call-reminder-free = { $time }, ваше нагадування: чат, до якого ви хотіли повернутися.
staff-push-on = Цей браузер підключено. Повідомлення прийде сюди, якщо клієнт чекає задовго, а ви в цей час не в Answerdesk.

desk-push-title = Сповіщення браузера
desk-push-text = Повідомлення прийде на цей комп'ютер чи телефон, якщо клієнт чекає задовго, а ви в цей час не в Answerdesk, і до ваших нагадувань. Браузер має бути запущено, відкривати Answerdesk не треба. Лише номер і скільки чекають, слів клієнта в ньому немає.
desk-push-here-off = У цей браузер повідомлення не надходять.
desk-push-here-on = У цей браузер надходять повідомлення.
desk-push-here-blocked = Браузер не дозволяє сповіщень цього сайту. Дозвольте їх у налаштуваннях сайту (значок ліворуч від адреси) й оновіть сторінку.
desk-push-here-insecure = Це працює, лише якщо адреса Answerdesk починається з https://. Зверніться до адміністратора або підключіть Telegram.
desk-push-here-impossible = Цей браузер не вміє приймати такі повідомлення. Відкрийте Answerdesk в іншому або підключіть Telegram.
desk-push-here-asking = Секунду…
desk-push-turn-on = Увімкнути
desk-push-forget-here = Забути цей браузер
desk-push-refused = Браузер не зміг увімкнути повідомлення: його служба сповіщень не відповідає або вимкнена. Спробуйте пізніше або підключіть Telegram.
desk-push-dismissed = Дозволу немає, тож нічого не ввімкнено. Натисніть ще раз і виберіть «Дозволити».
desk-push-done = Увімкнено. Перше повідомлення вже в дорозі.
desk-push-forgotten = У цей браузер повідомлення більше не надходитимуть.
desk-push-list = Усі ваші браузери
desk-push-this = цей
desk-push-since = з { $date }
desk-push-sent = останнє повідомлення { $date }
desk-push-problem = Останнє повідомлення не прийнято ({ $problem }).
desk-push-always = Писати в робочий час, навіть якщо Answerdesk ніде не відкрито
desk-push-forget = Забути
desk-push-forget-named = Забути { $name }

error-BadBrowser = У цей браузер нічого не надіслати: його адреса не схожа на службу сповіщень. Візьміть інший браузер або Telegram.
error-TooManyBrowsers = У вас уже { $most } браузерів. Забудьте один із них і ввімкніть цей.

desk-mail-contact = Якщо немає в чаті, відповідь іде на { $address }
desk-mail-contact-bad = Листи на { $address } не доходять
desk-mail-sent = ✉ надіслано на { $address } о { $time }
desk-mail-queued = ✉ надсилається на { $address }
desk-mail-late = ✉ на { $address } ще не надіслано ({ $problem }): спробуємо знову
desk-mail-bounced = ✉ не доставлено: адреси { $address } немає ({ $problem })
desk-mail-failed = ✉ не надіслано на { $address }: { $problem }
desk-mail-unknown = ✉ невідомо, чи дійшло на { $address }: { $problem }
desk-others = Той самий клієнт
desk-others-live = зараз тут
desk-others-by-move = перехід із сайту
desk-others-by-code = підтверджено кодом
desk-others-by-site = увійшли на сайті
desk-others-by-staff = об’єднання: { $name }
desk-others-end = Роз’єднати
desk-others-join = Це той самий клієнт, що й…
desk-others-ask = Номер звернення того самого клієнта. Листування залишаться окремими, але кожне буде видно в картці іншого. Це можна скасувати.
desk-others-number = Номер звернення
desk-others-do = Об’єднати
desk-others-none = Звернень ще не було
desk-customer-aside = Розмова триває в іншому чаті
