# Administration : personnes, organismes, communautés, pages, réglages, courriels, journal.

administration-title = Administration
administration-saved = C’est enregistré.
administration-choose = Choisissez une réponse de la liste.
administration-community = Communauté
administration-standing = État
administration-seen = Dernière activité
administration-since = Depuis
administration-never = Jamais
administration-one-language = Une langue suffit, les deux sont préférables.
administration-name-fr = Nom en français
administration-name-en = Nom en anglais
administration-name-missing = Écrivez le nom dans au moins une langue.
administration-number-wrong = Écrivez un nombre entier, de { $least } à { $most }.
administration-date-wrong = Écrivez une date comme 2026-10-14.

# Personnes
administration-people = Personnes
administration-people-text = Trouver un compte, inviter quelqu’un, confier une fonction.
administration-people-see = Trouver un compte et voir les communautés et les fonctions de la personne.
administration-people-search = Nom ou courriel
administration-people-count = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
administration-people-nobody = Essayez avec moins de lettres, ou invitez cette personne.
administration-invite = Inviter une personne
administration-invite-text = La personne reçoit un courriel avec un lien qui fonctionne une fois, pendant 14 jours. Elle choisit elle-même son mot de passe. Pour l’inviter dans une communauté, passez par la page des membres de celle-ci.
administration-account = Compte
administration-proven = confirmé
administration-unproven = pas encore confirmé
administration-sessions = Sessions ouvertes
administration-closed = Compte fermé
administration-closed-at = Fermé le
administration-no-role = Cette personne n’est d’aucune communauté.
administration-roles = Fonctions
administration-holds = confiée
administration-give-role = Confier
administration-take-role = Retirer
administration-close = Fermer le compte
administration-close-text = La personne est déconnectée partout et ne peut plus se connecter. Ses textes restent. Vous pourrez rouvrir le compte.
administration-open = Rouvrir le compte
administration-open-text = La personne pourra de nouveau se connecter, avec le même mot de passe et les mêmes rôles.
administration-not-oneself = Vous ne pouvez pas fermer votre propre compte. Demandez-le à une autre personne de l’administration.
administration-last-administrator = Le portail garde au moins une personne à l’administration. Confiez d’abord cette fonction à quelqu’un d’autre.
administration-not-own-role = Vous ne pouvez pas vous donner vous-même une fonction. Demandez-le à une autre personne de l’administration.

# Organismes
administration-organizations = Organismes
administration-organizations-text = Tenir à jour la liste des centres de services, commissions scolaires, écoles et ordres.
administration-organizations-count = { $count ->
    [one] { $count } organisme
   *[other] { $count } organismes
}
administration-organizations-none = Aucun organisme pour le moment
administration-organizations-none-text = Ajoutez le premier : les personnes pourront ensuite le choisir dans leur profil.
administration-organization-new = Ajouter un organisme
administration-organization-delete = Supprimer l’organisme
administration-organization-deleted = L’organisme est supprimé.
administration-organization-used = Cet organisme ne peut pas être supprimé tant qu’on s’en sert. Personnes : { $people }. Communautés : { $communities }.
administration-short = Nom court
administration-short-hint = Celui qui sert à classer la liste, comme « Rivière-aux-Pins ».
administration-short-wrong = Écrivez un nom court, en { $count } caractères au plus.
administration-domains = Domaines de courriel
administration-domains-hint = Ce qui suit le @ dans les adresses de l’organisme. Séparez-les par des espaces.
administration-domain-wrong = « { $domain } » n’est pas un domaine, ou il y en a plus de 20. Écrivez par exemple cssrp.gouv.qc.ca.
administration-kind-service-centre = Centre de services scolaire
administration-kind-school-board = Commission scolaire
administration-kind-private-school = École privée agréée
administration-kind-order = Ordre professionnel
administration-kind-ministry = Ministère
administration-kind-university = Université
administration-kind-other = Autre

