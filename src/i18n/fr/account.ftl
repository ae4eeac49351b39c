# Signing in
account-sign-in = Se connecter
account-sign-out = Se déconnecter
account-sign-out-everywhere = Se déconnecter partout
account-of = Mon compte : { $name }
account-email = Courriel
account-password = Mot de passe
account-email-missing = Écrivez votre adresse courriel.
account-email-wrong = Écrivez une adresse courriel complète, comme nom@exemple.qc.ca.
account-password-missing = Écrivez votre mot de passe.
account-wrong = Le courriel ou le mot de passe ne convient pas. Vérifiez les deux, ou demandez un lien par courriel.
account-wait = Trop d’essais de suite. Attendez { $minutes } min, ou recevez un lien par courriel : il fonctionne tout de suite.
account-wait-here = Trop d’essais de suite. Attendez { $minutes } min, puis réessayez.
account-said-first = Cette page est réservée aux personnes connectées. Vous y reviendrez tout de suite après.
account-said-out = Vous êtes déconnecté·e.
account-said-password = Votre mot de passe est changé et toutes vos sessions sont fermées. Connectez-vous avec le nouveau.
account-by-mail = Recevoir un lien par courriel plutôt
account-with-password = Se connecter avec un mot de passe
account-how-to-get-one = Les comptes se créent sur invitation. Écrivez à la personne qui anime votre communauté.
account-by-mail-title = Recevoir un lien par courriel
account-by-mail-text = Nous envoyons un lien à votre adresse. Il sert une seule fois.
account-send-link = Envoyer le lien
account-send-link-now = Recevoir un lien par courriel
account-send-reset = Choisir un nouveau mot de passe
account-mail-sent = Si { $email } a un compte, un courriel est en route.
account-mail-sent-hint = Rien après quelques minutes? Regardez dans les indésirables, puis vérifiez l’adresse.
account-mail-enough = Plusieurs courriels sont déjà partis. Attendez une heure avant d’en envoyer un autre.

# Links
account-link-title = Lien reçu par courriel
account-link-gone = Ce lien ne fonctionne plus
account-link-gone-text = Il a déjà servi, il est trop ancien, ou l’adresse est incomplète. Demandez-en un autre : cela prend une minute.
account-link-again = Demander un autre lien
account-confirm = Confirmer
account-accept = Accepter l’invitation
account-confirm-sign-in = Vous connecter?
account-confirm-sign-in-text = Ce lien vous connecte avec l’adresse { $email }.
account-confirm-verify = Confirmer votre adresse?
account-confirm-verify-text = Vous confirmez que vous lisez les courriels envoyés à { $email }.
account-confirm-reset = Choisir un nouveau mot de passe
account-confirm-reset-text = Il remplacera l’ancien pour { $email }. Vos autres sessions seront fermées.
account-confirm-change = Changer d’adresse?
account-confirm-change-text = Votre compte utilisera { $email } à partir de maintenant.
account-confirm-invite = Bienvenue dans Ensemble
account-confirm-invite-text = Une personne vous invite : { $to }.
account-link-sign-in-first = Ce lien sert seulement à la personne concernée, une fois sa session ouverte. Vous reviendrez ici tout de suite après.
account-link-other-person = La session ouverte ici est celle de quelqu’un d’autre. Fermez-la, puis rouvrez le lien reçu par courriel.
account-confirm-stop = Arrêter le changement d’adresse?
account-confirm-stop-text = L’adresse de votre compte restera la même, et toutes les sessions ouvertes de votre compte seront fermées.
account-stop = Arrêter
account-said-stopped = Le changement d’adresse est arrêté et toutes les sessions du compte sont fermées. Choisissez maintenant un nouveau mot de passe.
account-keep-password = Enregistrer le mot de passe
account-new-password = Nouveau mot de passe
account-password-hint = Au moins { $count } caractères. Quelques mots que vous seul·e mettriez ensemble font un bon mot de passe.
account-password-short = Choisissez un mot de passe d’au moins { $count } caractères.
account-password-long = Choisissez un mot de passe d’au plus { $count } caractères.
account-password-common = Ce mot de passe est parmi les premiers qu’on essaierait. Choisissez-en un autre.
account-password-guessable = Ce mot de passe ressemble à votre nom ou à votre adresse. Choisissez-en un autre.

