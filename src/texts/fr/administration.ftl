# Administration : personnes, organismes, communautés, pages, réglages, courriels, journal.

administration-title = Administration
administration-saved = Vos modifications sont enregistrées.
administration-choose = Choisissez une réponse dans la liste.
administration-community = Communauté
administration-standing = État
administration-seen = Dernière activité
administration-since = Depuis
administration-never = Jamais
administration-one-language = Une langue suffit; les deux, c’est mieux.
administration-name-fr = Nom en français
administration-name-en = Nom en anglais
administration-name-missing = Écrivez le nom dans au moins une langue.
administration-number-wrong = Écrivez un nombre entier, de { $least } à { $most }.
administration-date-wrong = Écrivez une date comme 2026-10-14.
administration-filter = Filtrer
administration-filter-clear = Tout afficher

# Personnes
administration-people = Personnes
administration-people-text = Trouver un compte, inviter une personne, attribuer un rôle.
administration-people-see = Trouver un compte et voir les communautés et les rôles de la personne.
administration-people-search = Nom ou courriel
administration-people-count = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
administration-people-nobody = Essayez un nom plus court, ou invitez cette personne.
administration-invite = Inviter une personne
administration-invite-text = La personne reçoit un courriel avec un lien valable pendant 14 jours, qui ne peut servir qu’une fois. Elle choisit son mot de passe. Pour l’inviter dans une communauté, passez par la page des membres de celle-ci.
administration-invitation-over = La personne qui a envoyé cette invitation ne peut plus inviter dans cette communauté. Annulez l’invitation.
administration-account = Compte
administration-proven = Confirmé
administration-unproven = Pas encore confirmé
administration-sessions = Sessions ouvertes
administration-closed = Compte fermé
administration-closed-at = Fermé le
administration-no-role = Cette personne ne fait partie d’aucune communauté.
administration-roles = Rôles dans le portail
administration-holds = Attribué
administration-give-role = Attribuer
administration-take-role = Retirer
administration-close = Fermer le compte
administration-close-again = Vous pourrez rouvrir le compte ici.
administration-close-text = Toutes les sessions de la personne seront fermées, et elle ne pourra plus se connecter. Ses textes resteront dans le portail. Vous pourrez rouvrir le compte.
administration-open = Rouvrir le compte
administration-open-text = La personne pourra de nouveau se connecter, avec le même mot de passe et les mêmes rôles.
administration-not-oneself = Vous ne pouvez pas fermer votre propre compte. Demandez-le à une autre personne de l’administration.
administration-last-administrator = Le portail doit garder au moins une administratrice ou un administrateur. Attribuez d’abord ce rôle à une autre personne.
administration-not-own-role = Vous ne pouvez pas vous attribuer un rôle. Demandez-le à une autre personne de l’administration.

# Organismes
administration-organizations = Organismes
administration-organizations-text = Tenir à jour la liste des centres de services, commissions scolaires, écoles et ordres.
administration-organizations-count = { $count ->
    [one] { $count } organisme
   *[other] { $count } organismes
}
administration-organizations-none = Aucun organisme pour le moment
administration-organizations-none-text = Ajoutez le premier : chaque personne pourra ensuite le choisir dans son profil.
administration-organization-new = Ajouter un organisme
administration-organization-add = Ajouter l’organisme
administration-organization-delete = Supprimer l’organisme
administration-organization-delete-text = Personne n’y est rattaché. Pour le rétablir, il faudra l’ajouter de nouveau.
administration-organization-deleted = L’organisme est supprimé.
administration-organization-used = Cet organisme est encore utilisé et ne peut pas être supprimé : { $users }.
administration-short = Nom court
administration-short-hint = La liste est classée selon ce nom, par exemple « Rivière-aux-Pins ».
administration-short-wrong = Écrivez un nom court, en { $count } caractères au plus.
administration-domains = Domaines de courriel
administration-domains-hint = Ce qui suit le @ dans les adresses de l’organisme. Séparez-les par des espaces.
administration-domain-wrong = « { $domain } » n’est pas un domaine, ou il y en a plus de 20. Écrivez un domaine comme cssrp.gouv.qc.ca.
administration-kind-service-centre = Centre de services scolaire
administration-kind-school-board = Commission scolaire
administration-kind-private-school = École privée agréée
administration-kind-order = Ordre professionnel
administration-kind-ministry = Ministère
administration-kind-university = Université
administration-kind-other = Autre