# Communautés
administration-communities = Communautés
administration-communities-text = Ouvrir une communauté, changer son rythme ou ses places, choisir l’ordre de la liste, archiver.
administration-community-new = Ouvrir une communauté
administration-meanwhile = Une autre personne a enregistré d’autres valeurs entre-temps. Rien n’est perdu de ce que vous avez tapé : ouvrez la page dans un autre onglet pour comparer, puis enregistrez.
administration-community-meanwhile = Quelqu’un d’autre vient de modifier la page de cette communauté. Rechargez, puis refaites votre changement.
administration-community-page = Voir sa page
administration-order = Ordre
administration-listed = dans la liste
administration-archived = archivée le { $date }
administration-up = Monter
administration-down = Descendre
administration-archive = Archiver la communauté
administration-archive-text = Elle quitte toutes les listes. Sa page reste lisible pour ses membres et pour la coordination. Vous pourrez la remettre dans la liste.
administration-restore = Remettre dans la liste
administration-restore-text = La communauté redevient visible pour tout le monde, à la même place.
administration-summary-fr = Résumé en français
administration-summary-en = Résumé en anglais
administration-summary-hint = À quoi elle sert, en une ou deux phrases.
administration-slug-fr = Adresse en français
administration-slug-en = Adresse en anglais
administration-slug-hint = La fin de l’adresse de sa page, comme eleves-a-risque. Laissez vide pour la tirer du nom. Une ancienne adresse continue de fonctionner.
administration-slug-wrong = Écrivez de 2 à { $count } petites lettres sans accent, chiffres ou traits d’union.
administration-slug-taken = Cette adresse sert, ou a servi, à une autre communauté. Choisissez-en une autre.
administration-any-profession = Aucune en particulier
administration-levels-hint = Si rien n’est coché, ce sont tous les niveaux.
administration-meetings = Rencontres par année
administration-months = Mois des rencontres
administration-months-hint = Cochez ceux qui sont déjà connus.
administration-first-year = Année de début
administration-years = Nombre d’années
administration-capacity-seats = Un nombre de places
administration-capacity-range = Entre deux nombres
administration-capacity-from = Nombre de places
administration-capacity-from-hint = Ou le plus petit des deux nombres.
administration-capacity-to = Au plus
administration-capacity-to-hint = Seulement pour « Entre deux nombres ».
administration-liaison = Liaison avec un ordre professionnel
administration-liaison-none = Aucune
administration-liaison-attends = L’ordre suit les rencontres de près
administration-liaison-questions = L’ordre reçoit des questions et vient à une rencontre
administration-liaison-relay = Une personne fait le relais, sans rôle actif
administration-liaison-contact = Une personne-ressource de l’ordre participe

# Pages
administration-pages = Pages du portail
administration-pages-text = Modifier les pages « À propos », « Confidentialité », « Nous joindre » et les autres.
administration-page = Page
administration-page-updated = Dernière mise à jour
administration-page-edit = Modifier
administration-pages-fine = à jour
administration-pages-unreviewed = à relire
administration-pages-outdated = à mettre à jour
administration-pages-missing = à traduire

# Réglages
administration-settings = Réglages
administration-settings-text = Annoncer quelque chose à l’accueil, publier une nouvelle version des conditions.
administration-announcement = Annonce à l’accueil
administration-announcement-fr = Annonce en français
administration-announcement-en = Annonce en anglais
administration-announcement-hint = Une ou deux phrases, en haut de la page d’accueil. Videz les deux champs pour la retirer.
administration-history = Historique des textes écrits ensemble
administration-history-months = Nombre de mois
administration-history-hint = Après ce temps, le texte demeure, mais plus le détail de qui a écrit quoi, ni à quel moment. Les versions nommées restent. Sans nombre, tout est gardé.
administration-history-wrong = Écrivez un nombre de mois de { $least } à { $most }, ou laissez le champ vide.
administration-officer = Responsable de la protection des renseignements personnels
administration-agreements = Ce que tout le monde doit accepter
administration-agreements-text = Publier une nouvelle version, c’est demander à chaque personne de lire et d’accepter de nouveau.
administration-agreement-warning = Dès la publication, chaque personne devra lire et accepter ce texte à sa prochaine connexion. Une version publiée ne peut plus être modifiée ni retirée.
administration-agreement-fr = Texte en français
administration-agreement-en = Texte en anglais
administration-markdown = Écrivez en Markdown : une ligne vide entre les paragraphes, « ## » devant un titre, « - » devant un point.
administration-agreement-both = Écrivez le texte dans les deux langues, en { $count } caractères au plus dans chacune.
administration-agreement-same = Ce texte est celui qui est déjà publié. Changez-le, ou revenez en arrière.
administration-agreement-sure = Je comprends que tout le monde devra accepter de nouveau
administration-agreement-unsure = Cochez cette case pour confirmer.
administration-agreement-publish = Publier la nouvelle version

