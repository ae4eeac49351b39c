# Agendas: shown, edited together, and what happened to them.

# The page that shows it.

agenda-edit = Modifier l’ordre du jour
agenda-edit-title = Ordre du jour : { $title }
agenda-history = Historique
agenda-print = Version à imprimer
agenda-print-now = Imprimer
agenda-print-video = Le lien se trouve à la page de la rencontre, une fois votre session ouverte.
agenda-print-both = Version dans les deux langues
agenda-print-one = Version en français
agenda-for-members = L’ordre du jour est réservé aux membres de la communauté
agenda-for-members-text = Connectez-vous ou demandez à vous joindre à la communauté pour le lire.
agenda-empty = L’ordre du jour est vide
agenda-empty-text = Ajoutez un premier point.
agenda-min = { $minutes } min
agenda-at = { $minutes ->
    [0] +0
   *[other] +{ $minutes } min
}
agenda-at-after = après le début
agenda-lead-by = Animation : { $lead }
agenda-see-link = Voir le lien
agenda-changed = Changé depuis votre dernière visite
agenda-changed-some = Ce qui a changé depuis votre dernière visite est marqué.
agenda-changed-live = L’ordre du jour vient de changer.
agenda-untitled = Point sans titre
agenda-script-off = Sans JavaScript, enregistrez chaque point avec son bouton. Ce que d’autres ont écrit entre-temps est conservé.
agenda-saved = Enregistré
agenda-save = Enregistrer ce point
agenda-save-up = Monter
agenda-save-down = Descendre
agenda-bad-minutes = Indiquez un nombre de minutes de 0 à { $most }.
agenda-bad-date = Écrivez une date comme 2026-11-30.
agenda-bad-link = Écrivez une adresse qui commence par https:// ou par une barre oblique.
agenda-too-long = Ce texte est trop long : { $most } caractères au plus.
agenda-new-decision = Nouvelle décision
agenda-new-follow-up = Nouveau suivi

# The editor: words that the island says. Braces are filled in by the browser.

agenda-word-connecting = Connexion…
agenda-word-saved = Tout est enregistré
agenda-word-saving = Enregistrement…
agenda-word-offline = Hors ligne. Modifications gardées sur cet appareil : { $n }
agenda-word-offline-none = Hors ligne. Vous pouvez continuer à écrire
agenda-word-signed-out = Votre session a pris fin. Ce que vous avez écrit est gardé sur cet appareil. Connectez-vous de nouveau pour l’enregistrer.
agenda-word-no-right = Vous ne pouvez plus modifier cet ordre du jour.
agenda-word-refused = La connexion a été refusée ({ $why }). Ce que vous avez écrit est gardé sur cet appareil.
agenda-word-here = Ici en ce moment
agenda-word-you = vous
agenda-word-show = Langues affichées
agenda-word-show-fr = Français
agenda-word-show-en = Anglais
agenda-word-show-both = Les deux
agenda-word-undo = Annuler
agenda-word-redo = Rétablir
agenda-word-add = Ajouter un point
agenda-word-untitled = Point sans titre
agenda-word-title-fr = Titre en français
agenda-word-title-en = Titre en anglais
agenda-word-about-fr = Description en français
agenda-word-about-en = Description en anglais
agenda-word-minutes = Minutes
agenda-word-kind = Genre
agenda-word-lead = Animation
agenda-word-link = Lien
agenda-word-notes = Notes
agenda-word-details = Détails
agenda-word-outcome = Notes, décisions et suivis
agenda-word-decisions = Décisions
agenda-word-decision = Décision
agenda-word-add-decision = Ajouter une décision
agenda-word-follow-ups = Suivis
agenda-word-what = Suivi
agenda-word-who = Qui
agenda-word-due = Pour quand
agenda-word-state = État
agenda-word-state-open = À faire
agenda-word-state-done = Fait
agenda-word-state-dropped = Abandonné
agenda-word-add-follow-up = Ajouter un suivi
agenda-word-strike = Retirer : { $title }
agenda-word-handle = Déplacer : { $title }
agenda-word-handle-hint = Avec le clavier, utilisez les flèches vers le haut et vers le bas.
agenda-word-up = Monter
agenda-word-down = Descendre
agenda-word-remove = Retirer
agenda-word-split = Diviser en deux
agenda-word-merge = Fusionner avec le suivant
agenda-word-removed = Points retirés
agenda-word-restore = Remettre
agenda-word-to-translate = À traduire
agenda-word-outdated = Traduction à revoir
agenda-word-confirm = La traduction est à jour
agenda-word-moved = { $title } : position { $n } sur { $m }
agenda-word-was-removed = { $title } : retiré de l’ordre du jour
agenda-word-was-restored = { $title } : remis à l’ordre du jour
agenda-word-was-added = Point ajouté
agenda-word-budget = { $n } min prévues sur { $m }
agenda-word-over = Il y a { $n } min de trop
agenda-word-too-long = Ce texte est trop long : 20 000 caractères au plus. Rien n’a été ajouté.
agenda-word-bad-link = Écrivez une adresse qui commence par https:// ou par une barre oblique.

# History.

agenda-history-title = Historique de l’ordre du jour : { $title }
agenda-history-empty = Rien n’a encore été écrit.
agenda-history-earlier = { $many } changements plus anciens ne figurent pas dans cette liste. Pour remonter plus loin, rétablissez une version nommée.
agenda-unreadable = Le contenu de cet ordre du jour ne peut pas être lu de façon sûre; il n’est donc pas affiché. Rien n’a été supprimé, et l’équipe du portail peut le récupérer : écrivez-nous.
agenda-full = Ce document compte 2 000 points, le maximum. Retirez-en, ou commencez-en un autre.
agenda-history-somebody = Une personne qui n’est plus ici
agenda-history-portal = Le portail
agenda-history-see = Voir l’ordre du jour à ce moment
agenda-history-then = L’ordre du jour tel qu’il était le { $moment }
agenda-history-restore = Revenir à cette version
agenda-history-restore-hint = Ce qui a été écrit depuis reste dans l’historique.
agenda-history-name = Nom de cette version
agenda-history-name-save = Nommer
agenda-history-name-bad = Donnez un nom de 1 à 80 caractères.
agenda-history-back = Retour à l’historique
agenda-fact-added = Ajout : { $item }
agenda-fact-removed = Retrait : { $item }
agenda-fact-restored = Point remis : { $item }
agenda-fact-moved-before = { $item } : déplacé avant { $next }
agenda-fact-moved-last = { $item } : déplacé à la fin
agenda-fact-minutes = { $item } : de { $from } à { $to } min
agenda-fact-kind = { $item } : autre genre, « { $to } »
agenda-fact-title = Titre de { $item }
agenda-fact-written = { $item } : { $field }
agenda-fact-linked = { $item } : autre lien
agenda-fact-decided = { $item } : décisions notées
agenda-fact-followed-up = { $item } : suivis notés
agenda-fact-nothing = Rien de changé à la fin
