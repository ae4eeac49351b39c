# Les besoins des personnes qui répondent à un appel.

need-needs = Besoins
need-title = Besoins : { $call }
need-one-title = Besoin : { $need }
need-open = Ouvrir
need-save = Enregistrer
need-lead = Ce que demandent les personnes qui ont répondu à l’appel. Seule la coordination voit qui a demandé quoi.
need-later = Vous pourrez regrouper les besoins et choisir les priorités quand l’appel sera fermé.
need-none = Aucun besoin pour le moment
need-none-text = Les besoins paraîtront ici quand des réponses auront été envoyées.
need-offered = Besoins proposés dans le formulaire
need-offered-text = Les personnes qui répondent à l’appel en classeront trois. Écrivez-en { $count } au plus, dans les deux langues. Laissez vides les lignes en trop. Une fois l’appel ouvert, la liste ne pourra plus être modifiée.
need-offered-french = Besoin { $number }, en français
need-offered-english = Besoin { $number }, en anglais
need-offered-twice = Ce besoin est déjà dans la liste.
need-too-many-offered = Proposez { $count } besoins au plus.
need-offer-closed = L’appel a été ouvert entre-temps : la liste n’a pas changé. Votre texte est encore ici; vous pouvez le copier.
need-both-languages = Écrivez ce texte dans les deux langues.
need-too-long = Écrivez { $count } caractères au plus.
need-priorities = Priorités
need-gathered = Besoins recueillis
need-set-aside-list = Besoins mis de côté
need-asked = { $people ->
    [0] Aucune demande.
    [one] Demandé par 1 personne.
   *[other] Demandé par { $people } personnes, { $organizations ->
        [0] sans organisme connu.
        [one] de 1 organisme.
       *[other] de { $organizations } organismes.
    }
}
need-ranked = { $first } au 1er rang, { $second } au 2e, { $third } au 3e : { $points ->
    [one] 1 point.
   *[other] { $points } points.
}
need-parts-count = { $count ->
    [one] Réunit 1 autre besoin.
   *[other] Réunit { $count } autres besoins.
}
need-written = Besoins ajoutés dans les réponses
need-written-text = { $count ->
    [one] 1 besoin ajouté dans les réponses n’est pas encore regroupé.
   *[other] { $count } besoins ajoutés dans les réponses ne sont pas encore regroupés.
}
need-none-chosen = Cochez au moins un besoin.
need-into = Regrouper les besoins cochés sous
need-into-hint = Le texte de chaque personne reste tel quel. Vous pourrez séparer ces besoins de nouveau.
need-into-new = un nouveau besoin, nommé ci-dessous
need-into-existing = Fait partie de
need-choose-target = Choisir un besoin
need-no-target = Choisissez le besoin dont il fait partie.
need-in-french = En français
need-in-english = En anglais
need-group = Regrouper
need-too-many-groups = Il y a déjà { $count } besoins regroupés. Regroupez les autres sous l’un d’eux.
need-name = Nommer dans les deux langues
need-name-text = C’est le nom que tout le monde lira si ce besoin devient une priorité.
need-name-keeps = Le texte d’origine n’est pas modifié; il est rattaché au besoin ainsi nommé.
need-name-first = Ce texte est celui d’une personne. Nommez d’abord le besoin dans les deux langues pour pouvoir en faire une priorité.
need-rename = Nommer
need-merge = Regrouper avec un autre besoin
need-merge-text = Les personnes qui l’ont demandé comptent alors pour l’autre besoin. Vous pourrez séparer les deux besoins de nouveau.
need-split = Séparer
need-part-of = Fait partie de
need-parts = Besoins réunis
need-who = Qui l’a demandé
need-who-text = { $count ->
    [0] Aucune demande.
    [one] 1 demande. Seule la coordination voit ce nom.
   *[other] { $count } demandes. Seule la coordination voit ces noms.
}
need-in-own-words = Dans ses mots
need-reason = Raison
need-decide = Décider
need-decide-text = Partez du pourquoi, puis passez au comment et au quoi. Retenez deux ou trois priorités, { $count } au plus.
need-decision = Que devient ce besoin?
need-decided = Décision
need-keep = En faire une priorité
need-keep-hint = Son nom et la raison paraissent sur la page de la communauté.
need-set-aside = Le mettre de côté
need-set-aside-hint = La raison sera envoyée aux personnes qui l’ont demandé.
need-reopen = Revenir sur la décision
need-reopen-hint = Le besoin sera de nouveau parmi les besoins recueillis. Les personnes qui l’ont demandé seront informées de la prochaine décision.
need-no-decision = Choisissez ce que devient ce besoin.
need-too-many-priorities = Il y a déjà { $count } priorités. Revenez d’abord sur la décision qui concerne l’une d’elles.
need-reason-french = Raison, en français
need-reason-english = Raison, en anglais
need-reason-hint = En quelques phrases. Ne nommez personne.
need-untold = { $count ->
    [one] 1 décision n’est pas encore annoncée.
   *[other] { $count } décisions ne sont pas encore annoncées.
}
need-untold-text = Chaque personne qui a demandé l’un de ces besoins recevra, dans sa langue, un courriel qui explique la décision.
need-tell = Envoyer les courriels
need-tell-later = Vous pourrez les envoyer à partir du { $when }, quand plus aucune réponse ne pourra arriver.
need-vote = Décider avec la communauté
need-vote-text = Une fois la communauté formée, elle peut voter sur ces besoins avant une rencontre. Inscrivez ensuite ici ce qu’elle a choisi : { $count } priorités au plus, chacune avec sa raison.
need-vote-link = Thèmes et votes : { $community }
need-steering = Personnes prêtes à aider
need-steering-text = { $count ->
    [one] 1 personne offre d’aider à préparer le travail de la communauté.
   *[other] { $count } personnes offrent d’aider à préparer le travail de la communauté.
}
need-steering-more = { $count ->
    [one] et 1 autre personne
   *[other] et { $count } autres personnes
}
need-rank-first = 1er rang
need-rank-second = 2e rang
need-rank-third = 3e rang
need-rank-none = Sans rang
need-rank-twice = Ce rang est déjà donné à un autre besoin. Donnez chaque rang une seule fois.
need-state-gathered = Recueilli
need-state-priority = Priorité
need-state-set-aside = Mis de côté
need-origin-offered = Proposé dans le formulaire
need-origin-written = Écrit par une personne
need-origin-group = Nommé par la coordination
need-first = Priorités issues de l’appel
need-first-text = Elles viennent des besoins des personnes qui ont répondu à l’appel.
need-progress-offered = { $count ->
    [0] Aucun besoin n’est encore proposé dans le formulaire.
    [one] 1 besoin est proposé dans le formulaire.
   *[other] { $count } besoins sont proposés dans le formulaire.
}
need-progress-ungrouped = { $count ->
    [0] Aucun besoin n’attend d’être regroupé.
    [one] 1 besoin ajouté dans les réponses n’est pas encore regroupé.
   *[other] { $count } besoins ajoutés dans les réponses ne sont pas encore regroupés.
}
need-progress-priorities = { $count ->
    [0] Aucune priorité n’est choisie.
    [one] 1 priorité est choisie.
   *[other] { $count } priorités sont choisies.
}
need-said-saved = C’est enregistré.
need-said-told = Les courriels sont en cours d’envoi.
need-said-changed = Ce besoin a changé entre-temps : rien n’a été enregistré.
need-changed = Une autre personne a fait un changement entre-temps : rien n’a été enregistré. Ce que vous avez écrit est encore ici; vérifiez ce qui a changé, puis enregistrez de nouveau.
need-email-subject = Ce que deviennent vos besoins : { $call }
need-email-text = Vous avez répondu à l’appel { $call }. Voici ce que deviennent les besoins que vous y avez indiqués.
need-email-priorities = Parmi les priorités de la communauté
need-email-set-aside = Mis de côté
need-email-kept-as = { $asked }, sous le nom { $name }. Raison : { $reason }
need-email-outcome = { $asked }. Raison : { $reason }
need-email-action = Voir l’appel
need-email-why = Vous recevez ce courriel parce que vous avez répondu à cet appel.
need-email-otherwise = Si vous n’y avez pas répondu, ignorez ce courriel.
need-one = Besoin
need-deed-offer = Besoins proposés dans le formulaire
need-deed-group = Besoins regroupés
need-deed-rename = Besoin nommé
need-deed-split = Besoin séparé
need-deed-decide = Décision sur un besoin
need-deed-tell = Courriels sur les besoins envoyés
