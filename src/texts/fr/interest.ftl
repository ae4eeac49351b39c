# Répondre à un appel : le formulaire, ce qui a été envoyé, les courriels.
interest-title = Votre réponse à l’appel
interest-page-title = Votre réponse : { $call }
interest-until = Ouvert jusqu’au { $closes }. Personne ne lit votre réponse avant que vous l’envoyiez.
interest-until-sent = Vous pouvez modifier ou retirer votre réponse jusqu’au { $closes }.
interest-until-grace = L’appel est fermé. Votre formulaire est encore accepté jusqu’au { $until }.
interest-where = Où vous en êtes
interest-steps = Étapes
interest-step-you = Vous
interest-step-project = Votre projet
interest-step-needs = Vos besoins
interest-step-availability = Vos disponibilités
interest-step-participation = Participer à votre façon
interest-step-send = Relire et envoyer
interest-step-done = Complet
interest-step-optional = Rien d’obligatoire
interest-step-ready = Tout est prêt
interest-step-sent = C’est envoyé
interest-step-left = { $count ->
    [one] 1 champ à remplir
   *[other] { $count } champs à remplir
}
interest-left = { $count ->
    [one] Avant d’envoyer, il reste un champ à remplir :
   *[other] Avant d’envoyer, il reste { $count } champs à remplir :
}
interest-state-new = Pas encore commencé
interest-state-kept = Brouillon enregistré le { $at }
interest-state-sent = Réponse envoyée le { $at }
interest-state-withdrawn = Réponse retirée le { $at }
interest-said-kept = Votre brouillon est enregistré. Personne d’autre ne peut le lire.
interest-said-sent = Votre réponse est envoyée. Vous recevrez un accusé de réception par courriel.
interest-said-link = Si cette adresse permet de commencer ou de reprendre une réponse, un courriel y a été envoyé. Regardez aussi dans vos courriels indésirables.
interest-said-asked = Votre organisme a reçu une nouvelle demande par courriel.
interest-said-withdrawn = Votre réponse est retirée.
interest-said-changed = Rien n’a été fait : la situation a changé depuis que vous avez ouvert la page.
interest-conflict = Votre réponse a été modifiée dans un autre onglet
interest-conflict-text = Rien n’est perdu. Les champs contiennent ce que vous venez d’écrire; voici ce qui est enregistré. Choisissez le meilleur des deux, puis enregistrez ou envoyez.
interest-taken = Une réponse a déjà été commencée avec votre adresse. Pour la retrouver, déconnectez-vous, puis demandez sur cette page un lien par courriel. Ce que vous avez écrit est encore dans les champs.
interest-other-link = Ce lien mène à une réponse liée à une autre adresse que la vôtre. Déconnectez-vous pour l’ouvrir.
interest-dead-link = Ce lien ne fonctionne pas, ou ne fonctionne plus. Demandez-en un autre.

# La page pour qui n’est pas encore connu.
interest-begin-text = Vous pouvez répondre jusqu’au { $closes }, avec ou sans compte.
interest-begin-link = Sans compte, écrivez votre adresse : vous recevrez par courriel un lien vers le formulaire.
interest-find-link = Si vous avez répondu sans compte, écrivez votre adresse : vous recevrez par courriel un lien vers votre réponse.
interest-sign-in = J’ai un compte : me connecter
interest-email = Courriel professionnel

