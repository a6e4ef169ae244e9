### Published board packs (DESIGN 5.3).

editions-title = Dossiers du conseil
editions-aside = Un dossier publié ne change plus : ni ses pages, ni ses tableaux, ni ses empreintes. Il se lit sans Corons.
editions-none = Aucun dossier n'est encore publié.
editions-count = { $n ->
    [one] Un dossier publié
   *[other] { $n } dossiers publiés
}
editions-column-edition = Dossier
editions-column-made = Publié le
editions-column-files = Fichiers
editions-by = par { $text }
editions-new = Publier un dossier
editions-new-aside = Rien n'est à remplir : le dossier montre le programme tel que le journal le connaît à cet instant, totaux lus au dernier mois entier.
editions-nothing-yet = Le dossier n'a pas été publié.
editions-comment = Commentaire
editions-comment-hint = Facultatif. Imprimé sur la première page, sous votre nom.
editions-comment-long = Un commentaire a { $n } caractères au plus. Raccourcissez-le.
editions-submit = Publier le dossier
editions-download = Télécharger le dossier (ZIP)
editions-since = Depuis un autre dossier
editions-first = C'est le premier dossier de ce programme : il n'y a rien à comparer.
editions-at = { $text }, lu au { $day }
editions-both = Ce que disent les deux dossiers, étape par étape
editions-column-stage = Étape
editions-column-moved = Différence
editions-restated = Ce qui a changé dans le passé
editions-bridge = Le passage complet, cité par cité
editions-files = Fichiers
editions-files-aside = PDF et page autonome dans les deux langues, images, tableaux, et l'extrait du journal dont les totaux sont la somme.
editions-files-say = Chaque fichier a son empreinte dans le manifeste ; celle du manifeste est dans le journal
editions-sealed = Scellé par
editions-check = Vérifier
editions-hashes = Les empreintes
editions-column-file = Fichier
editions-column-size = Taille
editions-size = { $n } Ko
editions-link = Dossiers du conseil
flash-edition-made = Le dossier est publié.

## Checking an archive.

edition-ok = Le dossier n° { $text } tient : { $files } fichiers conformes au manifeste, totaux retrouvés à partir de { $lines } lignes. Empreinte du manifeste : { $hash }.
edition-ok-ledger = Le journal de ce dossier de données le scelle et redonne ses totaux : situation { $text }.
edition-ledger-total = Le total { $text } du dossier est { $said } ; le journal donne { $counted } : le journal a été modifié.
edition-no-ledger = Aucune base de données n'est là : l'empreinte n'a pas été comparée au journal.
edition-no-archive = { $text } n'est pas une archive ZIP entière. Téléchargez le dossier de nouveau.
edition-no-manifest = L'archive ne contient pas de manifeste de dossier (manifest.json). Vérifiez que c'est bien un dossier du conseil.
edition-missing = Le fichier { $text } manque : le dossier a été modifié.
edition-changed = Le fichier { $text } n'est pas celui que le manifeste annonce : le dossier a été modifié.
edition-added = Le fichier { $text } n'est pas dans le manifeste : le dossier a été modifié.
edition-no-extract = L'extrait data/extract.csv ne se lit pas : les totaux ne peuvent pas être retrouvés.
edition-total = Le total { $text } est annoncé à { $said } ; l'extrait donne { $counted }.
edition-unknown = Le journal ne connaît pas de dossier n° { $text } : ce dossier vient d'une autre base ou n'a jamais été publié.
edition-other = Le manifeste du dossier n° { $text } n'est pas celui que le journal a scellé ({ $hash }) : le dossier a été refait.
edition-repacked = Les fichiers du dossier n° { $text } sont ceux qui ont été scellés, mais l'archive a été réemballée.
cli-verify-edition = Vérifie un dossier du conseil (ZIP), avec le journal s'il est là
edition-unreadable = { $text } ne se lit pas : { $error }. Vérifiez le chemin et les droits.
