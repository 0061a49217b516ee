desk-kept-at = сохранено { $time }
desk-keep-failed = ещё не сохранено
desk-keep-stuck = не сохранено: две версии
desk-keep-choose = Сравнить и выбрать
desk-article-changes = есть неопубликованное
desk-publish-changes = Опубликовать изменения
desk-publish-why = Зачем? (можно не писать; останется в истории)
desk-discard-changes = Отменить изменения
desk-discard-begun = Выбросить
desk-save-draft = Сохранить черновик
desk-changes-discarded = Изменения отменены.
desk-file-changed = С тех пор как вы начали правку, опубликованная версия изменилась.
desk-file-compare = Сравнить
desk-file-changed-shown = Коллега изменил статью. На экране её нынешний вид.
desk-browser-has = В этом браузере остался набранный вами текст, который до нас не дошёл.
desk-browser-use = Вставить
desk-browser-forget = Забыть
desk-editors-here = статья открыта и у коллеги: { $name }
desk-editors-self = статья открыта у вас в другом окне
desk-editors-changed = { $name } правит статью, изменено
desk-editors-ago = назад
desk-editors-show = Показать
desk-history-aside = Отложенные правки
desk-begun-title = Начатые статьи
desk-begun-untitled = Без заголовка

desk-preview-telegram = Telegram
desk-preview-web = Чат на сайте
desk-preview-first = Первое сообщение · знаков: { $count }. Кто спросит о разделе, сначала получит его.
desk-preview-more = По кнопке «Подробнее» · { $count }
desk-preview-too-long = В тексте { $count } знаков. Больше { $limit } в чате не читают: сделайте несколько статей.
desk-preview-first-long = В первом сообщении { $count } знаков. На телефоне дочитывают примерно { $limit }.
desk-toolbar = Оформление текста
desk-mark-bold = Жирный
desk-mark-italic = Курсив
desk-mark-link = Ссылка
desk-mark-list = Список
desk-mark-steps = Шаги по порядку
desk-mark-heading = Заголовок раздела
desk-mark-question = Вопрос, на который отвечает раздел (клиенты его не видят)
desk-mark-question-word = вопросы

desk-field-publish-at = Показывать с
desk-field-expires-at = Показывать до
desk-field-moments-text = По времени компании; пусто — сразу и без срока. Включится и выключится сама.
desk-article-since = появится { $time }
desk-article-until = до { $time }
desk-article-expired = срок истёк { $time }
desk-problem-moment-wanted = «{ $value }» — не день и не время
desk-problem-moment-wanted-todo = Напишите так: 2026-12-01 или 2026-12-01 09:00
desk-problem-never-live = Конец ({ $value }) раньше начала ({ $text }), поэтому статью никто не увидит
desk-problem-never-live-todo = Поставьте конец позже начала

desk-wording-add = Добавьте и нажмите Enter или вставьте список
desk-wording-edit = Изменить формулировку
desk-wording-remove = Убрать
desk-wording-uses = По ней статью нашли за неделю, раз: { $count }
desk-wording-claimed = есть и в статье «{ $title }»
desk-wording-claimed-nearly = почти такая же в статье «{ $title }»

desk-articles-edited = Есть неопубликованное
desk-articles-edited-text = В них есть правки; клиенты видят прежнюю версию
desk-shelf-scheduled = появится позже
desk-shelf-expired = срок истёк

desk-article-menu = Ещё
desk-article-rename = Переименовать или перенести
desk-article-rename-text = Сразу на всех языках. Кнопки, которые уже есть у клиентов, приведут сюда же.
desk-article-renamed = У статьи новое имя, прежнее: { $name }.
desk-article-remove = Удалить
desk-article-remove-text = Клиенты её больше не получат. Тексты и цифры останутся, удаление можно отменить.
desk-article-remove-in = На каком языке?
desk-article-remove-all = на всех языках
desk-article-removed = Статья { $name } удалена.
desk-status-scheduled = запланирована
desk-status-expired = срок истёк
desk-article-is-gone = Эту статью тем временем перенесли или удалили. Набранное сохранено: оно стоит над списком статей.

# pictures and files in the text
desk-mark-file = Картинка или файл (можно перетащить в текст или вставить)
desk-file-heavy = { $name } больше { $limit } МБ. Уменьшите файл и добавьте снова
desk-file-loading = Загружаем { $name }…
desk-file-done = { $name } уже в тексте. Напишите в скобках, что на картинке или в файле
desk-file-failed = { $name } не загрузился. Проверьте связь и добавьте ещё раз

# texts for some customers
desk-mark-variant = Другой текст для части клиентов: по каналу, городу, метке…
desk-mark-variant-fact = channel = web
desk-preview-whom = Кому показано
desk-preview-everybody = всем
desk-try-whom = От клиента, о котором известно
desk-known-channel = канал
desk-known-came-from = пришли по ссылке
desk-known-tag = метка
desk-known-zone = часовой пояс
