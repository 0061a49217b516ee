"""Our Rasa graph components, thin over ``bot.language``. No module here may postpone annotations: Rasa reads them."""
