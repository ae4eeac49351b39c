# Signing in
account-sign-in = Se connecter
account-sign-out = Se déconnecter
account-sign-out-everywhere = Se déconnecter partout
account-email = Courriel
account-password = Mot de passe
account-email-missing = Écrivez votre adresse courriel.
account-email-wrong = Écrivez une adresse courriel complète, comme nom@exemple.qc.ca.
account-password-missing = Écrivez votre mot de passe.
account-wrong = Le courriel ou le mot de passe est inexact. Vérifiez les deux, ou demandez un lien par courriel.
account-wait = Trop d’essais de suite. Attendez { $minutes } min, ou demandez un lien par courriel : il fonctionne tout de suite.
account-wait-here = Trop d’essais de suite. Attendez { $minutes } min, puis réessayez.
account-said-first = Connectez-vous pour voir cette page. Vous y reviendrez tout de suite après.
account-said-out = Votre session est fermée.
account-said-password = Votre mot de passe a changé, et toutes vos sessions sont fermées. Connectez-vous avec le nouveau.
account-by-mail = Recevoir plutôt un lien par courriel
account-with-password = Se connecter avec un mot de passe
account-how-to-get-one = Pour obtenir un compte, il faut une invitation. Demandez-la à la personne qui anime votre communauté.
account-ask-facilitators = Écrire à l’équipe d’animation
account-find-community = Trouver ma communauté
account-by-mail-title = Recevoir un lien par courriel
account-by-mail-text = Nous vous enverrons un lien que vous pourrez utiliser une seule fois.
account-forgot = Mot de passe oublié?
account-forgot-text = Nous vous enverrons un lien pour choisir un nouveau mot de passe.
account-send-link = Envoyer le lien
account-send-link-now = Recevoir un lien par courriel
account-mail-sent = S’il existe un compte pour { $email }, vous recevrez bientôt un courriel.
account-mail-sent-hint = Toujours rien après quelques minutes? Regardez dans vos courriels indésirables, puis vérifiez l’adresse.
account-mail-enough = Nous vous avons déjà envoyé plusieurs courriels. Attendez une heure avant d’en demander un autre.