# Communautés
administration-communities = Communautés
administration-communities-text = Ouvrir ou archiver une communauté, modifier son rythme ou son nombre de places, ordonner la liste.
administration-year = Année scolaire
administration-year-text = Voir les rencontres de toutes les communautés, et ce qui manque.
administration-year-community = Communauté
administration-year-held = Rencontres tenues
administration-year-ahead = À venir
administration-year-missing = Ce qui manque
administration-year-nothing = Rien
administration-year-no-meeting = Aucune rencontre à venir
administration-year-no-date = Date à fixer :
administration-year-no-agenda = Ordre du jour à préparer :
administration-year-no-one = { $count ->
    [one] { $count } organisme non représenté
   *[other] { $count } organismes non représentés
}
administration-year-which = Lesquels?
administration-year-lacking = { $lacking ->
    [0] Il ne manque rien
    [one] Il manque quelque chose à { $lacking } communauté
   *[other] Il manque quelque chose à { $lacking } communautés
}
administration-community-new = Ouvrir une communauté
administration-community-open = Ouvrir la communauté
administration-meanwhile = Une autre personne a enregistré des changements entre-temps. Ce que vous avez écrit n’est pas perdu : ouvrez la page dans un autre onglet pour comparer, puis enregistrez.
administration-community-meanwhile = Une autre personne vient de modifier la page de cette communauté. Rechargez la page, puis refaites votre changement.
administration-community-page = Voir la page
administration-order = Ordre
administration-archived = Archivée le { $date }
administration-up = Monter
administration-down = Descendre
administration-archive = Archiver la communauté
administration-archive-text = Elle ne figurera plus dans aucune liste. Ses membres et la coordination pourront encore lire sa page. Vous pourrez la rétablir.
administration-restore = Rétablir la communauté
administration-restore-text = Tout le monde verra de nouveau la communauté, à la même place dans la liste.
administration-summary-fr = Résumé en français
administration-summary-en = Résumé en anglais
administration-summary-hint = À quoi elle sert, en une ou deux phrases.
administration-slug-fr = Adresse en français
administration-slug-en = Adresse en anglais
administration-slug-hint = La fin de l’adresse de sa page, par exemple eleves-a-risque. Si vous laissez ce champ vide, l’adresse sera formée à partir du nom. Les anciennes adresses continuent de fonctionner.
administration-slug-wrong = Écrivez de 2 à { $count } lettres minuscules sans accent, chiffres ou traits d’union.
administration-slug-taken = Cette adresse sert, ou a servi, à une autre communauté. Choisissez-en une autre.
administration-any-profession = Aucune en particulier
administration-levels-hint = Si rien n’est coché, tous les niveaux sont visés.
administration-meetings = Rencontres par année
administration-months = Mois des rencontres
administration-months-hint = Cochez ceux qui sont déjà connus.
administration-first-year = Année de début
administration-years = Nombre d’années
administration-capacity-seats = Un nombre précis
administration-capacity-range = Une fourchette
administration-capacity-from = Nombre de places
administration-capacity-from-hint = Ou le minimum, si vous choisissez une fourchette.
administration-capacity-to = Maximum
administration-capacity-to-hint = Seulement pour une fourchette.
administration-liaison = Liaison avec un ordre professionnel
administration-liaison-none = Aucune
administration-liaison-attends = L’ordre assiste aux rencontres
administration-liaison-questions = L’ordre reçoit des questions et participe à une rencontre
administration-liaison-relay = L’ordre ne participe pas; une personne de la communauté fait le lien
administration-liaison-contact = Une personne-ressource de l’ordre participe aux rencontres

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
administration-settings-text = Publier une annonce à l’accueil ou une nouvelle version des conditions.
administration-announcement = Annonce à l’accueil
administration-announcement-fr = Annonce en français
administration-announcement-en = Annonce en anglais
administration-announcement-hint = Une ou deux phrases, en haut de la page d’accueil. Videz les deux champs pour retirer l’annonce.
administration-history = Historique des textes écrits ensemble
administration-history-months = Nombre de mois
administration-history-hint = Après ce délai, le texte reste, mais on ne peut plus savoir qui a écrit quoi ni quand. Les versions nommées restent aussi. Les notes de groupe gardent le nom des personnes qui les ont écrites. Laissez ce champ vide pour tout garder.
administration-history-wrong = Écrivez un nombre de mois de { $least } à { $most }, ou laissez le champ vide.
administration-officer = Responsable de la protection des renseignements personnels
administration-agreements = Ce que tout le monde doit accepter
administration-agreements-text = Quand vous publiez une nouvelle version, chaque personne doit la lire et l’accepter.
administration-agreement-warning = Dès la publication, chaque personne devra lire et accepter ce texte à sa prochaine connexion. Vous ne pourrez plus modifier ni retirer cette version.
administration-agreement-fr = Texte en français
administration-agreement-en = Texte en anglais
administration-agreement-both = Écrivez le texte dans les deux langues, en { $count } caractères au plus dans chacune.
administration-agreement-same = Ce texte est identique à celui qui est publié. Modifiez-le, ou revenez en arrière.
administration-agreement-sure = Je comprends que tout le monde devra accepter le nouveau texte
administration-agreement-unsure = Cochez cette case pour confirmer.
administration-terms-edit = Modifier les conditions d’utilisation
administration-confidentiality-edit = Modifier l’engagement de confidentialité
administration-agreement-publish = Publier la nouvelle version

