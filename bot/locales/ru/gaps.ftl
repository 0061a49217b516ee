# Пробелы: о чём спрашивают и на что статьи не отвечают.

desk-nav-gaps = Пробелы
desk-gaps-text = О чём спрашивали за 30 дней, а бот не ответил, переспросил, получил 👎 или звал человека. Похожие вопросы собраны вместе; выше то, на что ушло больше времени клиентов.
desk-gaps-open = Открытые
desk-gaps-done = Сделаны
desk-gaps-outside = Не для нас
desk-gaps-dismissed = Скрытые
desk-gaps-progress = Собираю похожие вопросы: { $done } из { $total }
desk-gaps-waiting = { $count ->
    [one] Ещё { $count } вопрос попадёт сюда в ближайшие минуты, когда бот свободен.
    [few] Ещё { $count } вопроса попадут сюда в ближайшие минуты, когда бот свободен.
   *[other] Ещё { $count } вопросов попадут сюда в ближайшие минуты, когда бот свободен.
    }
desk-gaps-none = Пробелов нет
desk-gaps-none-text = Здесь появятся вопросы, на которые бот не смог ответить, с чатами и с тем, что отвечали операторы.
desk-gaps-none-here = Здесь пусто
desk-gaps-none-here-text = Сюда попадает то, что вы решили на странице группы.

desk-gap-people = { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[other] { $count } человек
    }
desk-gap-hours = { $minutes ->
    [0] потеряли { $hours } ч
   *[other] потеряли { $hours } ч { $minutes } мин
    }
desk-gap-minutes = потеряли { $minutes } мин
desk-gap-wait-text = Сколько эти клиенты ждали ответа человека; каждому считаем не меньше 5 минут
desk-gap-trend-up = ↑ { $week } за неделю
desk-gap-trend-down = ↓ { $week } за неделю
desk-gap-trend-text = По сравнению с неделей раньше
desk-gap-draft = начата статья
desk-gap-outside = Не для нас
desk-gap-outside-text = Вопрос не к нам: больше не показывать
desk-gap-dismissed = Скрыть
desk-gap-dismissed-text = Вернётся, если спрашивать станут заметно чаще
desk-gap-reopen = Вернуть в открытые
desk-gap-is-open = Снова среди открытых
desk-gap-is-done = Сделано
desk-gap-is-outside = Не для нас
desk-gap-is-dismissed = Скрыто
desk-gap-wordings = Как спрашивали
desk-gap-article = Статья, которая на это отвечает
desk-gap-add = Добавить в статью
desk-gap-add-text = Отмеченное станет формулировками статьи, каждая в своём языке, и через пару секунд бот будет их знать. Вернуть можно в истории статьи.
desk-gap-add-what = Отметьте вопросы и выберите статью.
desk-gap-added = { $count ->
    [0] Всё это в статье уже есть.
    [one] Добавлена { $count } формулировка.
    [few] Добавлено { $count } формулировки.
   *[other] Добавлено { $count } формулировок.
    }
desk-gap-left = { $count ->
    [one] { $count } вопрос не добавлен: на его языке этой статьи нет.
    [few] { $count } вопроса не добавлены: на их языке этой статьи нет.
   *[other] { $count } вопросов не добавлены: на их языке этой статьи нет.
    }
desk-gap-replies = Как отвечали операторы
desk-gap-replies-none = Подходящих ответов нет: здесь появятся те, в которых без имён, номеров и дат остаётся что сказать.
desk-gap-begin = Начать статью с этого ответа
desk-gap-begin-empty = Начать новую статью
desk-gap-go-on = Продолжить начатую статью
desk-gap-care = Кто этим займётся
desk-gap-carer = Коллега
desk-gap-note = Заметка
desk-gap-cared = Сохранено
desk-gap-chats = Чаты

desk-harvest = Новые формулировки
desk-harvest-text = Так спрашивали клиенты, и это закончилось 👍 или выбранной кнопкой, но в статьях таких слов ещё нет. Отмеченное добавится в статьи, и через пару секунд бот будет узнавать эти вопросы сразу.
desk-harvest-none = Новых формулировок нет
desk-harvest-none-text = Здесь появятся слова клиентов, после которых нажали 👍 или выбрали статью кнопкой.
desk-harvest-add = Добавить отмеченные
desk-harvest-decline = Не предлагать отмеченные
desk-harvest-decline-text = Эти слова здесь больше не появятся
desk-harvest-what = Отметьте хотя бы одну формулировку.
desk-harvest-failed = Не получилось изменить: { $articles }. Остальное добавлено.
desk-harvest-declined = Больше не предложу: { $count }.
desk-harvest-undo = Отменить

desk-gap-askers = { $count ->
    [one] { $count } человек просил сообщить об ответе
    [few] { $count } человека просили сообщить об ответе
   *[other] { $count } человек просили сообщить об ответе
}
desk-gap-askers-title = Кто просил сообщить об ответе
desk-gap-askers-told = Сообщили: { $count } · 👍 { $up } · 👎 { $down }
desk-gap-askers-first = Добавьте их слова в статью или напишите новую, и отсюда можно будет им ответить.
desk-gap-askers-sending = Отправляется: в рабочие часы и днём. Тем, кто говорит с коллегой, напишем потом.
desk-gap-askers-looking = Смотрю, что они прочтут…
desk-gap-askers-text = По каждому вопросу поиск пройдёт заново: напишем только тем, кто теперь точно получил бы эту статью, один раз и в рабочие часы.
desk-gap-askers-tell = Сообщить им
desk-gap-askers-none = По этим словам бот пока не находит статью: добавьте их как формулировку или опубликуйте статью на этом языке.
desk-gap-askers-away = Движок запускается: что они прочтут, будет видно через минуту.
