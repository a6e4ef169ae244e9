### The names of things.

stage-financed = financés
stage-ordered = commandés (OS)
stage-started = en chantier
stage-delivered = livrés
stage-dwellings-financed = logements financés
stage-dwellings-ordered = logements commandés (OS)
stage-dwellings-started = logements mis en chantier
stage-dwellings-delivered = logements livrés
stage-definition-financed = Un logement est financé le jour où la subvention ou le prêt est notifié.
stage-definition-ordered = Un logement est commandé le jour de l'ordre de service (OS) de démarrage.
stage-definition-started = Un logement est en chantier à compter du premier jour de travaux sur place.
stage-definition-delivered = Un logement est livré le jour du procès-verbal de réception de la maison ou du lot, avec ou sans réserves ; ni la remise des clés, ni la levée des réserves, ni la fin du parfait achèvement.

kind-heavy = réhabilitation lourde
kind-light = réhabilitation légère
kind-facade = façade seule
kind-scattered = diffus (à la relocation)
kind-unknown = nature de travaux inconnue

role-reader = lecture
role-contributor = contribution
role-manager = pilotage
role-admin = administration

precision-day = au jour
precision-month = au mois
precision-year = à l'année

## Reasons of a correction (DESIGN 2.3).

reason-typing-error = faute de frappe
reason-wrong-estate = mauvaise cité
reason-wrong-date = mauvaise date
reason-duplicate = doublon
reason-source-corrected = source corrigée
reason-breakdown = ventilation d'un total
