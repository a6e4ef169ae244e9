### The board page for a projector, and the declaration of accessibility.

presentation-title = Présentation
presentation-link = Présentation plein écran
presentation-leave = Quitter la présentation
presentation-read-at = Lu au { $text }
presentation-known-on = connu au { $text }

accessibility-title = Accessibilité
accessibility-state = Déclaration de conformité au RGAA 4.1 et aux WCAG 2.2, niveau AA.
accessibility-answer = Vérifiée en partie par des machines ; l'examen par une personne extérieure reste à faire.
accessibility-checked = Ce qui est vérifié
accessibility-checked-say = Par une machine, page après page
accessibility-axe = Avant chaque version, toutes les pages passent par axe-core dans un navigateur, avec les données de la démonstration, en clair et en sombre, en français et en anglais ; un seul défaut arrête la version.
accessibility-wide = À 360 pixels de large et agrandies à 200 %, les pages ne défilent pas de côté.
accessibility-keyboard = Les mêmes essais font les tâches principales, de la connexion à la correction d'une saisie, avec le seul clavier. Chaque action est un lien, un champ ou un bouton ordinaire, que le clavier atteint ; ce qui a le focus est entouré.
accessibility-colour = Les couleurs sont éloignées pour qui les voit mal ; les contrastes atteignent 4,5 pour les textes et 3 pour les traits.
accessibility-sense = Chaque image a une phrase qui dit ce qu'elle montre et un tableau des mêmes nombres ; la couleur ne parle jamais seule.
accessibility-script = Toutes les actions se font sans JavaScript.
accessibility-remains = Ce qui reste
accessibility-remains-say = Ce qu'une machine ne voit pas
accessibility-audit = Aucun audit complet des 106 critères du RGAA par une personne formée n'a encore eu lieu : le taux de conformité n'est donc pas donné.
accessibility-readers = Les lecteurs d'écran n'ont pas été essayés par les personnes qui s'en servent chaque jour.
accessibility-tables = Les tableaux larges du plan se parcourent de côté dans leur cadre sur un téléphone ; ce cadre se fait défiler au clavier.
accessibility-contact = Un défaut, une aide
accessibility-contact-say = Dites-le à la personne qui gère vos accès
accessibility-contact-read = Dites la page et ce qui vous arrête : le numéro au pied de la page aide à la retrouver. Sans réponse, le Défenseur des droits peut être saisi.

## What a screen reader calls the strip of the past.

past-aside = Point de connaissance
