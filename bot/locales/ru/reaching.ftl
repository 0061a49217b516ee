# Как достучаться до сотрудников: напоминания вне Answerdesk, сообщения в браузер.

staff-call-reminder = { $time }, ваше напоминание: чат № { $number }.
staff-call-reminder-free = { $time }, ваше напоминание: чат, к которому вы хотели вернуться.
staff-push-on = Этот браузер подключён. Сообщение придёт сюда, если клиент ждёт слишком долго, а вы в это время не в Answerdesk.

desk-push-title = Уведомления браузера
desk-push-text = Сообщение придёт на этот компьютер или телефон, если клиент ждёт слишком долго, а вы в это время не в Answerdesk, и к вашим напоминаниям. Браузер должен быть запущен, открывать Answerdesk не нужно. Только номер и сколько ждут, слов клиента в нём нет.
desk-push-here-off = В этот браузер сообщения не приходят.
desk-push-here-on = В этот браузер приходят сообщения.
desk-push-here-blocked = Браузер не разрешает уведомления этого сайта. Разрешите их в настройках сайта (значок слева от адреса) и обновите страницу.
desk-push-here-insecure = Это работает, только если адрес Answerdesk начинается с https://. Обратитесь к администратору или подключите Telegram.
desk-push-here-impossible = Этот браузер не умеет принимать такие сообщения. Откройте Answerdesk в другом или подключите Telegram.
desk-push-here-asking = Секунду…
desk-push-turn-on = Включить
desk-push-forget-here = Забыть этот браузер
desk-push-refused = Браузер не смог включить сообщения: его служба уведомлений не отвечает или отключена. Попробуйте позже или подключите Telegram.
desk-push-dismissed = Разрешения нет, поэтому ничего не включено. Нажмите ещё раз и выберите «Разрешить».
desk-push-done = Включено. Первое сообщение уже в пути.
desk-push-forgotten = В этот браузер сообщения больше не придут.
desk-push-list = Все ваши браузеры
desk-push-this = этот
desk-push-since = с { $date }
desk-push-sent = последнее сообщение { $date }
desk-push-problem = Последнее сообщение не принято ({ $problem }).
desk-push-always = Писать в рабочее время, даже если Answerdesk нигде не открыт
desk-push-forget = Забыть
desk-push-forget-named = Забыть { $name }

error-BadBrowser = В этот браузер ничего не отправить: его адрес не похож на службу уведомлений. Возьмите другой браузер или Telegram.
error-TooManyBrowsers = У вас уже { $most } браузеров. Забудьте один из них и включите этот.

desk-mail-contact = Если нет в чате, ответ уходит на { $address }
desk-mail-contact-bad = Письма на { $address } не доходят
desk-mail-sent = ✉ отправлено на { $address } в { $time }
desk-mail-queued = ✉ отправляется на { $address }
desk-mail-late = ✉ на { $address } пока не ушло ({ $problem }): попробуем ещё
desk-mail-bounced = ✉ не доставлено: адреса { $address } нет ({ $problem })
desk-mail-failed = ✉ не отправлено на { $address }: { $problem }
desk-mail-unknown = ✉ неизвестно, дошло ли на { $address }: { $problem }
desk-others = Тот же клиент
desk-others-live = сейчас здесь
desk-others-by-move = переход с сайта
desk-others-by-code = подтверждено кодом
desk-others-by-site = вошли на сайте
desk-others-by-staff = объединение: { $name }
desk-others-end = Разъединить
desk-others-join = Это тот же клиент, что и…
desk-others-ask = Номер обращения того же клиента. Переписки останутся отдельными, но каждая будет видна в карточке другой. Это можно отменить.
desk-others-number = Номер обращения
desk-others-do = Объединить
desk-others-none = Обращений ещё не было
desk-customer-aside = Разговор продолжается в другом чате
