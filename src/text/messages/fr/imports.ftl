### Files people bring, and what is wrong with them.

file-empty = Ce fichier est vide. Choisissez le fichier qui contient la feuille.
file-no-rows = Ce fichier n'a que son en-tête, aucune ligne. Ajoutez les lignes sous l'en-tête.
file-not-csv = Ce fichier n'est pas un CSV : { $what }. Dans le tableur, enregistrez la feuille en CSV (UTF-8) et choisissez ce nouveau fichier.
file-format-workbook = c'est un classeur (XLSX, ODS ou XLS)
file-format-pdf = c'est un PDF
file-format-archive = c'est une archive compressée
file-format-picture = c'est une image
file-format-binary = il ne contient pas de texte
file-format-text = il ne contient que du texte
file-encrypted = Ce classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe et choisissez cette copie.
file-macros = Ce classeur contient des macros (.xlsm), qui ne sont jamais ouvertes ici. Enregistrez-le en classeur Excel (.xlsx) sans macros et choisissez cette copie.
file-old-workbook = C'est un classeur Excel d'avant 2007 (.xls). Enregistrez-le en classeur Excel (.xlsx) et choisissez cette copie.
file-other-workbook = Ce classeur n'est pas au format XLSX (il est en ODS, XLSB ou XLS). Enregistrez-le en classeur Excel (.xlsx) ou en CSV et choisissez cette copie.
file-not-workbook = Ce fichier n'est pas un classeur : { $what }. Choisissez le fichier XLSX ou CSV lui-même.
file-bomb = Ce classeur contient bien plus que ce qu'un tableur écrit, ou ment sur sa taille : il n'a pas été ouvert. Recopiez la feuille dans un nouveau classeur.
file-entities = Ce classeur contient des instructions XML qu'aucun tableur n'écrit : il n'a pas été ouvert. Recopiez la feuille dans un nouveau classeur.
file-damaged = Ce classeur est abîmé et ne peut pas être lu en entier. Ouvrez-le dans le tableur, enregistrez-le à nouveau et choisissez cette copie.
file-cut-archive = Ce classeur est coupé : sa fin manque. Copiez-le ou téléchargez-le à nouveau en entier.
file-not-its-name = Ce fichier porte un nom en .{ $ending }, mais { $what }. Vérifiez que c'est le bon fichier, puis enregistrez-le à nouveau depuis le tableur en XLSX ou en CSV.
file-no-sheet = Ce classeur n'a pas de feuille « { $wanted } ». Ses feuilles sont : { $list }. Choisissez l'une d'elles.
file-no-sheets = Ce fichier n'est pas un classeur : il n'a pas de feuille « { $wanted } ». Retirez le nom de la feuille.
file-no-visible-sheet = Toutes les feuilles de ce classeur sont masquées. Affichez celle qu'il faut lire, ou choisissez-la par son nom.
file-too-large = Ce fichier dépasse { $limit } Mio. Partagez-le en plusieurs fichiers, un par année par exemple.
file-not-found = Ce fichier n'existe pas. Vérifiez son nom et son dossier.
file-folder = C'est un dossier. Indiquez le fichier CSV qui s'y trouve.
file-io = Ce fichier ne peut pas être lu ({ $reason }). Vérifiez vos droits sur le fichier.
file-unreadable = La ligne { $line } contient des caractères illisibles. Dans le tableur, enregistrez la feuille en CSV (UTF-8) et choisissez ce nouveau fichier.
file-cut-character = Le fichier est coupé au milieu d'une lettre, à la ligne { $line }. Exportez-le ou copiez-le à nouveau en entier.
file-cut-quote = Le fichier est coupé, ou un guillemet n'est jamais refermé : c'est celui ouvert à la ligne { $line }. Refermez-le, ou exportez le fichier à nouveau en entier.
file-cut-row = Le fichier est coupé : sa dernière ligne, la ligne { $line }, a { $found } cellules sur { $expected } et ne se termine pas. Exportez-le ou copiez-le à nouveau en entier.
file-too-many-cells = La ligne { $line } a { $found } cellules pour { $expected } colonnes{ $others ->
    [0] {""}
    [one] , et une autre ligne aussi
   *[other] , et { $others } autres lignes aussi
}. Mettez entre guillemets droits les textes qui contiennent le séparateur de colonnes.
file-unnamed-column = La colonne { $column } n'a pas de nom, mais la ligne { $line } la remplit. Nommez la colonne dans l'en-tête ou videz-la.
file-duplicate-column = Les colonnes « { $first } » et « { $second } » disent la même chose. Gardez-en une.
file-unknown-columns = { $n ->
    [one] La colonne « { $unknown } » est inconnue
   *[other] Ces colonnes sont inconnues : { $unknown }
}. Les colonnes possibles sont : { $columns }. Renommez ou supprimez les autres.
file-missing-columns = { $n ->
    [one] Il manque la colonne { $missing }
   *[other] Il manque les colonnes { $missing }
}. L'en-tête lu est : { $found }. Complétez la première ligne du fichier.
file-too-many-rows = Ce fichier a plus de { $limit } lignes. Partagez-le en plusieurs fichiers.
file-too-many-columns = Ce fichier a { $columns } colonnes, { $limit } au plus sont lues. Gardez celles du modèle.
file-cell-too-long = Le texte de la ligne { $line }, colonne { $column }, dépasse { $limit } caractères. Raccourcissez-le, ou refermez le guillemet qui s'y ouvre.