# Courriels
administration-mail = Courriels
administration-mail-text = Voir ce qui est parti, ce qui attend et ce qui a échoué.
administration-mail-any = Tous
administration-mail-waiting = en attente
administration-mail-sent = envoyé
administration-mail-failed = échoué
administration-mail-over = non envoyé : son lien ne valait plus
administration-mail-confidential = Courriel confidentiel
administration-mail-confidential-text = Ce courriel dirait qui a écrit sans nom. Son texte et son destinataire ne sont pas montrés ici.
administration-mail-count = { $count ->
    [one] { $count } courriel
   *[other] { $count } courriels
}
administration-mail-none = Aucun courriel ici
administration-mail-none-text = Les courriels que le portail envoie paraîtront dans cette liste.
administration-mail-subject = Objet
administration-mail-to = Destinataire
administration-mail-posted = Écrit le
administration-mail-kind = Sorte
administration-mail-attempts = Essais
administration-mail-next = Prochain essai
administration-mail-sent-at = Envoyé le
administration-mail-failed-at = Abandonné le
administration-mail-error = Dernière erreur
administration-mail-body = Texte
administration-mail-links = Les liens qui ouvrent un compte ou une invitation sont remplacés par « … » : ils ne sont que pour leur destinataire.
administration-mail-html = La version HTML, telle qu’elle est écrite
administration-mail-again = Envoyer de nouveau
administration-mail-again-done = Le courriel est remis dans la file. Il part dans un instant.

# Journal
administration-log = Journal
administration-log-text = Lire qui a fait quoi, et quand.
administration-log-logged = Chaque consultation du journal y est inscrite.
administration-log-entries = Le plus récent d’abord
administration-log-none = Rien de tel dans le journal
administration-log-none-text = Élargissez les dates, ou enlevez un critère.
administration-log-any = Toutes les actions
administration-log-action = Action
administration-log-person = Personne
administration-log-person-id = Identifiant de la personne
administration-log-subject = Objet
administration-log-subject-id = Identifiant de l’objet
administration-log-detail = Détail
administration-log-address = Adresse réseau
administration-log-when = Moment
administration-log-when-zone = Moment (heure de l’Est)
administration-log-from = À partir du
administration-log-to = Jusqu’au
administration-log-newest = Revenir au plus récent
administration-log-csv = Télécharger ces lignes (CSV)
administration-log-file = journal.csv