# Links
account-link-title = Lien reçu par courriel
account-link-gone = Ce lien ne fonctionne plus
account-link-gone-text = Il a déjà servi, il est trop ancien, ou l’adresse est incomplète. Demandez-en un autre : cela prend une minute.
account-link-again = Demander un autre lien
account-link-again-to = Recevoir un autre lien à { $email }
account-confirm = Confirmer
account-accept = Accepter l’invitation
account-invitations-pending = Invitations en attente
account-invitation-sent = Envoyée le { $sent }, valable jusqu’au { $until }
account-invitation-again = Envoyer de nouveau
account-invitation-withdraw = Annuler l’invitation
account-invitation-lang = Langue du courriel
account-invitation-lang-hint = Une personne qui a déjà un compte reçoit le courriel dans sa langue.
account-invitation-both = Les deux langues
account-invitation-expired = Expirée le { $until }
account-continue-in = Continuer en français
account-asked-once = Ces réponses s’ajoutent à votre profil. Personne d’autre ne les voit, à moins que vous choisissiez de les montrer.
account-list = Personnes à inviter
account-list-hint = Une personne par ligne : nom, courriel et langue, dans n’importe quel ordre. Vous pouvez coller des colonnes d’un tableur. { $count } personnes au plus à la fois.
account-list-long = La liste est trop longue. Collez au plus { $most } caractères à la fois.
account-list-empty = Collez au moins une adresse courriel.
account-list-send = Envoyer les invitations
account-list-report = Résultat, ligne par ligne
account-list-line = Ligne
account-list-result = Résultat
account-list-sent-count = { $sent ->
    [0] Aucune invitation n’a été envoyée.
    [one] Une invitation a été envoyée.
   *[other] { $sent } invitations ont été envoyées.
}
account-list-others-count = { $others ->
    [one] Une ligne n’a donné lieu à aucune invitation.
   *[other] { $others } lignes n’ont donné lieu à aucune invitation.
}
account-list-sent = Invitation envoyée
account-list-member = Cette personne en fait déjà partie
account-list-pending = Une invitation est déjà en attente
account-list-repeated = Cette adresse est déjà plus haut dans la liste
account-list-oneself = C’est votre adresse
account-list-no-address = Il manque une adresse courriel complète. Corrigez la ligne ci-dessous.
account-list-bad-name = Le nom est trop long ou contient une adresse Web. Corrigez la ligne ci-dessous.
account-list-too-many = Trop de courriels ont été envoyés en peu de temps. La ligne reste ci-dessous : envoyez-la plus tard.
account-list-later = { $count ->
    [one] La liste est longue : une ligne reste dans le formulaire. Envoyez-la ensuite.
   *[other] La liste est longue : { $count } lignes restent dans le formulaire. Envoyez-les ensuite.
}
account-confirm-sign-in = Se connecter?
account-confirm-sign-in-text = Ce lien ouvre votre session avec l’adresse { $email }.
account-confirm-verify = Confirmer votre adresse?
account-confirm-verify-text = Confirmez que l’adresse { $email } est bien la vôtre.
account-confirm-reset = Choisir un nouveau mot de passe
account-confirm-reset-text = Il remplacera l’ancien pour { $email }. Vos autres sessions seront fermées.
account-confirm-change = Changer d’adresse?
account-confirm-change-text = Votre compte utilisera { $email } à partir de maintenant.
account-confirm-invite = Bienvenue dans Ensemble
account-confirm-invite-text = Vous avez reçu une invitation à vous joindre à Ensemble.
account-confirm-invite-by = { $by } vous invite à vous joindre à Ensemble.
account-confirm-invite-community = { $by } vous invite à vous joindre à la communauté « { $community } ».
account-link-sign-in-first = Ce lien est réservé à la personne qui l’a reçu. Connectez-vous d’abord; vous reviendrez ici tout de suite après.
account-link-other-person = Une autre personne est connectée sur cet appareil. Fermez sa session, puis ouvrez de nouveau le lien reçu par courriel.
account-confirm-stop = Annuler le changement d’adresse?
account-confirm-stop-text = L’adresse de votre compte restera la même, et toutes les sessions ouvertes de votre compte seront fermées.
account-stop = Annuler le changement
account-said-stopped = Le changement d’adresse est annulé, et toutes les sessions du compte sont fermées. Choisissez maintenant un nouveau mot de passe.
account-keep-password = Enregistrer le mot de passe
account-new-password = Nouveau mot de passe
account-password-hint = Au moins { $count } caractères. Choisissez quelques mots que personne d’autre ne mettrait ensemble.
account-password-short = Choisissez un mot de passe d’au moins { $count } caractères.
account-password-long = Choisissez un mot de passe d’au plus { $count } caractères.
account-password-common = Ce mot de passe est trop courant. Choisissez-en un autre.
account-password-guessable = Ce mot de passe ressemble à votre nom ou à votre adresse. Choisissez-en un autre.

