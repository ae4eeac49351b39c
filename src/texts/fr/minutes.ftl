# Les notes, les décisions et les comptes rendus des rencontres.

minutes-title = Compte rendu
minutes-section = Notes et compte rendu
minutes-list = Comptes rendus
minutes-list-title = Comptes rendus : { $community }
minutes-list-none = Aucun compte rendu
minutes-list-none-text = Ils paraîtront ici une fois proposés aux membres.
minutes-of-meeting = { $title }, { $day }
minutes-steps = Où en est le compte rendu
minutes-state-draft = Brouillon
minutes-state-proposed = Proposé
minutes-state-adopted = Adopté
minutes-on-agenda = À l’ordre du jour de cette rencontre
minutes-none = Le compte rendu n’est pas encore publié
minutes-not-held-text = Il sera préparé dès que la rencontre sera terminée.
minutes-not-proposed-text = Les personnes qui animent la communauté y travaillent. Il paraîtra ici une fois proposé aux membres.
minutes-draft-text = Ce brouillon a été fait à partir de l’ordre du jour, des notes et des décisions. Les membres pourront le lire quand il sera proposé.
minutes-proposed-text = Les membres peuvent lire ce texte. Il peut encore être modifié jusqu’à son adoption.
minutes-tools = Suite du compte rendu
minutes-edit = Modifier
minutes-edit-title = Modifier le compte rendu
minutes-history-title = Historique du compte rendu : { $title }
minutes-typed = Votre texte
minutes-captured-since = Ce qui s’est ajouté depuis que ce texte a été enregistré, et qui n’y est pas encore :
minutes-empty = Écrivez le compte rendu dans au moins une langue.
minutes-together = Écrire ensemble
minutes-together-title = Écrire le compte rendu ensemble
minutes-together-text = Plusieurs personnes peuvent écrire en même temps. Leur texte entre dans le compte rendu quand l’une d’elles l’y verse, ou quand le compte rendu est proposé aux membres.
minutes-together-signs = Au début d’une ligne, ### annonce un sous-titre et un tiret, une liste. Entre deux **, les mots sont en gras.
minutes-together-language = Langue du texte
minutes-together-put = Verser au compte rendu
minutes-together-form = Modifier avec le formulaire
minutes-together-open = Ce texte s’écrit aussi à plusieurs. Ce qui n’a pas encore été versé au compte rendu ne paraît pas dans ce formulaire.
minutes-together-overlap = Une personne a aussi modifié { $sections } avec le formulaire. Les deux changements sont maintenant dans le texte : relisez-le avant de continuer.
minutes-together-no-right = Vous ne pouvez plus écrire dans ce texte. Ce qui n’a pas été enregistré reste sur cet appareil.
minutes-together-too-late = Ce texte ne s’écrit plus à plusieurs : le compte rendu a été proposé pendant que vous écriviez. Voici ce que vous aviez écrit : copiez-le pour l’ajouter avec le formulaire.
minutes-propose = Proposer aux membres
minutes-take-back = Remettre en brouillon
minutes-read = Lire le compte rendu
minutes-print = Version à imprimer
minutes-file-title = Compte rendu de la rencontre du { $day }
minutes-file-name = compte-rendu
minutes-file-number = Numéro
minutes-file-who = Qui a décidé
minutes-file-removed = Le passage est retiré.
minutes-back = Retour au compte rendu
minutes-save = Enregistrer

minutes-not-held = La rencontre n’est pas terminée : le compte rendu pourra être écrit ensuite.
minutes-not-proposed = Ce compte rendu n’a pas encore été proposé aux membres.
minutes-already-proposed = Ce compte rendu a déjà été proposé.
minutes-already-adopted = Ce compte rendu est adopté : son texte ne change plus. Une correction se fait par un amendement.
minutes-no-later-meeting = Un compte rendu s’adopte à une rencontre ultérieure de la communauté, et aucune n’a encore commencé.
minutes-unchecked = Il faut d’abord vérifier ce qui pourrait faire reconnaître une ou un élève.
minutes-said-proposed = Le compte rendu est proposé, et les membres sont avertis.
minutes-said-taken-back = Le compte rendu est de nouveau un brouillon.
minutes-said-adopted = Le compte rendu est adopté et scellé.
minutes-said-amendment = Votre amendement est proposé.
minutes-said-answered = Votre réponse à l’amendement est enregistrée.
minutes-said-saved = Le compte rendu est enregistré.
minutes-said-changed = Quelque chose a changé entre-temps : rien n’a été fait. Ce que vous aviez écrit est encore ici.

