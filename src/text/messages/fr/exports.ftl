### Headers and notes of exported files.