administration-deed-person-sign-in = Connexion
administration-deed-person-sign-in-failed = Connexion refusée
administration-deed-person-password = Mot de passe changé
administration-deed-person-address = Adresse courriel changée
administration-deed-person-address-asked = Changement d’adresse demandé
administration-deed-person-address-stopped = Changement d’adresse arrêté
administration-deed-person-data = Données personnelles consultées par leur propriétaire
administration-deed-person-invited = Invitation au portail
administration-deed-invitation-withdrawn = Invitation annulée
administration-deed-person-seen = Fiche d’une personne consultée
administration-deed-person-closed = Compte fermé
administration-deed-person-opened = Compte rouvert
administration-deed-consent-accept = Consentement donné
administration-deed-consent-revoke = Consentement retiré
administration-deed-membership-role = Rôle changé
administration-deed-membership-request = Demande d’adhésion traitée
administration-deed-membership-invited = Invitation à une communauté acceptée
administration-deed-role-given = Fonction confiée
administration-deed-role-taken = Fonction retirée
administration-deed-organization-added = Organisme ajouté
administration-deed-organization-changed = Organisme modifié
administration-deed-organization-deleted = Organisme supprimé
administration-deed-community-opened = Communauté ouverte
administration-deed-community-changed = Communauté modifiée
administration-deed-community-moved = Communauté déplacée dans la liste
administration-deed-community-archived = Communauté archivée
administration-deed-community-restored = Communauté remise dans la liste
administration-deed-community-edit = Texte d’une communauté modifié
administration-deed-community-cover = Couverture d’une communauté changée
administration-deed-meeting-create = Rencontre créée
administration-deed-meeting-edit = Rencontre modifiée
administration-deed-meeting-publish = Rencontre publiée
administration-deed-meeting-begin = Rencontre commencée
administration-deed-meeting-close = Rencontre terminée
administration-deed-meeting-reopen = Rencontre reprise
administration-deed-meeting-withdraw = Rencontre remise en brouillon
administration-deed-meeting-documents = Documents d’une rencontre changés
administration-deed-reflection-create = Réflexion écrite
administration-deed-reflection-edit = Réflexion modifiée
administration-deed-reflection-share = Choix de qui peut lire une réflexion
administration-deed-reflection-remove = Réflexion retirée
administration-deed-reflection-translate = Réflexion traduite
administration-deed-reflection-comment = Réponse à une réflexion
administration-deed-reflection-comment-removed = Réponse retirée
administration-deed-reflection-mark = Réflexion marquée constat ou défi
administration-deed-reflection-files = Fichiers d’une réflexion modifiés
administration-deed-reflection-report = Réflexion signalée
administration-deed-reflection-decision = Décision sur un signalement
administration-deed-reflection-author-seen = Nom d’une réflexion sans nom consulté
administration-deed-reflection-private-read = Réflexion privée lue après un signalement
administration-deed-reflection-group = Note de groupe commencée
administration-deed-reflection-close = Note de groupe close
administration-deed-reflection-sign = Note de groupe signée
administration-deed-reflection-reopen = Note de groupe rouverte
administration-deed-reflection-export = Réflexions d’une communauté emportées
administration-deed-template-changed = Modèle d’ordre du jour changé
administration-deed-template-retired = Modèle d’ordre du jour retiré
administration-deed-template-restored = Modèle d’ordre du jour de nouveau offert
administration-deed-page-edit = Page du portail modifiée
administration-deed-setting-changed = Réglage changé
administration-deed-agreement-published = Nouvelle version à accepter publiée
administration-deed-mail-seen = Courriel consulté
administration-deed-mail-again = Courriel remis dans la file
administration-deed-log-read = Journal consulté
administration-deed-log-downloaded = Journal téléchargé

administration-templates = Modèles d’ordre du jour
administration-templates-text = Écrire ce par quoi les ordres du jour commencent.
administration-templates-lead = Un ordre du jour commence par un modèle, que les personnes qui animent changent ensuite à leur guise. Modifier un modèle ne change rien aux rencontres déjà préparées.
administration-templates-count = { $count ->
    [one] { $count } modèle
   *[other] { $count } modèles
}
administration-template-new = Nouveau modèle
administration-template-meeting = Rencontre
administration-template-codevelopment = Codéveloppement
administration-template-guide = Guide de discussion
administration-template-as-delivered = Tel que livré
administration-template-changed = Modifié
administration-template-own = Ajouté ici
administration-template-retired = Retiré
administration-template-items = Points
administration-template-item = Point { $place }
administration-template-minutes = Minutes
administration-template-total = { $minutes } minutes en tout
administration-template-about = Explications
administration-template-about-fr = Explications en français
administration-template-about-en = Explications en anglais
administration-template-lead = Qui l’anime
administration-template-link = Lien
administration-template-add = Ajouter un point
administration-template-delivered = Revenir au modèle livré
administration-template-retire = Retirer
administration-template-offer = Offrir de nouveau
administration-template-summary-missing = Dites en une phrase quand choisir ce modèle.
administration-template-no-title = Donnez un titre au point, dans une langue au moins.
administration-template-empty = Ajoutez au moins un point.
administration-template-meanwhile = Une autre personne a enregistré ce modèle
administration-template-meanwhile-text = Rien n’est perdu. Voici ce qui diffère : biffé, ce qui est enregistré; souligné, ce que vous avez écrit. Enregistrer gardera votre version.
