# Прогалини: про що питають і на що статті не відповідають.

desk-nav-gaps = Прогалини
desk-gaps-text = Про що питали за 30 днів, а бот не відповів, перепитав, отримав 👎 або кликав людину. Схожі запитання зібрано разом; вище те, на що пішло більше часу клієнтів.
desk-gaps-open = Відкриті
desk-gaps-done = Зроблені
desk-gaps-outside = Не для нас
desk-gaps-dismissed = Приховані
desk-gaps-progress = Збираю схожі запитання: { $done } із { $total }
desk-gaps-waiting = { $count ->
    [one] Ще { $count } запитання потрапить сюди найближчими хвилинами, коли бот буде вільний.
    [few] Ще { $count } запитання потраплять сюди найближчими хвилинами, коли бот буде вільний.
   *[other] Ще { $count } запитань потраплять сюди найближчими хвилинами, коли бот буде вільний.
    }
desk-gaps-none = Прогалин немає
desk-gaps-none-text = Тут з'являться запитання, на які бот не зміг відповісти, з чатами й тим, що відповідали оператори.
desk-gaps-none-here = Тут порожньо
desk-gaps-none-here-text = Сюди потрапляє те, що ви вирішили на сторінці групи.

desk-gap-people = { $count ->
    [one] { $count } людина
    [few] { $count } людини
   *[other] { $count } людей
    }
desk-gap-hours = { $minutes ->
    [0] втратили { $hours } год
   *[other] втратили { $hours } год { $minutes } хв
    }
desk-gap-minutes = втратили { $minutes } хв
desk-gap-wait-text = Скільки ці клієнти чекали на відповідь людини; кожному рахуємо щонайменше 5 хвилин
desk-gap-trend-up = ↑ { $week } за тиждень
desk-gap-trend-down = ↓ { $week } за тиждень
desk-gap-trend-text = Порівняно з тижнем раніше
desk-gap-draft = почато статтю
desk-gap-outside = Не для нас
desk-gap-outside-text = Запитання не до нас: більше не показувати
desk-gap-dismissed = Приховати
desk-gap-dismissed-text = Повернеться, якщо питатимуть помітно частіше
desk-gap-reopen = Повернути до відкритих
desk-gap-is-open = Знову серед відкритих
desk-gap-is-done = Зроблено
desk-gap-is-outside = Не для нас
desk-gap-is-dismissed = Приховано
desk-gap-wordings = Як питали
desk-gap-article = Стаття, яка на це відповідає
desk-gap-add = Додати до статті
desk-gap-add-text = Позначене стане формулюваннями статті, кожне своєю мовою, і за кілька секунд бот їх знатиме. Повернути можна в історії статті.
desk-gap-add-what = Позначте запитання й виберіть статтю.
desk-gap-added = { $count ->
    [0] Усе це у статті вже є.
    [one] Додано { $count } формулювання.
    [few] Додано { $count } формулювання.
   *[other] Додано { $count } формулювань.
    }
desk-gap-left = { $count ->
    [one] { $count } запитання не додано: його мовою цієї статті немає.
    [few] { $count } запитання не додано: їхньою мовою цієї статті немає.
   *[other] { $count } запитань не додано: їхньою мовою цієї статті немає.
    }
desk-gap-replies = Як відповідали оператори
desk-gap-replies-none = Відповідних реплік немає: тут з'являться ті, у яких без імен, номерів і дат лишається що сказати.
desk-gap-begin = Почати статтю з цієї відповіді
desk-gap-begin-empty = Почати нову статтю
desk-gap-go-on = Продовжити почату статтю
desk-gap-care = Хто цим займеться
desk-gap-carer = Колега
desk-gap-note = Нотатка
desk-gap-cared = Збережено
desk-gap-chats = Чати

desk-harvest = Нові формулювання
desk-harvest-text = Так питали клієнти, і це закінчилося 👍 або вибраною кнопкою, але в статтях таких слів ще немає. Позначене додасться до статей, і за кілька секунд бот упізнаватиме ці запитання одразу.
desk-harvest-none = Нових формулювань немає
desk-harvest-none-text = Тут з'являться слова клієнтів, після яких натиснули 👍 або вибрали статтю кнопкою.
desk-harvest-add = Додати позначені
desk-harvest-decline = Не пропонувати позначені
desk-harvest-decline-text = Ці слова тут більше не з'являться
desk-harvest-what = Позначте хоча б одне формулювання.
desk-harvest-failed = Не вдалося змінити: { $articles }. Решту додано.
desk-harvest-declined = Більше не запропоную: { $count }.
desk-harvest-undo = Скасувати