cell-place = Ligne { $line }, colonne « { $column } » : { $sentence }
cell-empty = Cette cellule est vide. Remplissez-la.
cell-stage = « { $value } » n'est pas une étape. Écrivez livrés, en chantier, commandés (OS) ou financés.
cell-stage-empty = L'étape manque. Écrivez livrés, en chantier, commandés (OS) ou financés.
cell-year = « { $value } » n'est pas une année. Écrivez quatre chiffres, par exemple 2024.
cell-code = « { $value } » n'est pas un code. Écrivez des lettres sans accent, des chiffres et des traits d'union, par exemple LENS-12-14.
cell-insee = « { $value } » n'est pas un code INSEE. Écrivez cinq caractères, par exemple 62498.
cell-insee-zero = « { $value } » n'a que quatre chiffres : le tableur a sans doute effacé un zéro au début. Mettez la colonne au format Texte et écrivez les cinq caractères du code INSEE.
cell-yes-no = « { $value } » ne dit ni oui ni non. Écrivez 1 ou oui, 0 ou non, ou laissez vide si ce n'est pas connu.
cell-latitude = « { $value } » n'est pas une latitude de France métropolitaine. Écrivez des degrés décimaux entre 41 et 51,5, par exemple 50,43.
cell-longitude = « { $value } » n'est pas une longitude de France métropolitaine. Écrivez des degrés décimaux entre −5,5 et 10, par exemple 2,83.
cell-half-coordinates = Latitude et longitude vont ensemble. Remplissez les deux ou videz les deux.
cell-twice = Le code « { $value } » est déjà à la ligne { $line }. Gardez une seule de ces lignes.
cell-formula = La formule de cette cellule donne l'erreur { $value }. Corrigez la formule ou écrivez la valeur.
cell-too-many = Plus de { $limit } erreurs : la lecture s'arrête ici. Vérifiez que c'est le bon fichier, corrigez ces erreurs et recommencez.

## A well-formed line that does not meet the registers or the ledger.