# Courriels
administration-mail = Courriels
administration-mail-text = Voir les courriels envoyés, en attente ou en échec.
administration-mail-any = Tous
administration-mail-waiting = En attente
administration-mail-sent = Envoyé
administration-mail-failed = En échec
administration-mail-over = Non envoyé : il n’avait plus lieu d’être
administration-mail-confidential = Courriel confidentiel
administration-mail-confidential-text = Ce courriel permettrait de savoir qui a écrit une réflexion sans nom, ou il dit pourquoi un projet n’est pas retenu. Son texte et son destinataire ne sont pas affichés.
administration-mail-count = { $count ->
    [one] { $count } courriel
   *[other] { $count } courriels
}
administration-mail-none = Aucun courriel ici
administration-mail-none-text = Les courriels que le portail envoie paraîtront dans cette liste.
administration-mail-subject = Objet
administration-mail-to = Destinataire
administration-mail-posted = Écrit le
administration-mail-attempts = Tentatives
administration-mail-next = Prochaine tentative
administration-mail-sent-at = Envoyé le
administration-mail-failed-at = Abandonné le
administration-mail-error = Dernière erreur
administration-mail-body = Texte
administration-mail-links = Les liens qui ouvrent un compte ou une invitation sont remplacés par « … » : seule la personne qui reçoit le courriel peut s’en servir.
administration-mail-html = La version HTML du courriel
administration-mail-again = Envoyer de nouveau
administration-mail-again-done = Le courriel partira de nouveau dans un instant.

