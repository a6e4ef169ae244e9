### Undoing an adopted file, and what a file says that takes a history over.

undoing-aside-entries = Each entry of the file is reversed, and what it had corrected stands again. Nothing is erased.
undoing-aside-estates = Each estate it changed takes the state it had; one that only this file made is withdrawn from the register, and its code is free again. Landlords it made stay. Nothing is erased.
undoing-aside-plan = The draft is again what it was before this file. A published plan never changes.
undoing-aside-dwellings = Names given to deliveries are taken back, each dwelling it changed takes the state it had, certificates included; one that only this file made is withdrawn from the register. No figure moves. Nothing is erased.
undoing-later = This file cannot be undone while what follows stands on what it brought. Correct these first:
undoing-later-draft = This file cannot be undone: { $text } has saved a draft since that stands on it. Correct that draft, or discard it.
undoing-batch = { $file } (file { $number })
undoing-batch-history = { $file } (file { $number }), history taken over from “{ $history }”
undoing-batch-undone = { $text }, undone since

refusal-later-draft = This import cannot be undone: { $text } has saved a draft since that stands on it. Correct that draft, or discard it.