minutes-adopt = Adopter
minutes-adopt-title = Adopter le compte rendu
minutes-adopt-text = Une fois adopté, le texte est scellé dans les deux langues. Toute correction paraîtra sous forme d’amendement, avec la raison et le nom de la personne qui l’a proposée.
minutes-check-reason = Pourquoi le texte ne permet pas de reconnaître une ou un élève
minutes-check-hint = La raison que vous donnez est inscrite au journal. Si le texte permet de reconnaître une ou un élève, modifiez-le d’abord.
minutes-wrong-reason = Écrivez la raison, en { $count } caractères au plus.
minutes-adopted-on = Adopté le { $day }
minutes-adoption-of = Adoption du compte rendu du { $day }
minutes-seal = Sceau
minutes-seal-text = L’empreinte SHA-256 du texte adopté, dans les deux langues.
minutes-seal-holds = Le texte est bien celui qui a été adopté.
minutes-seal-broken = Attention : le texte n’est plus celui qui a été scellé. Avertissez l’équipe du portail.
minutes-sealed-text = Le texte tel qu’il a été adopté

minutes-amendments = Amendements
minutes-amendment-count = { $count ->
    [one] 1 amendement
   *[other] { $count } amendements
}, { $pending ->
    [0] aucun en attente.
    [one] dont 1 en attente.
   *[other] dont { $pending } en attente.
}
minutes-amend = Proposer un amendement
minutes-amend-later = Un amendement corrige un compte rendu adopté. Celui-ci ne l’est pas encore.
minutes-amend-passage = Amender ce passage
minutes-amend-send = Proposer l’amendement
minutes-amends-amendment = Un amendement ne peut pas en amender un autre. Amendez plutôt le texte en vigueur.
minutes-choose-passage = Choisissez le passage du texte en vigueur à corriger.
minutes-other-passage = Choisir un autre passage
minutes-text-french = Texte en français
minutes-text-english = Texte en anglais
minutes-passage = Passage
minutes-passage-gone = Ce passage n’est plus dans le texte en vigueur : un autre amendement l’a changé. Repartez du texte actuel.
minutes-passage-ambiguous = Ce passage se trouve plusieurs fois dans le texte : on ne sait pas à quel endroit le changer.
minutes-too-many-amendments = Ce compte rendu a déjà { $count } amendements en attente. Il faut y répondre avant d’en proposer un autre.
minutes-replacement = Nouveau texte du passage
minutes-replacement-hint = Videz ce champ pour retirer le passage.
minutes-unchanged-passage = Modifiez le passage avant de proposer l’amendement.
minutes-amendment-reason = Pourquoi cette correction?
minutes-amendment-by = { $name }, le { $day } :
minutes-amendment-answered = Réponse donnée par { $name }, le { $day } :
minutes-amendment-pending = En attente
minutes-amendment-accepted = Accepté
minutes-amendment-declined = Refusé
minutes-answer-reason = Raison de la réponse
minutes-accept = Accepter
minutes-decline = Refuser
minutes-no-answer = Choisissez d’accepter ou de refuser.

minutes-presence = Présences
minutes-presence-counts = { $people ->
    [one] 1 personne
   *[other] { $people } personnes
}, de { $organizations ->
    [one] 1 organisme
   *[other] { $organizations } organismes
}.
minutes-presence-names = Présence confirmée : { $names }.
minutes-planned = { $count } min prévues
minutes-took = { $count } min réelles
minutes-other-notes = Autres notes
minutes-other-decisions = Autres décisions
minutes-tables = Tables
minutes-table-elsewhere = Cette note est trop longue pour le compte rendu : vous la trouverez avec les notes des tables.
minutes-share = Partage de la parole
minutes-polls = Sondages éclair
minutes-poll-line = { $question } : { $sums }
minutes-votes = Votes
minutes-vote-line = { $title } : { $outcome }
minutes-follow-ups = Suivis
minutes-follow-up-line = Suivi : { $text }
minutes-decision-line = Décision : { $text }

minutes-decision = Décision
minutes-decisions = Décisions
minutes-kind-decision = Décision
minutes-decision-in-force = En vigueur
minutes-decision-replaced = Remplacée
minutes-decision-withdrawn = Retirée
minutes-replaced-by = Remplacée par { $number }
minutes-to-review = à revoir le { $day }
minutes-register = Registre des décisions
minutes-register-title = Décisions : { $community }
minutes-register-of = { $year } : décisions
minutes-search = Chercher dans les décisions
minutes-year = Année scolaire
minutes-all-years = Toutes les années
minutes-show = Afficher
minutes-no-decision = Aucune décision
minutes-no-decision-text = Aucune décision ne correspond à vos choix. On consigne les décisions pendant les rencontres.
minutes-edit-decision = Modifier
minutes-edit-title-decision = Modifier la décision { $number }
minutes-replace-decision = Remplacer
minutes-replace-title = Remplacer la décision { $number }
minutes-withdraw = Retirer la décision
minutes-withdraw-question = La décision reste dans le registre, marquée comme retirée. On ne peut pas revenir en arrière.
minutes-back-register = Retour au registre
minutes-decision-over = Cette décision n’est plus en vigueur : elle ne peut plus être modifiée.
minutes-said-decision-saved = La décision est enregistrée.
minutes-said-withdrawn = La décision est retirée.
minutes-text-in-english = Décision en anglais (facultative)
minutes-text-in-french = Décision en français (facultative)
minutes-who = Qui a décidé, et comment (facultatif)
minutes-who-hint = Par exemple : consentement, 17 pour, 1 abstention.
minutes-reason = Raison
minutes-reason-optional = Raison (facultative)
minutes-review = À revoir le (facultatif)
minutes-wrong-decision = Écrivez la décision, en { $count } caractères au plus.
minutes-too-long = Écrivez { $count } caractères au plus.

