### The board page for a projector, and the declaration of accessibility.

presentation-title = Presentation
presentation-link = Full-screen presentation
presentation-leave = Leave the presentation
presentation-read-at = Read at { $text }
presentation-known-on = known on { $text }

accessibility-title = Accessibility
accessibility-state = Declaration of conformity with RGAA 4.1 and WCAG 2.2, level AA.
accessibility-answer = Checked in part by machines; an examination by somebody from outside is still to come.
accessibility-checked = What is checked
accessibility-checked-say = By a machine, page after page
accessibility-axe = Every page is run through axe-core in a browser before each release, with the data of the demonstration, light and dark, in French and English: one violation stops the release.
accessibility-wide = At a width of 360 pixels and enlarged to 200%, pages do not scroll sideways.
accessibility-keyboard = The main tasks, from signing in to correcting an entry, are done with the keyboard alone in the same tests. Every action is an ordinary link, field or button, which the keyboard reaches; whatever has the focus is outlined.
accessibility-colour = Colours are far apart for those who see them badly; contrast reaches 4.5 for text and 3 for lines.
accessibility-sense = Each picture has a sentence that says what it shows and a table of the same numbers; colour never speaks alone.
accessibility-script = Every action works without JavaScript.
accessibility-remains = What remains
accessibility-remains-say = What a machine does not see
accessibility-audit = No full audit of the 106 criteria of RGAA by a trained person has taken place yet: so no rate of conformity is given.
accessibility-readers = Screen readers have not been tried by the people who use them every day.
accessibility-tables = The wide tables of the plan scroll sideways within their frame on a telephone; that frame is scrolled with the keyboard.
accessibility-contact = A defect, some help
accessibility-contact-say = Tell the person who manages your access
accessibility-contact-read = Say which page and what stops you: the number at the foot of the page helps to find it. Without an answer, the Défenseur des droits can be called on.

## What a screen reader calls the strip of the past.

past-aside = Point of knowledge