# Les champs.
interest-email-fixed = Vous recevrez les courriels à { $email }.
interest-choose = Choisissez
interest-name = Nom
interest-organization = Organisme
interest-other-organization = Un autre, que j’écris ci-dessous
interest-organization-name = Nom de l’organisme
interest-organization-hint = Seulement s’il n’est pas dans la liste.
interest-sector = Secteur
interest-region = Région
interest-post = Fonction
interest-representative-text = Votre organisme doit confirmer qu’il vous désigne. Dites à qui le demander : à la direction de votre école, par exemple. Cette personne recevra un courriel quand vous enverrez votre réponse. Vous n’avez pas à attendre sa confirmation pour l’envoyer.
interest-representative-name = Nom de la personne qui vous désigne
interest-representative-email = Courriel de cette personne
interest-planned = Communauté à laquelle vous voulez participer
interest-readers-blind = Les personnes qui évaluent lisent le projet et les besoins, sans votre nom ni votre organisme.
interest-readers-named = Les personnes qui évaluent lisent votre nom, votre organisme, le projet et les besoins.
interest-project-title = Titre du projet
interest-project-text = Le projet, en quelques phrases
interest-project-hint = { $most } caractères au plus. Ne nommez pas d’élève.
interest-level = Niveau
interest-needs = Besoins
interest-needs-text = { $count ->
    [one] Donnez un rang au besoin qui compte le plus pour vous.
   *[other] Donnez un rang aux { $count } besoins qui comptent le plus pour vous.
} Ce classement sert à choisir ce que la communauté fera d’abord.
interest-own-need = Un besoin dans vos propres mots (facultatif)
interest-own-need-hint = Écrivez le besoin sans nommer d’élève.
interest-months = Les mois où vous pouvez participer
interest-language = Langue des courriels
interest-language-hint = C’est aussi la langue dans laquelle vous remplissez ce formulaire.
interest-accessibility = Ce qui faciliterait votre participation (facultatif)
interest-accessibility-hint = Sous-titrage, accès, pauses, allergies. Seule la coordination lira votre réponse, qui sera effacée une fois la communauté formée.
interest-steering = Je veux aider à préparer le travail de la communauté
interest-steering-hint = Facultatif. Vous feriez partie du comité de pilotage.
interest-who-reads = La coordination lit tout.
interest-duties = Vous vous engagez à ceci :
interest-commit = Si j’obtiens une place, je respecterai tous ces engagements.
interest-committed = Engagement
interest-research = Accord pour la recherche
interest-research-consent = Mes réponses peuvent servir à la recherche, sans mon nom.
interest-research-hint = Facultatif. Votre choix n’a aucun effet sur la décision. Un fichier remis à une équipe de recherche contiendrait un pseudonyme, les mois que vous avez choisis, les besoins de l’appel que vous avez classés et la décision, ainsi que votre secteur, le niveau du projet, votre région et votre langue, s’ils sont communs à un nombre suffisant de personnes. Il ne contiendrait ni votre nom, ni votre organisme, ni vos textes.
interest-yes = Oui
interest-no = Non
interest-send = Envoyer ma réponse
interest-send-changes = Envoyer mes changements
interest-send-anyway = Envoyer tel quel
interest-keep = Enregistrer le brouillon
interest-receipt-note = Vous recevrez un accusé de réception par courriel. Votre organisme a jusqu’au { $until } pour confirmer qu’il vous désigne.
interest-receipt-only = Vous recevrez un accusé de réception par courriel.
interest-autosaved = Le brouillon s’enregistre à mesure que vous écrivez.
interest-autosave-failed = Le brouillon ne s’enregistre plus à mesure que vous écrivez. Appuyez sur « Enregistrer le brouillon ».
interest-autosave-device = Vos changements sont gardés sur cet appareil. Ils remplacent votre réponse quand vous les envoyez.

# Ce qui manque ou ne va pas.
interest-wrong-name = Écrivez votre nom, en { $most } caractères au plus.
interest-wrong-address-in-name = N’écrivez pas d’adresse Web ici.
interest-wrong-organization = Choisissez votre organisme, ou écrivez son nom en { $most } caractères au plus.
interest-wrong-sector = Choisissez un secteur.
interest-wrong-region = Choisissez une région.
interest-wrong-post = Écrivez votre fonction, en { $most } caractères au plus.
interest-wrong-representative = Écrivez le nom de la personne qui vous désigne, en { $most } caractères au plus.
interest-wrong-representative-email = Écrivez le courriel de la personne qui vous désigne.
interest-wrong-own-representative = Cette adresse est la vôtre. Écrivez celle d’une autre personne de votre organisme.
interest-wrong-planned = Choisissez une communauté.
interest-wrong-title = Écrivez le titre du projet, en { $most } caractères au plus.
interest-wrong-text = Décrivez le projet, en { $most } caractères au plus.
interest-wrong-level = Choisissez un niveau.
interest-wrong-ranks = { $count ->
    [one] Donnez un rang à un besoin.
   *[other] Donnez chacun des { $count } rangs à un besoin différent.
}
interest-wrong-months = Choisissez au moins un mois.
interest-wrong-choice = Choisissez une réponse.
interest-wrong-ranking = Donnez à chaque choix un rang différent.
interest-wrong-number = Écrivez un nombre entier.
interest-wrong-consent = Cochez cette case pour pouvoir envoyer votre réponse.
interest-wrong-answer = Écrivez une réponse, en { $most } caractères au plus.
interest-wrong-commitment = Cochez la case d’engagement pour pouvoir envoyer votre réponse.
interest-too-long = Écrivez { $most } caractères au plus.