# Journal
administration-log = Journal
administration-log-text = Voir qui a fait quoi, et quand.
administration-log-logged = Chaque consultation du journal y est inscrite.
administration-log-entries = Le plus récent d’abord
administration-log-none = Aucune entrée ne correspond
administration-log-none-text = Élargissez la période, ou retirez un critère.
administration-log-any = Toutes les actions
administration-log-action = Action
administration-log-person = Personne
administration-log-many-names = Trop de noms correspondent à cette recherche. Écrivez une plus grande partie du nom.
administration-log-person-id = Identifiant de la personne
administration-log-subject = Objet
administration-log-subject-id = Identifiant de l’objet
administration-log-detail = Détail
administration-log-address = Adresse réseau
administration-log-when = Date et heure
administration-log-when-zone = Date et heure (heure de l’Est)
administration-log-from = À partir du
administration-log-to = Jusqu’au
administration-log-newest = Retour au plus récent
administration-log-csv = Télécharger ces lignes (CSV)
administration-log-file = journal.csv

administration-deed-person-sign-in = Connexion
administration-deed-person-sign-in-failed = Connexion refusée
administration-deed-person-password = Mot de passe changé
administration-deed-person-address = Adresse courriel changée
administration-deed-person-address-asked = Changement d’adresse demandé
administration-deed-person-address-stopped = Changement d’adresse annulé
administration-deed-person-data = Renseignements personnels consultés par la personne elle-même
administration-deed-person-invited = Invitation au portail
administration-deed-invitation-withdrawn = Invitation annulée
administration-deed-person-seen = Fiche d’une personne consultée
administration-deed-person-closed = Compte fermé
administration-deed-person-opened = Compte rouvert
administration-deed-consent-accept = Consentement donné
administration-deed-consent-revoke = Consentement retiré
administration-deed-membership-role = Rôle changé dans une communauté
administration-deed-membership-request = Demande d’adhésion traitée
administration-deed-membership-invited = Invitation à une communauté acceptée
administration-deed-membership-contacted = Message à l’équipe d’animation
administration-deed-role-given = Rôle attribué dans le portail
administration-deed-role-taken = Rôle retiré dans le portail
administration-deed-organization-added = Organisme ajouté
administration-deed-organization-changed = Organisme modifié
administration-deed-organization-deleted = Organisme supprimé
administration-deed-community-opened = Communauté ouverte
administration-deed-community-changed = Communauté modifiée
administration-deed-community-moved = Communauté déplacée dans la liste
administration-deed-community-archived = Communauté archivée
administration-deed-community-restored = Communauté rétablie
administration-deed-community-edit = Texte d’une communauté modifié
administration-deed-community-cover = Image de couverture changée
administration-deed-meeting-create = Rencontre créée
administration-deed-meeting-edit = Rencontre modifiée
administration-deed-meeting-publish = Rencontre publiée
administration-deed-meeting-begin = Rencontre commencée
administration-deed-meeting-close = Rencontre terminée
administration-deed-meeting-reopen = Rencontre rouverte
administration-deed-meeting-withdraw = Rencontre dépubliée
administration-deed-meeting-cancel = Rencontre annulée
administration-deed-meeting-restore = Rencontre rétablie
administration-deed-meeting-places = Places d’une rencontre modifiées
administration-deed-meeting-guest-link = Lien d’invitation créé pour une rencontre
administration-deed-meeting-guest-link-withdrawn = Lien d’invitation retiré d’une rencontre
administration-deed-meeting-guests-removed = Personnes invitées retirées d’une rencontre
administration-deed-meeting-documents = Documents d’une rencontre modifiés
administration-deed-reflection-create = Réflexion écrite
administration-deed-reflection-edit = Réflexion modifiée
administration-deed-reflection-share = Partage d’une réflexion modifié
administration-deed-reflection-remove = Réflexion retirée
administration-deed-reflection-restore = Retrait d’une réflexion annulé
administration-deed-reflection-translate = Réflexion traduite
administration-deed-reflection-translation-asked = Traduction d’une réflexion demandée
administration-deed-reflection-comment = Réponse à une réflexion
administration-deed-reflection-comment-removed = Réponse retirée
administration-deed-reflection-comment-restored = Retrait d’une réponse annulé
administration-deed-reflection-mark = Réflexion marquée comme constat ou défi
administration-deed-reflection-files = Fichiers d’une réflexion modifiés
administration-deed-reflection-report = Réflexion signalée
administration-deed-reflection-decision = Décision sur un signalement
administration-deed-reflection-author-seen = Nom consulté pour une réflexion sans nom
administration-deed-reflection-private-read = Réflexion privée lue après un signalement
administration-deed-reflection-group = Note de groupe commencée
administration-deed-reflection-close = Note de groupe close
administration-deed-reflection-sign = Note de groupe signée
administration-deed-reflection-reopen = Note de groupe rouverte
administration-deed-reflection-export = Réflexions d’une communauté téléchargées
administration-deed-template-changed = Modèle d’ordre du jour modifié
administration-deed-template-retired = Modèle d’ordre du jour retiré
administration-deed-template-restored = Modèle d’ordre du jour rétabli
administration-deed-theme-propose = Thème proposé
administration-deed-theme-edit = Thème modifié
administration-deed-theme-decide = Décision sur un thème
administration-deed-theme-reply = Réponse à un thème
administration-deed-theme-reply-edited = Réponse à un thème modifiée
administration-deed-theme-reply-removed = Réponse à un thème retirée par la personne qui l’a écrite
administration-deed-theme-reply-moderated = Réponse à un thème retirée par l’équipe d’animation
administration-deed-meeting-dates = Consultation des membres sur les dates d’une rencontre
administration-deed-vote-open = Vote ouvert
administration-deed-vote-options = Thèmes d’un vote modifiés
administration-deed-vote-close = Vote clos
administration-deed-vote-outcome = Conclusion d’un vote écrite
administration-deed-vote-agenda = Vote mis à l’ordre du jour
administration-deed-page-edit = Page du portail modifiée
administration-deed-setting-changed = Réglage modifié
administration-deed-agreement-published = Nouvelle version d’un texte à accepter publiée
administration-deed-mail-seen = Courriel consulté
administration-deed-mail-again = Courriel envoyé de nouveau
administration-deed-log-read = Journal consulté
administration-deed-log-downloaded = Journal téléchargé

