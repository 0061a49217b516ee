# Проба вопросов и проверка перед публикацией статьи.

desk-try-title = Проба вопросов
desk-try-text = Что сделает бот? Один вопрос или несколько, каждый с новой строки. Учитывается то, что вы набрали, даже если не сохранили.
desk-try-questions = Вопросы
desk-try-ask = Спросить
desk-try-wait = Спрашиваем бота…
desk-try-progress = Задано { $done } из { $total }
desk-try-most = Зададим только первые { $count }.
desk-try-real = Вопросы за неделю
desk-try-real-here = За неделю об этой статье
desk-try-real-none = За неделю вопросов не было.
desk-try-drafts = { $count ->
    [one] { $count } черновик сравнивается с тем, что опубликовано.
    [few] { $count } черновика сравниваются с тем, что опубликовано.
   *[other] { $count } черновиков сравниваются с тем, что опубликовано.
    }
desk-tried-count = { $other ->
    [0] Вопросов: { $count }, разницы нет
   *[other] Вопросов: { $count }, ответ другой: { $other }
    }
desk-tried-now = Сейчас
desk-tried-then = С вашим текстом
desk-tried-same = И сейчас, и с вашим текстом
desk-tried-notice = Объявление, действует сейчас
desk-tried-notice-instead = Пока оно действует, это весь ответ. Без него:
desk-tried-why = Почему
desk-tried-gained = лучше
desk-tried-lost = потерян
desk-tried-flipped = другая статья
desk-tried-unclear = менее уверенно
desk-tried-other = иначе
desk-act-answer = отвечает
desk-act-probably = «вероятно, это»
desk-act-ask = переспрашивает
desk-act-person = зовёт человека
desk-act-talk = говорит фразу
desk-act-nothing = не знает ответа

desk-gate-title = Проверяем изменение
desk-gate-begins = Готовим статьи…
desk-gate-progress = Задано вопросов: { $done } из { $total }
desk-gate-asked = { $count ->
    [one] Проверен { $count } вопрос:
    [few] Проверено { $count } вопроса:
   *[other] Проверено { $count } вопросов:
    }
desk-gate-nothing = ничего не меняется.
desk-gate-count-gained = приобретено { $count }
desk-gate-count-lost = потеряно { $count }
desk-gate-count-flipped = отвечает другая статья: { $count }
desk-gate-count-unclear = менее уверенно: { $count }
desk-gate-count-missed = не находит: { $count }
desk-gate-gained = Приобретено
desk-gate-gained-text = Теперь есть ответ, или он увереннее.
desk-gate-lost = Потеряно
desk-gate-lost-text = Раньше ответ был, теперь его нет.
desk-gate-flipped = Отвечает другая статья
desk-gate-flipped-text = Клиент прочтёт другой текст, не тот, что раньше.
desk-gate-unclear = Менее уверенно
desk-gate-unclear-text = Бот переспросит или скажет, что не уверен.
desk-gate-missed = Не находит
desk-gate-missed-text = Проверочные вопросы этой статьи, на которые она не отвечает ни до, ни после.
desk-gate-golden = проверочный
desk-gate-golden-text = Должна отвечать статья { $article }
desk-gate-loses = { $count ->
    [one] Из-за этого изменения пропадёт { $count } ответ
    [few] Из-за этого изменения пропадут { $count } ответа
   *[other] Из-за этого изменения пропадёт { $count } ответов
    }
desk-gate-reason = Почему это правильно
desk-gate-reason-example = За границу больше не доставляем
desk-gate-reason-wanted = Напишите одной строкой, почему эти ответы можно убрать.
desk-gate-anyway = Всё равно опубликовать
desk-gate-back = Вернуться к тексту
desk-gate-unchecked = Сейчас проверить нельзя
desk-gate-unchecked-text = Та часть, что отвечает на вопросы, не запущена, и никто не знает, что с ними станет. Можно опубликовать без проверки или подождать минуту.
desk-gate-unchecked-anyway = Опубликовать без проверки
desk-gate-live = Опубликовано.
desk-gate-not-checked = Без проверки.
desk-gate-what = Что изменилось
