# The weekly letter to staff.

desk-weekly = Лист раз на тиждень
desk-weekly-text = Десять рядків раз на тиждень: що змінилося проти минулого тижня і за що варто взятися. Читати дві хвилини; якщо нічого не відбувалося, про це прийде один лист, а не щотижня.
desk-weekly-by-mail = На пошту
desk-weekly-by-telegram = У Telegram
desk-weekly-no-mail = Поштовий сервер не налаштовано, тож листи можуть приходити лише в Telegram.
desk-weekly-no-telegram = Щоб отримувати в Telegram, спершу під’єднайте його нижче.
desk-weekly-address = Адреса пошти
desk-weekly-weekday = День
desk-weekly-hour = Година
desk-weekly-zone = Часовий пояс
desk-weekly-show = Що в ньому було б зараз?
desk-weekly-now = Надіслати зараз
desk-weekly-sent = Надсилаємо.
desk-weekly-unsent = Нічого не надіслано: оберіть пошту або Telegram і збережіть.
desk-weekly-saved-on = Збережено. Наступний лист прийде { $date }.
desk-weekly-saved-off = Збережено. Листів не буде.
desk-weekly-problem = Останній лист не дійшов: { $problem }

desk-weekly-subject = { $business }, { $days }
desk-weekly-worse = Гірше, ніж тиждень тому
desk-weekly-better = Краще
desk-weekly-rest = Решта
desk-weekly-to-do = За що варто взятися
desk-weekly-line = { $name }: { $value }, було { $before }
desk-weekly-calm = Помітних змін немає: усе в межах випадкових коливань.
desk-weekly-only-worse = { $count ->
    [one] Помітно погіршився { $count } показник.
    [few] Помітно погіршилися { $count } показники.
   *[other] Помітно погіршилися { $count } показників.
}
desk-weekly-only-better = { $count ->
    [one] Помітно покращився { $count } показник.
    [few] Помітно покращилися { $count } показники.
   *[other] Помітно покращилися { $count } показників.
}
desk-weekly-both = Що помітно змінилося: стало гірше — { $worse }, стало краще — { $better }.
desk-weekly-quiet = За ці сім днів нічого не сталося: ніхто не писав, ніхто не брав і не закривав чати. Наступний лист прийде, коли буде про що розповісти.
desk-weekly-numbers = Усі цифри
desk-weekly-change = Обрати інший день або вимкнути
desk-weekly-note = Ви отримуєте цей лист, бо ввімкнули його у своєму профілі.
desk-weekly-end = Більше не надсилати

desk-weekly-off-title = Більше не надсилати листів?
desk-weekly-off-intro = Щотижневий лист більше не приходитиме на пошту. У Telegram усе лишиться як є.
desk-weekly-off-submit = Так, більше не надсилати
desk-weekly-ended-title = Листів більше не буде
desk-weekly-ended-intro = На пошту більше нічого не прийде. Якщо це вийшло випадково, листи можна повернути.
desk-weekly-ended-submit = Повернути листи
desk-weekly-back-title = Листи знову ввімкнено
desk-weekly-back-intro = Наступний прийде в обраний вами день.
desk-weekly-back-submit = Більше не надсилати
desk-weekly-unknown = За цим посиланням листи вже не приходять. Увімкнути й вимкнути їх можна у своєму профілі.