minutes-capture = Notes et décisions
minutes-item = Point de l’ordre du jour
minutes-whole-meeting = Toute la rencontre
minutes-write-note = Prendre une note
minutes-note = Note
minutes-note-hint = Les membres de la communauté la liront. Ne nommez pas d’élève.
minutes-add-note = Ajouter la note
minutes-note-here = Prendre une note ici
minutes-remove-note = Supprimer
minutes-captured-here = Ce qui est noté pour ce point
minutes-no-note = Aucune note.
minutes-wrong-note = Écrivez une note, en { $count } caractères au plus.
minutes-too-many-notes = Cette rencontre a déjà { $count } notes. Supprimez-en une avant d’en ajouter.
minutes-not-now = On prend des notes à partir du début de la rencontre et jusqu’à l’adoption de son compte rendu.
minutes-said-note = La note est ajoutée.
minutes-said-note-removed = La note est supprimée.
minutes-record-title = Consigner une décision
minutes-record = Consigner
minutes-said-recorded = La décision est consignée.

minutes-try = Ce que je vais essayer
minutes-try-field = Je vais essayer…
minutes-try-hint = Une phrase. Dans trois semaines, le portail vous demandera ce qu’il en est. Pour ne rien garder, effacez votre phrase.
minutes-try-share = La montrer au groupe
minutes-try-shared = Montrée au groupe
minutes-try-private = Pour vous seulement
minutes-wrong-try = Écrivez une phrase, en { $count } caractères au plus.
minutes-tries-of-group = Ce que le groupe va essayer
minutes-tries = Mes essais
minutes-tries-text = Ce que vous avez dit vouloir essayer, et ce qu’il en est.
minutes-tries-none = Rien à essayer
minutes-tries-none-text = À la fin d’une rencontre, écrivez en une phrase ce que vous allez essayer.
minutes-try-tried = Essayé
minutes-try-adapted = Adapté
minutes-try-not-yet = Pas encore
minutes-try-chosen = (votre réponse)
minutes-said-try = C’est enregistré.

minutes-notification-proposed = Vous pouvez lire le compte rendu de « { $name } »
minutes-notification-tries = Avez-vous essayé ce que vous aviez prévu à « { $name } »?
minutes-email-proposed-subject = Compte rendu à lire : { $title }
minutes-email-proposed-text = Le compte rendu de la rencontre « { $title } » est proposé aux membres de « { $community } ».
minutes-email-proposed-next = Il sera adopté à une prochaine rencontre. D’ici là, dites aux personnes qui animent la communauté ce qu’il faudrait corriger.
minutes-email-tries-subject = Avez-vous essayé? { $title }
minutes-email-tries-text = Il y a trois semaines, à la rencontre « { $title } » de « { $community } », vous avez écrit ce que vous alliez essayer.
minutes-email-tries-private = Essayé, adapté ou pas encore : un mot suffit. Personne d’autre ne lit votre phrase, à moins que vous l’ayez montrée au groupe.
minutes-email-tries-action = Répondre

minutes-data-decisions = Décisions que vous avez consignées
minutes-data-notes = Notes que vous avez prises à des rencontres
minutes-data-tries = Ce que vous vouliez essayer
minutes-data-asked = Question posée
minutes-data-amendments = Amendements que vous avez proposés
minutes-deed-decision-record = Décision consignée
minutes-deed-decision-change = Décision modifiée
minutes-deed-decision-replace = Décision remplacée
minutes-deed-decision-withdraw = Décision retirée
minutes-deed-edit = Compte rendu modifié
minutes-deed-propose = Compte rendu proposé
minutes-deed-take-back = Compte rendu remis en brouillon
minutes-deed-student-check = Compte rendu confirmé sans élève reconnaissable
minutes-deed-adopt = Compte rendu adopté
minutes-deed-amend = Amendement proposé
minutes-deed-amendment-accepted = Amendement accepté
minutes-deed-amendment-declined = Amendement refusé