# La désignation.
interest-designation-none = Désignation à demander
interest-designation-asked = Désignation demandée
interest-designation-confirmed = Désignation confirmée
interest-designation-declined = Désignation refusée
interest-designation-not-asked = Aucun courriel n’est parti, parce que trop de courriels ont été envoyés en peu de temps. Demandez la confirmation dans une heure.
interest-designation-asked-at = Un courriel a été envoyé à { $representative } le { $at }.
interest-designation-confirmed-at = Confirmée le { $at }.
interest-designation-declined-at = Réponse du { $at }. Vous pouvez faire la demande à une autre personne de votre organisme.
interest-designation-until = Votre organisme a jusqu’au { $until } pour confirmer.
interest-designation-again = Envoyer le courriel de nouveau
interest-designation-ask = Demander la confirmation
interest-designation-other = Faire la demande à une autre personne
interest-ask-enough = Plusieurs courriels viennent de partir pour cette désignation. Attendez une heure avant d’en demander un autre.
interest-resume = Recevoir un lien pour continuer ailleurs
interest-withdraw = Retirer ma réponse
interest-withdraw-question = Elle ne sera plus lue. Vous pourrez l’envoyer de nouveau jusqu’au { $closes }.
interest-withdraw-for-good = Elle ne sera plus lue. L’appel est fermé : vous ne pourrez pas l’envoyer de nouveau.

# Après la fermeture.
interest-closed = L’appel est fermé depuis le { $closed }.
interest-closed-not-open = L’appel ouvre le { $opens }.
interest-closed-cancelled = Cet appel a été annulé.
interest-closed-draft = Votre réponse n’a pas été envoyée.
interest-closed-withdrawn = Vous avez retiré votre réponse le { $at }.
interest-closed-sent = Votre réponse a été envoyée et ne peut plus être modifiée. Vous saurez au plus tard le { $until } ce qui a été décidé.
interest-closed-answered = Voici ce qui a été décidé.
interest-sent-title = Ce que vous avez envoyé
interest-outcome = Résultat
interest-relevant = Votre projet a été jugé pertinent.
interest-not-relevant = Votre projet n’a pas été jugé pertinent pour cet appel.
interest-failed = Critère non respecté : { $criterion }
interest-waiting-number = Votre rang sur la liste d’attente : { $number }.
interest-reply = Accepter ou refuser la place
interest-reply-by = Répondez avant le { $until }.
interest-place-none = Aucune place n’est attribuée pour le moment
interest-place-waiting = Sur la liste d’attente
interest-place-offered = Place offerte
interest-place-accepted = Place acceptée
interest-place-declined = Place refusée
interest-place-expired = Place non acceptée à temps
interest-place-refused = Sans place
interest-late-title = Trop tard pour cet appel
interest-late = L’appel a fermé le { $closed }. Les formulaires déjà ouverts ont encore été acceptés pendant { $minutes } minutes. Votre réponse n’a pas été envoyée, et rien de ce que vous venez d’écrire n’a été enregistré.
interest-download-text = Votre texte n’est pas perdu : vous pouvez le télécharger.
interest-download = Télécharger mon texte
interest-file = reponse

# Sur la page de l’appel.
interest-box-answer = Répondre à l’appel
interest-box-continue = Continuer ma réponse
interest-box-again = Revoir ma réponse
interest-box-change = Voir ou modifier ma réponse
interest-box-see = Voir ma réponse
interest-box-find = Retrouver ma réponse
interest-box-time = Vingt minutes environ. Vous pouvez enregistrer un brouillon et le reprendre ailleurs.