administration-templates = Modèles d’ordre du jour
administration-templates-text = Préparer les modèles qui servent à créer les ordres du jour.
administration-templates-lead = Les personnes qui animent créent un ordre du jour à partir d’un modèle, puis l’adaptent. Modifier un modèle ne change rien aux rencontres déjà préparées.
administration-templates-count = { $count ->
    [one] { $count } modèle
   *[other] { $count } modèles
}
administration-template-new = Nouveau modèle
administration-template-meeting = Rencontre
administration-template-codevelopment = Codéveloppement
administration-template-guide = Guide de discussion
administration-template-as-delivered = D’origine
administration-template-changed = Modifié
administration-template-own = Ajouté ici
administration-template-retired = Retiré
administration-template-items = Points
administration-template-item = Point { $place }
administration-template-minutes = Minutes
administration-template-total = Total : { $minutes } min
administration-template-about = Explications
administration-template-about-fr = Explications en français
administration-template-about-en = Explications en anglais
administration-template-lead = Animation
administration-template-link = Lien
administration-template-add = Ajouter un point
administration-template-delivered = Rétablir le contenu d’origine
administration-template-retire = Retirer le modèle
administration-template-retire-text = Il ne sera plus proposé pour les nouveaux ordres du jour. Les rencontres déjà préparées ne changent pas, et vous pourrez le rétablir.
administration-template-offer = Rétablir le modèle
administration-template-summary-missing = Indiquez en une phrase quand choisir ce modèle.
administration-template-no-title = Donnez un titre au point, dans une langue au moins.
administration-template-empty = Ajoutez au moins un point.
administration-template-meanwhile = Une autre personne a enregistré ce modèle
administration-template-meanwhile-text = Rien n’est perdu. Voici les différences : le texte enregistré est biffé, le vôtre est souligné. Si vous enregistrez, votre version sera gardée.
