# Поле відповіді: хто ще тут, що надійшло тим часом.

desk-company-looks = Дивиться { $name }
desk-company-types = Пише { $name }
desk-company-more = і ще { $count }
desk-came-while = Прийшло, поки ви пишете:
desk-came-stopped = Ще не надіслано: надійшло нове. Якщо відповідь досі підходить, надішліть ще раз.
desk-came-file = файл
desk-came-show = Показати в чаті

error-CameMeanwhile = Поки ви писали, надійшло нове, тому відповідь ще не надіслано. Прочитайте; якщо вона досі підходить, надішліть ще раз.