# Sur l’accueil de la personne qui a répondu.
interest-home = Vos réponses à des appels
interest-home-finish = Terminer votre réponse à l’appel « { $title } »
interest-home-reply = Accepter ou refuser une place : « { $title } »
interest-home-designation = Faire confirmer votre désignation : « { $title } »

# Les courriels.
interest-mail-link-subject = Votre réponse à l’appel « { $call } »
interest-mail-link-text = Voici le lien vers votre réponse à l’appel « { $call } ».
interest-mail-sign-in-text = Pour répondre à l’appel « { $call } » ou continuer votre réponse, connectez-vous à votre compte.
interest-mail-closes = L’appel est ouvert jusqu’au { $closes }.
interest-mail-link-action = Ouvrir ma réponse
interest-mail-sign-in-action = Me connecter et répondre
interest-mail-secret = Gardez ce lien pour vous : toute personne qui l’a peut lire et modifier votre réponse.
interest-mail-link-why = Vous recevez ce courriel parce que quelqu’un a demandé un lien pour répondre à un appel avec votre adresse.
interest-mail-link-otherwise = Si vous n’avez rien demandé, supprimez ce courriel : rien ne sera envoyé en votre nom.
interest-mail-sign-in-otherwise = Si vous n’avez rien demandé, supprimez ce courriel.
interest-mail-receipt-subject = Accusé de réception : votre réponse à l’appel « { $call } »
interest-mail-receipt-text = Votre réponse à l’appel « { $call } » est envoyée, avec le projet « { $project } ».
interest-mail-receipt-until = Vous pouvez la modifier ou la retirer jusqu’au { $closes }.
interest-mail-receipt-asked = La personne qui représente votre organisme ({ $representative }) a reçu un courriel. Elle a jusqu’au { $until } pour confirmer votre désignation.
interest-mail-receipt-action = Voir ma réponse
interest-mail-receipt-why = Vous recevez ce courriel parce que vous avez répondu à un appel avec cette adresse.
interest-mail-receipt-otherwise = Si vous n’avez pas répondu, écrivez à l’équipe du portail.
interest-mail-cancelled-subject = L’appel « { $title } » est annulé
interest-mail-cancelled-text = Vous avez répondu à l’appel « { $title } » ou commencé à y répondre. La coordination a annulé cet appel.
interest-mail-cancelled-reason = Voici pourquoi :
interest-mail-cancelled-after = Vous n’avez rien à faire. Si l’appel reprend, nous vous écrirons.
interest-mail-cancelled-action = Voir l’appel
interest-mail-cancelled-why = Vous recevez ce courriel parce que vous avez répondu à cet appel ou commencé à y répondre.
interest-mail-cancelled-otherwise = Si vous ne connaissez pas cet appel, vous n’avez rien à faire.
interest-mail-restored-subject = L’appel « { $title } » reprend
interest-mail-restored-text = L’appel « { $title } », auquel vous avez répondu ou commencé à répondre, avait été annulé. Il reprend maintenant.
interest-mail-restored-offer = Une place vous est toujours offerte. Vous avez maintenant jusqu’au { $until } pour répondre.
interest-mail-restored-reply = Répondre à l’offre
interest-mail-designation-subject = Votre organisme désigne-t-il { $person }?
interest-mail-designation-text = { $person } répond à l’appel « { $title } » au nom de votre organisme, { $organization }. Pour participer, cette personne doit être désignée par l’organisme.
interest-mail-designation-project = Son projet : « { $project } ».
interest-mail-designation-until = Vous pouvez répondre jusqu’au { $until }.
interest-mail-designation-action = Confirmer ou refuser
interest-mail-designation-press = Ouvrir la page ne confirme rien : vous y répondrez en appuyant sur un bouton.
interest-mail-designation-why = { $person } a donné votre adresse comme celle d’une personne qui représente votre organisme : c’est pourquoi vous recevez ce courriel.
interest-mail-designation-otherwise = Si cela ne vous concerne pas, ne répondez pas : sans confirmation, la personne n’est pas désignée.