# One's own account
account-title = Mon compte
account-tab-profile = Profil
account-tab-security = Connexion
account-tab-consents = Consentements
account-tab-data = Mes données
account-saved = Vos modifications sont enregistrées.
account-save = Enregistrer
account-optional = Facultatif
account-name = Nom
account-name-missing = Écrivez votre nom, en 100 caractères au plus.
account-name-address = Un nom ne peut pas contenir d’adresse Web (« :// »). Retirez-la.
account-too-long = Écrivez { $count } caractères au plus.
account-pronouns = Pronoms
account-profession = Profession
account-profession-other = Autre, ou je préfère ne pas répondre
account-organization = Organisme
account-organization-none = Aucun, ou pas dans la liste
account-post = Fonction
account-bio-fr = Quelques mots sur vous, en français
account-bio-en = Quelques mots sur vous, en anglais
account-bio-hint = Une langue suffit. Ne nommez pas d’élève.
account-lang = Langue du portail
account-zone = Fuseau horaire
account-zone-hint = L’heure d’une rencontre est celle de l’endroit où elle a lieu, le plus souvent l’heure de l’Est. La vôtre s’affiche à côté.
account-zone-eastern = Heure de l’Est (Québec, Montréal, Gatineau)
account-zone-atlantic = Heure de l’Atlantique (Îles-de-la-Madeleine)
account-zone-blanc-sablon = Heure normale de l’Atlantique toute l’année (Basse-Côte-Nord)
account-zone-central = Heure du Centre (Winnipeg)
account-zone-pacific = Heure du Pacifique (Vancouver)
account-zone-wrong = Choisissez un fuseau horaire dans la liste.
account-shows = Ce que les membres voient dans le répertoire
account-shows-hint = Pour figurer dans le répertoire, cochez votre nom. Si vous ne le cochez pas, rien de ce qui suit n’y paraît.
account-shows-listed = Mon nom et mes pronoms
account-shows-email = Mon courriel
account-shows-organization = Mon organisme et ma fonction
account-shows-profession = Ma profession
account-shows-bio = Ma présentation
account-shows-lang = Ma langue
account-shows-public-name = Mon nom, pour tout le monde, sur la page des communautés que j’anime
account-translates = J’offre de traduire ce qui s’écrit dans mes communautés
account-translates-hint = Votre page d’accueil vous proposera des textes, et vous recevrez les demandes de traduction.

# Security
account-change-password = Changer de mot de passe
account-change-password-hint = Toutes vos sessions seront fermées, celle-ci comprise.
account-current-password = Mot de passe actuel
account-current-wrong = Ce n’est pas votre mot de passe actuel.
account-change-address = Changer d’adresse courriel
account-new-address = Nouvelle adresse
account-address-proven = Votre adresse est { $email }. Elle est confirmée.
account-address-unproven = Votre adresse est { $email }. Elle n’est pas encore confirmée.
account-address-sent = Nous avons envoyé un lien à { $email }. Votre adresse changera quand vous aurez confirmé la nouvelle.
account-address-changed = Votre adresse a changé.
account-sessions = Vos sessions ouvertes
account-session-this = Cet appareil
account-session-used = Dernière activité : { $when }.
account-session-from = Ouverte depuis { $place }.
account-session-device = { $program } sur { $system }
account-session-unknown = Appareil inconnu
account-session-end = Fermer
account-session-ended = La session est fermée.

# Consents
account-consents-waiting = Lisez et acceptez ce qui suit avant de continuer. Vous pourrez retirer votre accord ici en tout temps.
account-welcome = Bienvenue dans Ensemble
account-changed-agreement = Un texte à accepter a changé
account-consent-step = Étape { $number } sur { $of }
account-terms = Conditions d’utilisation
account-confidentiality = Engagement de confidentialité
account-consent-version = Version { $version }, publiée le { $date }
account-consent-accepted = Accepté le { $when }
account-consent-missing = Pas encore accepté
account-consent-accept = J’accepte
account-consent-revoke = Retirer mon accord

# My data
account-data-text = Voici ce que le portail conserve à votre sujet. Vous pouvez tout télécharger, pour le lire ou pour le garder ailleurs. Chaque consultation de ces données est inscrite au journal.
account-data-entries = { $count ->
    [one] { $count } entrée
   *[other] { $count } entrées
}
account-data-nothing = Ce que le portail ne conserve pas à votre sujet
account-data-html = Télécharger une version à lire (HTML)
account-data-json = Télécharger une version pour un logiciel (JSON)
account-data-correct = Corriger mon profil
account-data-made = Fichier produit le { $date } à { $time }
account-word-yes = Oui
account-word-no = Non
account-word-french = Français
account-word-english = Anglais
account-word-by-email = Par courriel
account-word-organization-account = Compte de l’organisme
account-word-passkey = Clé d’accès
account-word-link-sign-in = Se connecter
account-word-link-verify = Confirmer une adresse
account-word-link-reset = Choisir un mot de passe
account-word-link-change = Changer d’adresse
account-word-link-stop = Annuler un changement d’adresse
account-word-link-invite = Accepter une invitation
account-word-metadata-unchecked = Pas encore vérifiés
account-word-metadata-removed = Retirés
account-word-metadata-kept = N’ont pas pu être retirés
account-word-metadata-confirmed = N’ont pas pu être retirés; vous avez confirmé le fichier
account-word-removed-by-author = Vous
account-word-removed-by-moderation = L’équipe d’animation, après un signalement
account-word-removed-by-facilitator = L’équipe d’animation
account-word-request-accepted = acceptée
account-word-request-declined = refusée
account-word-request-withdrawn = retirée
account-data-person = Profil
account-data-credential = Façons de se connecter
account-data-session = Sessions
account-data-browser = Navigateurs connus
account-data-link = Liens envoyés par courriel
account-data-office = Rôles dans le portail
account-data-membership = Communautés
account-data-removed-member = Retraits récents d’une communauté
account-data-request = Demandes d’adhésion
account-data-consent = Consentements
account-data-revision = Textes enregistrés
account-data-draft = Brouillons
account-data-reflection = Réflexions
account-data-comment = Réponses à des réflexions
account-data-sign = Réactions et signets
account-data-report = Signalements
account-data-reader = Réflexions partagées avec vous personnellement
account-data-seen = Réflexions lues
account-data-outbox = Courriels envoyés
account-data-file = Fichiers joints à des rencontres
account-data-audit = Journal de ce que vous avez fait
account-asked = Un texte que vous devez accepter a changé.
account-asked-first = Il vous reste un texte à lire et à accepter.
account-asked-link = Lire le texte
