# Письма, которые приходят по почте.

desk-letter-came = ✉ по почте от { $address }
desk-letter-other = ✉ по почте от { $address }: это не тот адрес, что оставлен в чате
desk-letter-refused = Не дошло с письмом: { $names }. Клиенту об этом сказано.
desk-letter-cut = цитата и подпись

desk-letters = Письма
desk-letters-text = Ответы клиентов на наши письма сразу попадают в их чат. Здесь всё, что пришло, и что с этим стало.
desk-letters-off = Почта не читается: письма просят ответить по ссылке. Ящик подключает администратор: ANSWERDESK_IMAP_HOST (docs/mail.md).
desk-letters-begin = В { $address } ещё не заглядывали.
desk-letters-on = { $address } проверяется каждые 20 секунд.
desk-letters-trouble = Не получается прочитать почту: { $problem }. Проверьте настройки ANSWERDESK_IMAP_…. Ничего не потеряно: письма ждут в ящике.
desk-letters-all = Все
desk-letters-open = Посмотреть
desk-letters-none = Писем пока нет
desk-letters-none-text = Как только клиент ответит на наше письмо, оно появится здесь и в его чате.
desk-letters-none-open = Смотреть нечего
desk-letters-none-open-text = Каждое письмо уже в чате или никому не нужно.
desk-letters-no-subject = (без темы)
desk-letters-words = Что в письме
desk-letters-chat = Открыть чат
desk-letters-put = Добавить в чат…
desk-letters-put-text = Номер обращения этого клиента. Письмо появится в том чате, как будто он написал его там.
desk-letters-put-do = Добавить
desk-letters-put-done = Письмо в чате.
desk-letters-done = Ничего не нужно

desk-letter-fate-new = читается
desk-letter-fate-new-text = Только что пришло.
desk-letter-fate-taken = в чате
desk-letter-fate-taken-text = Ответ клиента стоит в его чате.
desk-letter-fate-bounced = не доставлено
desk-letter-fate-bounced-text = По адресу клиента никого нет. Туда больше не пишем, пока он его не поменяет; в чате это видно.
desk-letter-fate-delayed = задерживается
desk-letter-fate-delayed-text = Наше письмо ещё не дошло, почтовые серверы пробуют дальше.
desk-letter-fate-automatic = автоматическое
desk-letter-fate-automatic-text = Его написала машина (автоответ, рассылка, отчёт): в чат оно не попадает.
desk-letter-fate-loop = по кругу
desk-letter-fate-loop-text = Вернулось наше же письмо, или какая-то машина отвечает снова и снова.
desk-letter-fate-empty = пустое
desk-letter-fate-empty-text = В нём ничего нет.
desk-letter-fate-stranger = без чата
desk-letter-fate-stranger-text = Это не ответ на наше письмо, поэтому неизвестно, чьё оно. Может быть, спам, а может быть, клиент написал прямо на этот адрес.
desk-letter-fate-broken = не читается
desk-letter-fate-broken-text = Его не удалось прочитать.
