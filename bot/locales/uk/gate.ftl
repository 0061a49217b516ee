# Проба запитань і перевірка перед публікацією статті.

desk-try-title = Проба запитань
desk-try-text = Що зробить бот? Одне запитання чи кілька, кожне з нового рядка. Враховується те, що ви набрали, навіть якщо не зберегли.
desk-try-questions = Запитання
desk-try-ask = Запитати
desk-try-wait = Питаємо бота…
desk-try-progress = Поставлено { $done } з { $total }
desk-try-most = Поставимо тільки перші { $count }.
desk-try-real = Запитання за тиждень
desk-try-real-here = За тиждень про цю статтю
desk-try-real-none = За тиждень запитань не було.
desk-try-drafts = { $count ->
    [one] { $count } чернетку порівнюємо з тим, що опубліковано.
    [few] { $count } чернетки порівнюємо з тим, що опубліковано.
   *[other] { $count } чернеток порівнюємо з тим, що опубліковано.
    }
desk-tried-count = { $other ->
    [0] Запитань: { $count }, різниці немає
   *[other] Запитань: { $count }, відповідь інша: { $other }
    }
desk-tried-now = Зараз
desk-tried-then = З вашим текстом
desk-tried-same = І зараз, і з вашим текстом
desk-tried-notice = Оголошення, діє зараз
desk-tried-notice-instead = Поки воно діє, це вся відповідь. Без нього:
desk-tried-why = Чому
desk-tried-gained = краще
desk-tried-lost = втрачено
desk-tried-flipped = інша стаття
desk-tried-unclear = менш упевнено
desk-tried-other = інакше
desk-act-answer = відповідає
desk-act-probably = «мабуть, це»
desk-act-ask = перепитує
desk-act-person = кличе людину
desk-act-talk = каже фразу
desk-act-nothing = не знає відповіді

desk-gate-title = Перевіряємо зміну
desk-gate-begins = Готуємо статті…
desk-gate-progress = Поставлено запитань: { $done } з { $total }
desk-gate-asked = { $count ->
    [one] Перевірено { $count } запитання:
    [few] Перевірено { $count } запитання:
   *[other] Перевірено { $count } запитань:
    }
desk-gate-nothing = нічого не змінюється.
desk-gate-count-gained = здобуто { $count }
desk-gate-count-lost = втрачено { $count }
desk-gate-count-flipped = відповідає інша стаття: { $count }
desk-gate-count-unclear = менш упевнено: { $count }
desk-gate-count-missed = не знаходить: { $count }
desk-gate-gained = Здобуто
desk-gate-gained-text = Тепер є відповідь, або вона певніша.
desk-gate-lost = Втрачено
desk-gate-lost-text = Раніше відповідь була, тепер її немає.
desk-gate-flipped = Відповідає інша стаття
desk-gate-flipped-text = Клієнт прочитає інший текст, не той, що раніше.
desk-gate-unclear = Менш упевнено
desk-gate-unclear-text = Бот перепитає або скаже, що не певен.
desk-gate-missed = Не знаходить
desk-gate-missed-text = Перевірні запитання цієї статті, на які вона не відповідає ні до, ні після.
desk-gate-golden = перевірне
desk-gate-golden-text = Має відповідати стаття { $article }
desk-gate-loses = { $count ->
    [one] Через цю зміну зникне { $count } відповідь
    [few] Через цю зміну зникнуть { $count } відповіді
   *[other] Через цю зміну зникне { $count } відповідей
    }
desk-gate-reason = Чому це правильно
desk-gate-reason-example = За кордон більше не доставляємо
desk-gate-reason-wanted = Напишіть одним рядком, чому ці відповіді можна прибрати.
desk-gate-anyway = Усе одно опублікувати
desk-gate-back = Повернутися до тексту
desk-gate-unchecked = Зараз перевірити не можна
desk-gate-unchecked-text = Та частина, що відповідає на запитання, не запущена, і ніхто не знає, що з ними буде. Можна опублікувати без перевірки або зачекати хвилину.
desk-gate-unchecked-anyway = Опублікувати без перевірки
desk-gate-live = Опубліковано.
desk-gate-not-checked = Без перевірки.
desk-gate-what = Що змінилося