line-place = Ligne { $line }, colonne « { $column } » : { $sentence }
line-place-value = Ligne { $line }, colonne « { $column } », valeur « { $value } » : { $sentence }
line-asked = { $question } Corrigez la ligne, ou confirmez « { $code } » pour tout le fichier.
line-twin = La même opération, la même étape, la même date et le même nombre sont déjà à la ligne { $line }. Corrigez l'une des deux lignes, ou confirmez « twin » pour tout le fichier.
line-reference-twice = La référence « { $value } » est déjà à la ligne { $line }, qui dit autre chose. Donnez à chaque ligne sa référence.
line-reference-shared = Plusieurs saisies portent la référence « { $value } » et aucune ne dit la même chose : { $list }. Corrigez la bonne dans Corons.
line-name-needed = Cette cité est nouvelle et n'a pas de nom. Écrivez-le.
line-bucket = « { $value } » n'est pas une cité mais le total non réparti. Retirez la ligne.
line-unknown-commune = Aucune commune du Nord ni du Pas-de-Calais ne s'appelle « { $value } ». Vérifiez son nom, ou écrivez son code INSEE.
line-ambiguous-commune = Plusieurs communes s'appellent « { $value } » : { $list }. Écrivez le code INSEE de la bonne.
line-unknown-insee = Aucune commune du Nord ni du Pas-de-Calais ne porte le code « { $value } ». Vérifiez-le, ou écrivez le nom de la commune.
line-commune-differs = Le code INSEE de cette ligne est celui de { $text }, pas de « { $value } ». Corrigez l'un des deux.
line-register = « { $value } » : un compte limité à un périmètre n'ajoute ni ne change de cité. Demandez-le à la personne qui pilote, ou retirez la ligne.
line-landlord-name = « { $value } » ne peut pas nommer un nouveau bailleur. Écrivez son nom en lettres, ou celui d'un bailleur connu.
line-year-outside = { $value } est hors du plan, qui va de { $first } à { $last }. Corrigez l'année.
line-planned-twice = La même année et la même cité sont déjà à la ligne { $line }. Gardez une seule de ces lignes.
line-too-many = Plus de { $limit } erreurs : la vérification s'arrête ici. Corrigez celles-ci et recommencez.

## The effect of a file.

effect-lines = { $n ->
    [one] { $n } ligne lue
   *[other] { $n } lignes lues
}
effect-entries = { $lines }. À enregistrer : { $recorded } ; à corriger : { $corrected } ; déjà enregistrées : { $known }.
effect-entries-done = { $lines }. Enregistrées : { $recorded } ; corrigées : { $corrected } ; déjà enregistrées : { $known }.
effect-known = Déjà enregistrées et laissées telles quelles : lignes { $list }.
effect-corrected = Ligne { $line } : la saisie { $entry } passe de { $was } à { $is } logements.
effect-confirmed = Confirmé pour tout le fichier : { $code } ({ $lines }).
effect-operations = Opérations créées pour les saisies qui n'en nomment pas : { $list }.
effect-by-estate = Effet par cité, année et étape :
effect-sum = { $estate } ({ $name }), { $year }, { $stage } : { $delta } ({ $entries })
effect-entries-change = { $n ->
    [one] { $n } saisie
   *[other] { $n } saisies
}
effect-estates = { $lines }. Cités à ajouter : { $added } ; à changer : { $changed } ; inchangées : { $unchanged }.
effect-estates-done = { $lines }. Cités ajoutées : { $added } ; changées : { $changed } ; inchangées : { $unchanged }.
effect-estate-added = Nouvelle cité { $estate } ({ $name }), ligne { $line }.
effect-estate-changed = { $estate } ({ $name }), ligne { $line } : { $list }.
effect-landlords = Nouveaux bailleurs : { $list }.
effect-plan = { $lines } pour le brouillon : objectif { $target } logements.
effect-plan-before = { $lines } pour le brouillon : objectif { $target } logements, { $before } auparavant.
effect-plan-year = { $year } : { $number } logements, dont { $estates } par cité
effect-plan-year-before = { $year } : { $number } logements, { $before } auparavant, dont { $estates } par cité
effect-plan-unchanged = Le brouillon dit déjà tout cela : rien n'a changé.
effect-plan-draft = Rien n'est publié : relisez le brouillon, puis publiez-le sur la page des plans.
effect-year-missing = à compléter
effect-nothing = Rien n'a changé.
effect-rehearsed = Essai : rien n'a été changé.
effect-positions = Enregistré dans le journal de { $first } à { $last }.
effect-again = Ces mêmes octets ont déjà été importés le { $date } par { $by } (« { $file } ») : rien n'a changé.
import-reason = confirmé à l'import
