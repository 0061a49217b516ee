# Листи, що приходять поштою.

desk-letter-came = ✉ поштою від { $address }
desk-letter-other = ✉ поштою від { $address }: це не та адреса, яку залишено в чаті
desk-letter-refused = Не дійшло з листом: { $names }. Клієнту про це сказано.
desk-letter-cut = цитата й підпис

desk-letters = Листи
desk-letters-text = Відповіді клієнтів на наші листи одразу потрапляють у їхній чат. Тут усе, що прийшло, і що з цим сталося.
desk-letters-off = Пошту не читаємо: листи просять відповісти за посиланням. Скриньку підключає адміністратор: ANSWERDESK_IMAP_HOST (docs/mail.md).
desk-letters-begin = У { $address } ще не заглядали.
desk-letters-on = { $address } перевіряється кожні 20 секунд.
desk-letters-trouble = Не вдається прочитати пошту: { $problem }. Перевірте налаштування ANSWERDESK_IMAP_…. Нічого не втрачено: листи чекають у скриньці.
desk-letters-all = Усі
desk-letters-open = Подивитися
desk-letters-none = Листів поки немає
desk-letters-none-text = Щойно клієнт відповість на наш лист, він з’явиться тут і в його чаті.
desk-letters-none-open = Дивитися нема чого
desk-letters-none-open-text = Кожен лист уже в чаті або нікому не потрібен.
desk-letters-no-subject = (без теми)
desk-letters-words = Що в листі
desk-letters-chat = Відкрити чат
desk-letters-put = Додати в чат…
desk-letters-put-text = Номер звернення цього клієнта. Лист з’явиться в тому чаті, ніби він написав його там.
desk-letters-put-do = Додати
desk-letters-put-done = Лист у чаті.
desk-letters-done = Нічого не потрібно

desk-letter-fate-new = читається
desk-letter-fate-new-text = Щойно прийшов.
desk-letter-fate-taken = у чаті
desk-letter-fate-taken-text = Відповідь клієнта стоїть у його чаті.
desk-letter-fate-bounced = не доставлено
desk-letter-fate-bounced-text = За адресою клієнта нікого немає. Туди більше не пишемо, доки він її не змінить; у чаті це видно.
desk-letter-fate-delayed = затримується
desk-letter-fate-delayed-text = Наш лист ще не дійшов, поштові сервери пробують далі.
desk-letter-fate-automatic = автоматичний
desk-letter-fate-automatic-text = Його написала машина (автовідповідь, розсилка, звіт): у чат він не потрапляє.
desk-letter-fate-loop = по колу
desk-letter-fate-loop-text = Повернувся наш же лист, або якась машина відповідає знову й знову.
desk-letter-fate-empty = порожній
desk-letter-fate-empty-text = У ньому нічого немає.
desk-letter-fate-stranger = без чату
desk-letter-fate-stranger-text = Це не відповідь на наш лист, тому невідомо, чий він. Може бути, спам, а може бути, клієнт написав просто на цю адресу.
desk-letter-fate-broken = не читається
desk-letter-fate-broken-text = Його не вдалося прочитати.
