### Les propositions : un fichier apporté, relu, adopté, annulé.

proposals-title = Importer un fichier
proposals-link = Importer un fichier
proposals-one = Proposition n° { $n }
proposals-aside = Rien n'est enregistré tant qu'un pilote n'a pas adopté la proposition.
proposals-aside-forms = Fichiers lus : CSV (point-virgule, virgule ou tabulation) et XLSX. Les dates et les nombres s'écrivent comme d'habitude.
proposals-none = Aucun fichier n'a encore été apporté. Choisissez un tableau : Corons le relit ligne par ligne et montre ce qui changerait, avant que rien ne change.
proposals-answer = { $n ->
    [0] Aucune proposition n'attend. Choisissez un fichier pour en faire une.
    [one] { $n } proposition attend une décision.
   *[other] { $n } propositions attendent une décision.
}
proposals-no-file = Choisissez d'abord un fichier.
proposals-file = Fichier
proposals-file-hint = CSV ou XLSX, { $text } Mio au plus. Déposez-le ici ou choisissez-le.
proposals-kind = Contenu
proposals-kind-guess = à reconnaître d'après les colonnes
proposals-kind-entries = saisies
proposals-kind-estates = cités
proposals-kind-plan = plan
proposals-kind-dwellings = logements
proposals-history = Reprise d'historique
proposals-history-short = Reprise d'historique
proposals-history-hint = Si ce fichier reprend le passé : sa source, par exemple « tableau de suivi 2018–2024 ». Sinon, laissez vide.
proposals-bring = Relire ce fichier
proposals-all = Fichiers apportés
proposals-all-aside = Chaque fichier est gardé avec son empreinte et le nom de qui l'a apporté.
proposals-brought = Apporté par
proposals-state = État
proposals-state-waiting = en attente
proposals-state-adopted = adoptée par { $by }, { $at }
proposals-state-undone = adoptée puis annulée par { $by }, { $at }
proposals-state-withdrawn = retirée par { $by }, { $at }
proposals-state-rejected = écartée par { $by }, { $at }
proposals-reading = Lecture du fichier…
proposals-checking = Vérification : { $done } lignes sur { $rows }.
proposals-adopting = Enregistrement : { $done } lignes sur { $rows }.
proposals-leave = Vous pouvez quitter cette page : rien n'est perdu, le travail continue.
proposals-look-again = Voir où cela en est
proposals-say-unread = Ce fichier ne peut pas être lu tel quel.
proposals-say-wrong = { $n ->
    [one] { $n } cellule est à corriger avant que ce fichier puisse être adopté.
   *[other] { $n } cellules sont à corriger avant que ce fichier puisse être adopté.
}
proposals-say-again = Ce fichier est déjà enregistré : il ne changerait rien.
proposals-say-nothing = Tout ce que dit ce fichier est déjà enregistré : il ne changerait rien.
proposals-say-asked = Des lignes sont inhabituelles : confirmez-les ou corrigez le fichier.
proposals-say-ready = Ce fichier est sans erreur. Voici ce qu'il changerait.
proposals-first = Première saisie : n° { $n }
proposals-last = dernière : n° { $n }
proposals-adopt = Adopter et enregistrer
proposals-alone-ahead = Vous êtes seul à piloter depuis trente jours : l'adoption sera marquée « sans double validation ».
proposals-not-own = Vous avez apporté ce fichier : un autre pilote doit l'adopter.
proposals-manager-adopts = Un pilote peut maintenant l'adopter.
proposals-remove = Retirer ce fichier
proposals-faults = À corriger
proposals-faults-aside = Toutes les erreurs à la fois, les semblables ensemble. Corrigez dans votre tableur, puis apportez le fichier à nouveau.
proposals-remarks = Télécharger le fichier avec les remarques
proposals-lines = Lignes
proposals-column = Colonne
proposals-value = Valeur
proposals-remedy = Que faire
proposals-more-faults = Les suivantes sont dans le fichier avec les remarques.
proposals-names = Vouliez-vous dire…
proposals-names-aside = Un nom proche n'est jamais pris de lui-même : choisissez, ou corrigez le fichier.
proposals-did-you-mean = vouliez-vous dire…
proposals-names-take = Lire ainsi
proposals-questions = À confirmer
proposals-questions-aside = Ce qui est possible mais inhabituel se confirme pour tout le fichier, avec une raison que chacun pourra lire.
proposals-question-legend = Question { $text }
proposals-question-twin = La même saisie existe déjà : c'en est bien une autre.
proposals-question-over-estate = Plus de logements que la cité n'en compte : c'est juste.
proposals-question-over-earlier-stage = Plus que l'étape précédente : c'est juste.
proposals-question-unusual-month = Un mois bien au-delà des autres : c'est juste.
proposals-question-no-programme = Aucun programme ne compte ces lignes : c'est voulu.
proposals-question-may-be-unallocated = Un total non réparti les contient peut-être déjà : elles s'y ajoutent.
proposals-question-breakdown-differs = La répartition diffère du total : c'est juste.
proposals-at-lines = (lignes { $text })
proposals-twins = Lignes passées parce qu'une saisie dit la même chose. Cochez celles qui en sont une autre.
proposals-twin-line = ligne { $text }
proposals-reason = Raison
proposals-reason-hint = Sans raison, rien n'est confirmé.
proposals-confirm = Confirmer
proposals-effect = Ce qui changerait
proposals-effect-aside = Calculé par la vérification même que l'adoption refera.
proposals-by-estate = Par cité, année et étape
proposals-estate = Cité
proposals-year = Année
proposals-stage = Étape
proposals-entries = Saisies
proposals-dwellings = Logements
proposals-boards = Sur le tableau de bord
proposals-figure = Chiffre
proposals-before = Aujourd'hui
proposals-after = Après adoption
proposals-board-actual = livrés à ce jour (dernier mois entier)
proposals-board-since = livrés depuis
proposals-board-original = écart au plan d'origine
proposals-board-current = écart au plan en vigueur
proposals-read-as = Comment ce fichier est lu
proposals-read-as-aside = Changez ce qui a été mal reconnu : le fichier est relu.
proposals-rows = Lignes lues : { $text }.
proposals-titles = Titres passés au-dessus de l'en-tête : lignes { $list }.
proposals-totals = Totaux passés : lignes { $list }.
proposals-blank = { $n ->
    [one] { $n } ligne vide passée.
   *[other] { $n } lignes vides passées.
}
proposals-unread = Colonnes non lues : { $text }.
proposals-sheet-of = Feuille
proposals-sheet = { $text }
proposals-sheet-hidden = { $text } (masquée)
proposals-columns = Colonnes
proposals-column-unread = ne pas lire
proposals-read-again = Relire ainsi
proposals-undo = Annuler cet import
proposals-undo-say = Rien d'enregistré depuis ne repose sur ce fichier : il peut être annulé, puis importé à nouveau.
proposals-undo-do = Annuler tout le fichier

flash-file-brought = Fichier reçu. Rien n'est encore enregistré.
flash-file-read-again = Le fichier a été relu.
flash-file-adopted = Fichier adopté et enregistré.
flash-file-not-adopted = Rien n'a été enregistré : voici ce qui a changé depuis votre relecture.
flash-file-removed = Fichier retiré. Rien n'a été enregistré.
flash-file-undone = Import annulé. Le fichier peut être apporté à nouveau.

refusal-proposal-decided = Cette proposition a déjà été adoptée ou retirée. Ouvrez-la pour voir ce qu'elle est devenue.
refusal-proposal-changed = Cette proposition a changé entre-temps. Ouvrez-la à nouveau, relisez-la et recommencez.
refusal-own-proposal = Vous avez apporté ce fichier : un autre pilote doit l'adopter.
refusal-not-undoable = Seul un fichier adopté qui a changé quelque chose s'annule en entier.
refusal-later-stand = Cet import ne peut pas être annulé : { $list } reposent sur ce qu'il a apporté. Corrigez-les d'abord.