# One's own account
account-title = Mon compte
account-tab-profile = Profil
account-tab-security = Connexion
account-tab-consents = Consentements
account-tab-data = Mes données
account-saved = Vos changements sont enregistrés.
account-save = Enregistrer
account-optional = Facultatif
account-name = Nom
account-name-missing = Écrivez votre nom, en 100 caractères au plus.
account-too-long = Raccourcissez à { $count } caractères.
account-pronouns = Pronoms
account-profession = Profession
account-profession-other = Autre, ou je préfère ne pas le dire
account-organisation = Organisme
account-organisation-none = Aucun, ou pas dans la liste
account-post = Fonction
account-bio-fr = Quelques mots sur vous, en français
account-bio-en = Quelques mots sur vous, en anglais
account-bio-hint = Une langue suffit. Ne nommez aucun élève.
account-lang = Langue du portail
account-zone = Fuseau horaire
account-zone-wrong = Choisissez un fuseau horaire de la liste.
account-shows = Ce que les membres voient dans le répertoire
account-shows-hint = Si rien n’est coché, vous n’y êtes pas.
account-shows-listed = Mon nom et mes pronoms
account-shows-email = Mon courriel
account-shows-organisation = Mon organisme et ma fonction
account-shows-profession = Ma profession
account-shows-bio = Ce que j’écris sur moi
account-notices = Courriels que je veux recevoir
account-notices-meetings = Rencontres de mes communautés
account-notices-answers = Réponses à ce que j’ai écrit
account-notices-requests = Demandes d’adhésion aux communautés que j’anime
account-notices-news = Nouvelles du réseau

# Security
account-change-password = Changer de mot de passe
account-change-password-hint = Toutes vos sessions seront fermées, celle-ci comprise.
account-current-password = Mot de passe actuel
account-current-wrong = Ce n’est pas votre mot de passe actuel.
account-change-address = Changer d’adresse courriel
account-new-address = Nouvelle adresse
account-address-proven = Votre adresse est { $email }. Elle est confirmée.
account-address-unproven = Votre adresse est { $email }. Elle n’est pas encore confirmée.
account-address-sent = Un lien est en route vers { $email }. L’adresse changera quand vous l’aurez ouvert.
account-address-changed = Votre adresse est changée.
account-sessions = Vos sessions ouvertes
account-session-this = Cet appareil
account-session-used = Dernière activité : { $when }.
account-session-from = Ouverte depuis { $place }.
account-session-device = { $program } sur { $system }
account-session-unknown = Appareil inconnu
account-session-end = Fermer
account-session-ended = La session est fermée.

# Consents
account-consents-waiting = Lisez ce qui suit avant d’aller plus loin. Vous pourrez retirer votre accord ici en tout temps.
account-terms = Conditions d’utilisation
account-confidentiality = Engagement de confidentialité
account-consent-version = Version { $version }, publiée le { $date }
account-consent-accepted = Accepté le { $when }
account-consent-missing = Pas encore accepté
account-consent-accept = J’accepte
account-consent-revoke = Retirer mon accord

# My data
account-data-text = Voici ce que le portail garde à votre sujet. Téléchargez le tout pour le lire ou pour l’emporter ailleurs. Chaque consultation est inscrite au journal.
account-data-entries = { $count ->
    [0] rien
    [one] { $count } entrée
   *[other] { $count } entrées
}
account-data-html = Télécharger pour lire (HTML)
account-data-json = Télécharger pour un logiciel (JSON)
account-data-correct = Corriger mon profil
account-data-made = Fait le { $when }
account-data-person = Profil
account-data-credential = Façons de se connecter
account-data-session = Sessions
account-data-browser = Navigateurs reconnus
account-data-link = Liens envoyés par courriel
account-data-office = Fonctions dans le portail
account-data-membership = Communautés
account-data-request = Demandes d’adhésion
account-data-consent = Consentements
account-data-revision = Textes enregistrés
account-data-draft = Brouillons
account-data-reflection = Réflexions
account-data-comment = Réponses à des réflexions
account-data-sign = Réactions et signets
account-data-report = Signalements
account-data-reader = Réflexions partagées avec vous en particulier
account-data-seen = Réflexions lues
account-data-outbox = Courriels envoyés
account-data-audit = Journal
account-asked = Un texte que vous devez accepter a changé.
account-asked-link = Le lire
