"""The whole product under load: customers who write in Telegram at a fixed rate, front and engine as they run."""
