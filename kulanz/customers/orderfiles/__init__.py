"""Files of orders (CSV): how one is read is guessed and shown, then its orders are taken, portion by portion."""
