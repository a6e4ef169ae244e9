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
password-plain = Le mot de passe répète toujours les mêmes caractères. Choisissez-en un moins simple.
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
