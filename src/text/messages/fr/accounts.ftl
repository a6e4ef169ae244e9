### Signing in and out, accounts, roles, passwords.

sign-in-title = Se connecter
sign-in = Se connecter
sign-out = Quitter
sign-in-wrong = L'identifiant ou le mot de passe n'est pas le bon. Tapez-les de nouveau.
login = Identifiant
login-hint = Lettres, chiffres, points et tirets.
login-malformed = Un identifiant est fait de lettres sans accent, de chiffres, de points et de tirets. Écrivez-en un autre.
password = Mot de passe
password-lost = Oublié ? Demandez un nouveau lien à l'administration.
password-hint = Au moins 12 caractères : quelques mots qui ne vont pas ensemble font l'affaire.
password-short = Le mot de passe est trop court : il faut au moins { $n } caractères. Ajoutez un mot.
password-long = Le mot de passe est trop long : au plus { $n } caractères.
password-login = Le mot de passe contient l'identifiant. Choisissez-en un autre.
password-title = Changer de mot de passe
password-lede = Les autres connexions de ce compte prennent fin.
password-current = Mot de passe actuel
password-new = Nouveau mot de passe
password-submit = Changer le mot de passe
invitation-title = Choisir votre mot de passe
invitation-lede = Votre identifiant est « { $text } ». Ce lien ne sert qu'une fois.
invitation-submit = Garder ce mot de passe
flash-password-chosen = Le mot de passe est choisi. Connectez-vous.
flash-password-changed = Le mot de passe est changé.

## Passwords that are guessed soon.

password-guessed-soon = Ce mot de passe se devine vite.
password-keys = Des touches qui se suivent sur le clavier se devinent vite.
password-repeats = Ce qui se répète se devine vite.
password-common = C'est un mot de passe courant, ou presque : on l'essaie parmi les premiers.
password-sequence = Une suite comme « abc » ou « 6543 » se devine vite.
password-date = Les dates et les années se devinent vite.
password-word = Un mot seul se devine vite.
password-name = Un nom ou un prénom se devine vite.
password-advice = Ajoutez un ou deux mots qui ne vont pas avec.

## One's own account.

account-link = Mon compte
account-title = Mon compte
account-aside = Votre nom et votre langue ne concernent que vous ; vos droits sont donnés par l'administration.
account-name-title = Nom et langue
account-name-title-of = Nom
account-name-aside = Le nom paraît dans la liste des comptes. Les saisies gardent l'identifiant.
account-name = Nom
account-keep-name = Garder ce nom
account-language = Langue
account-language-hint = Celle des pages une fois la connexion faite, sur tout appareil.
account-keep-language = Garder cette langue
account-no-language = La langue demandée n'existe pas ici. Choisissez français ou English.
flash-name-kept = Le nom est gardé.
flash-language-kept = La langue est gardée.

## Sign-ins.

sign-ins-title = Mes connexions
sign-ins-title-of = Connexions
sign-ins-aside = Une connexion que vous ne reconnaissez pas ? Mettez-y fin, puis changez de mot de passe.
sign-ins-browser = Navigateur
sign-ins-no-browser = navigateur inconnu
sign-ins-since = Depuis
sign-ins-address = Adresse
sign-ins-this = cette session
sign-ins-end = Mettre fin
sign-ins-end-others = Mettre fin à toutes les autres
sign-ins-end-all = Mettre fin à toutes
sign-ins-none = Aucune connexion ouverte.
flash-sign-in-ended = La connexion a pris fin.
flash-sign-ins-ended = Les connexions ont pris fin.

## What a person can see and do.

rights-link = Ce que je peux voir et faire
rights-title = Ce que je peux voir et faire
rights-title-of = Ce que cette personne peut voir et faire
rights-aside = Établi d'après les règles mêmes que le service applique.
rights-disabled = Ne peut pas se connecter : le compte est désactivé.
rights-see-all = Voit tous les chiffres, toutes les cités et toutes les opérations.
rights-see-part = Ne voit et ne touche que { $text } ; le reste lui est introuvable.
rights-places = ce qui est à { $text }
rights-landlords = ce qui est à { $text }
rights-places-and-landlords = ce que { $landlords } font à { $places }
rights-record = Saisit des logements, et corrige ses propres saisies.
rights-no-record = Ne saisit rien.
rights-manage = Corrige toute saisie, tient les fiches, les plans et les clôtures.
rights-no-manage = Ne corrige pas les saisies des autres et ne touche ni aux fiches, ni aux plans, ni aux clôtures.
rights-second = Valide, comme seconde personne, ce qu'une autre personne du pilotage demande : plan publié, année close ou rouverte.
rights-no-second = Ne valide pas ce que le pilotage demande.
rights-administer = Invite, désactive et change les autres comptes, jamais le sien.
rights-no-administer = Ne gère aucun compte.
rights-audit = Lit le journal de ce qui touche les chiffres.
rights-no-audit = Ne lit pas le journal.
rights-audit-security = Lit le journal des comptes et des connexions.
rights-no-audit-security = Ne lit pas le journal des comptes et des connexions.

