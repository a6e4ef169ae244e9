### The first administrator and manager; empty installations.

setup-title = Bienvenue dans Corons
setup-lede = Deux comptes pour commencer : l'administration gère les comptes et jamais les chiffres, le pilotage saisit, corrige et planifie. Une même personne peut tenir les deux.
setup-aside = Ce lien ne sert qu'une fois.
setup-nothing-yet = Rien n'est encore enregistré
setup-admin = Identifiant d'administration
setup-admin-password = Mot de passe d'administration
setup-manager = Identifiant de pilotage
setup-manager-password = Mot de passe de pilotage
setup-submit = Créer les deux comptes
setup-same-login = Les deux comptes ont le même identifiant. Changez l'un des deux.
flash-set-up = Les deux comptes sont prêts. Connectez-vous avec celui du pilotage pour commencer.
