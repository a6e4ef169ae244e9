### Les modèles : des classeurs à remplir, et ce qu'ils expliquent.

templates-link = Modèles à remplir
templates-title = Modèles à remplir
templates-answer = Choisissez un modèle, remplissez sa première feuille, apportez-le : Corons relit chaque ligne avant que rien ne soit enregistré.
templates-aside = Chaque modèle est fait à l'instant, pour vous : vos cités, vos opérations et les mois encore ouverts y sont des listes où choisir.
templates-aside-exports = Un export de saisies, de cités, d'un plan ou de logements peut être rapporté de la même façon : ce qui n'a pas changé ne change rien.
templates-none = Aucune cité n'est encore connue ici : commencez par le modèle des cités.
templates-bring = Apporter un fichier rempli
templates-file = Modèle
templates-use = À quoi il sert
templates-holds = Ce qu'il contient déjà
templates-name-entries = Saisies
templates-name-estates = Cités
templates-name-plan = Plan
templates-name-dwellings = Logements
templates-about-entries = Enregistrer des logements financés, commandés, en chantier ou livrés.
templates-about-estates = Ajouter des cités, ou compléter celles du registre.
templates-about-plan = Préparer le brouillon d'un plan ; rien n'est publié.
templates-about-dwellings = Inscrire les logements d'une cité, leurs étiquettes énergie, leur livraison.
templates-n-estates = { $n ->
    [one] { $n } cité
   *[other] { $n } cités
}
templates-n-operations = { $n ->
    [one] { $n } opération
   *[other] { $n } opérations
}
templates-n-months = { $n ->
    [one] { $n } mois ouvert
   *[other] { $n } mois ouverts
}

# Dans le classeur.
templates-sheet-explained = Mode d'emploi
templates-sheet-lists = Listes
templates-needed = Obligatoire
templates-written = Ce qu'on y écrit
templates-yes = oui
templates-no = non
templates-how = Une ligne par saisie, cité, année ou logement, sur la première feuille ; l'ordre des colonnes ne compte pas et une colonne facultative peut être retirée.
templates-only-first = Corons ne lit que la première feuille : celle-ci et les listes peuvent rester.
templates-empty-cell = Une cellule vide n'efface jamais rien. Apportez le fichier à la page « Importer un fichier » : il est relu ligne par ligne, et rien n'est enregistré avant qu'un pilote l'adopte.
templates-entries-held = Les listes proposent vos cités, vos opérations et les mois qui prennent encore une saisie. Une cité absente de la liste peut être écrite par son nom.
templates-estates-held = Les cités du registre y sont déjà : ce que vous laissez tel quel ne change rien. Ajoutez les nouvelles en dessous.
templates-plan-held = Les années y sont déjà, avec le plan en vigueur ou, tant qu'aucun plan n'est adopté, la trajectoire indicative.
templates-dwellings-held = Aucun nom, téléphone ni courriel d'habitant : un tel fichier est refusé en entier.
templates-number-wanted = Un nombre est attendu.
templates-whole-wanted = Un nombre entier est attendu.
templates-not-listed = Ce n'est pas dans la liste. Corons le relira et dira si cela convient.
templates-list-estate = cite
templates-list-name = nom
templates-list-commune = commune
templates-list-operation = operation
templates-list-landlord = bailleur
templates-list-works = travaux
templates-list-stage = etape
templates-list-definition = définition
templates-list-month = mois ouvert
templates-list-year = annee
templates-list-yes-or-no = oui ou non
templates-list-yes = oui
templates-list-no = non
templates-list-energy = étiquette
templates-entries-cite = Code ou nom de la cité minière. Choisissez-la dans la liste.
templates-entries-operation = Code de l'opération. Laissez vide si la cité n'en a qu'une pour ce bailleur, ou aucune.
templates-entries-bailleur = Laissez vide si la cité n'a qu'un bailleur.
templates-entries-etape = Ce que la ligne compte : financés, commandés (OS), en chantier ou livrés. Les étapes ne s'additionnent jamais.
templates-entries-date = Quand cela a eu lieu, aussi précis qu'on le sait : un jour (31/12/2024), un mois (12/2024) ou une année (2024). Jamais dans le futur.
templates-entries-logements = Nombre de logements, entier, à partir de 1.
templates-entries-commentaire = Ce qu'il faut savoir de plus.
templates-entries-reference = Référence de la pièce ; pour une livraison, le numéro du procès-verbal. Une référence déjà enregistrée pour ce bailleur corrige sa saisie.
templates-estates-code = Code de la cité, à vous : lettres majuscules, chiffres et tirets. Un code connu complète sa cité, un nouveau en fait une.
templates-estates-cite = Nom de la cité. Obligatoire pour une nouvelle cité.
templates-estates-commune = Commune principale. Laissez vide si elle n'est pas connue.
templates-estates-insee = Code INSEE de la commune, cinq signes, zéro compris ; utile quand deux communes portent le même nom.
templates-estates-bailleur = Bailleur. Un nom nouveau est ajouté aux bailleurs.
templates-estates-logements = Nombre de logements de la cité. Laissez vide si vous ne le savez pas : inconnu n'est pas zéro.
templates-estates-unesco = oui si la cité est inscrite au patrimoine mondial, non sinon, vide si vous ne le savez pas.
templates-estates-prioritaire = oui si la cité est prioritaire pour l'ERBM, non sinon, vide si vous ne le savez pas.
templates-estates-latitude = En degrés décimaux, par exemple 50,4331. La longitude va avec.
templates-estates-longitude = En degrés décimaux, par exemple 2,8278. La latitude va avec.
templates-estates-source = D'où viennent ces indications, pour qui voudra vérifier.
templates-estates-remarque = Ce qu'il faut savoir de plus.
templates-plan-annee = Une année entre le premier et le dernier jour du programme.
templates-plan-cite = Laissez vide pour la ligne du programme entier ; sinon, la cité que la ligne détaille.
templates-plan-logements = Logements prévus cette année-là. La somme des années du programme est l'objectif du plan.
templates-dwellings-cite = Code ou nom de la cité minière. Choisissez-la dans la liste.
templates-dwellings-logement = Numéro du logement chez le bailleur.
templates-dwellings-rpls = Identifiant RPLS, si vous l'avez.
templates-dwellings-adresse = Adresse du logement, sans nom d'habitant.
templates-dwellings-surface = Surface habitable en m², entière.
templates-dwellings-bailleur = Laissez vide si la cité n'a qu'un bailleur.
templates-dwellings-dpe-avant = Étiquette énergie avant travaux : une lettre de A à G.
templates-dwellings-dpe-apres = Étiquette énergie après travaux : une lettre de A à G.
templates-dwellings-date-dpe-avant = Jour du DPE d'avant travaux, par exemple 31/12/2019. Il dit la méthode.
templates-dwellings-date-dpe = Jour du DPE d'après travaux, par exemple 31/12/2024. Il dit la méthode.
templates-dwellings-livre-le = Jour de la livraison, un mois (12/2024) ou une année (2024).
templates-dwellings-cout = Coût des travaux en euros, par exemple 68 500,00.