## The administrator's pages.

users-title = Comptes
users-aside = L'administration gère les comptes, jamais les chiffres. Qui a été du pilotage dans les 30 derniers jours compte encore comme seconde personne.
users-say = { $n ->
    [one] { $n } compte ouvert
   *[other] { $n } comptes ouverts
}
users-new = Inviter quelqu'un
users-person = Personne
users-role = Rôle
users-state = État
users-second-factor = Second facteur
users-last = Dernière connexion
users-sign-ins = Ouvertes
users-never = jamais vue
users-invited = invité jusqu'au { $text }
users-invitation-over = invitation expirée
users-active = actif
users-active-invited = actif, nouveau lien jusqu'au { $text }
users-disabled = désactivé
users-new-title = Inviter quelqu'un
users-new-aside = Un lien s'affiche une fois : envoyez-le à la personne, qui choisit son mot de passe.
users-nothing-yet = Rien n'a été changé
users-name-hint = Prénom et nom, ou le service. Sans nom, l'identifiant.
users-role-reader = lecture : voit
users-role-contributor = contribution : voit et saisit
users-role-manager = pilotage : saisit, corrige, planifie, clôture
users-role-admin = administration : gère les comptes, jamais les chiffres
users-role-needed = Choisissez un rôle.
users-limits = Limiter à une partie (contribution)
users-limits-hint = Sans rien de coché ni d'écrit, aucune limite. Lieux et bailleurs se resserrent l'un l'autre.
users-landlords = Bailleurs
users-epcis = EPCI
users-estates = Cités
users-estates-hint = Codes séparés par des virgules : LENS-4, LENS-12-14.
users-invite = Inviter
users-link-title = Lien d'invitation
users-link-aside = Corons ne garde que l'empreinte de ce lien et ne le montrera plus.
users-link-say = Envoyez ce lien à « { $text } ».
users-link = Lien à usage unique
users-link-hint = Il ne s'affiche que cette fois, sert une fois et vaut { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}. Les liens envoyés avant ne servent plus.
users-audit = Ce que cette personne a fait
users-change-role = Changer le rôle ou les limites
users-keep-role = Garder ces droits
users-access = Accès
users-access-aside = Un nouveau lien remplace le mot de passe oublié ; l'ancien mot de passe reste bon jusque-là.
users-invite-again = Nouveau lien pour choisir un mot de passe
users-disable = Désactiver le compte
users-enable = Réactiver le compte
users-disable-hint = Désactiver met fin tout de suite aux connexions et aux liens. Ce qui a été saisi reste, avec son auteur.
flash-link-shown = Le lien a déjà été montré une fois. Faites-en un nouveau s'il est perdu.
flash-role-kept = Les droits sont changés.
flash-account-disabled = Le compte est désactivé.
flash-account-enabled = Le compte est réactivé.

## The second factor.

factor-title = Second facteur
factor-manage = Ajouter ou retirer
factor-aside = Un mot de passe deviné ou lu ne suffit plus : un code de votre téléphone est demandé avec lui.
factor-say = Montrez ce carré à une application d'authentification, puis tapez le code qu'elle affiche.
factor-picture = Carré à lire avec l'application ; le texte dessous dit la même chose
factor-by-hand = Ou tapez-y cette clé :
factor-code = Code
factor-first-hint = Six chiffres. L'heure du téléphone doit être juste.
factor-code-hint = Six chiffres de l'application, ou un code de secours.
factor-code-title = Second facteur
factor-code-aside = Appareil perdu et plus de code de secours ? L'administration peut retirer le second facteur.
factor-add = Ajouter le second facteur
factor-later = Plus tard
factor-left = Le second facteur est demandé à chaque connexion. Codes de secours restants : { $n }
factor-renew = Faire de nouveaux codes de secours
factor-remove-title = Retirer
factor-remove = Retirer le second facteur
factor-codes-title = Codes de secours
factor-codes-aside = Corons ne garde que leur empreinte et ne les montrera plus.
factor-codes-say = Notez ces codes hors du téléphone : chacun remplace une fois celui de l'application.
factor-codes-done = Je les ai notés
flash-codes-shown = Les codes de secours ont déjà été montrés une fois. Faites-en de nouveaux s'ils sont perdus.
flash-factor-removed = Le second facteur est retiré.
users-remove-factor = Retirer le second facteur perdu
