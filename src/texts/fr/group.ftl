# Notes de groupe : commencées, écrites en groupe, closes, signées.

# The editor: words that the island says.

group-word-add = Ajouter une section
group-word-title = Titre de la section
group-word-text = Texte
group-word-removed = Sections retirées
group-word-was-added = Section ajoutée
group-word-changed = La note vient de changer.
group-word-no-right = Vous ne pouvez plus écrire dans cette note. Ce qui n’était pas enregistré reste sur cet appareil.

# Beginning one.

group-new = Nouvelle note de groupe
group-new-text = Tout le monde écrit en même temps, et chaque personne voit ce que les autres écrivent. Le groupe clôt la note quand il a terminé.
group-begin = Commencer à écrire en groupe
group-title = Titre
group-title-hint = Par exemple, le nom de la table ou le sujet.
group-lang = Langue de la note
group-prompt = La note répond à
group-who = Qui écrit avec vous
group-who-community = Les membres de la communauté
group-who-community-hint = Tous les membres peuvent lire la note et y écrire.
group-who-facilitators = L’équipe d’animation
group-who-facilitators-hint = Seules les personnes qui animent la communauté peuvent lire la note et y écrire.
group-who-people = Personnes choisies
group-who-people-hint = Seules ces personnes peuvent lire la note et y écrire.
group-wrong-title = Donnez un titre à la note, de { $most } caractères au plus.
group-wrong-who = Choisissez qui écrit avec vous.
group-write-together = Écrire en groupe

# Writing it.

group-together = Note de groupe
group-open = En cours d’écriture
group-write = Écrire dans la note
group-write-title = Écrire en groupe : { $title }
group-read = Lire la note
group-close = Clore la note
group-script-off = Sans JavaScript, enregistrez chaque section avec son bouton. Ce que d’autres ont écrit entre-temps est conservé.
group-save = Enregistrer cette section
group-empty = La note est vide
group-empty-text = Ajoutez une première section.
group-part-untitled = Section sans titre
group-written-by = Écrite par { $names }
group-nobody = Personne n’a encore écrit ici.
group-said-closed = La note est close. Chaque personne qui y a écrit peut maintenant la signer.
group-said-signed = Votre signature est inscrite.

# Closing it.

group-closing = Clore et signer
group-closing-text = Une fois close, la note se lit comme une réflexion : on peut y répondre, la chercher, la traduire. Les personnes qui y ont écrit peuvent la signer.
group-close-anyway = J’ai vérifié : clore la note
group-reopen = Rouvrir la note
group-reopen-text = Tout le groupe pourra de nouveau y écrire. Les signatures seront retirées.
group-reopen-named = Cette note est partagée sans nom. Avant de la rouvrir, partagez-la avec le nom des personnes qui l’ont écrite : tout le groupe verra qui y écrit.
group-sign = Signer la note
group-sign-text = En signant, vous confirmez que la note rend bien ce que le groupe a voulu dire.
group-signed-by = Signée par { $names }
group-unsigned = Pas encore signée par { $names }
group-signed-all = Signée par toutes les personnes qui y ont écrit
group-still-open = Note encore ouverte, telle qu’elle était le { $moment }
group-closed-on = Close le { $date }
group-wrong-empty = La note est vide. Écrivez quelque chose avant de la clore.
group-wrong-long = La note dépasse { $most } caractères. Raccourcissez-la avant de la clore.
group-wrong-open = Cette note est encore en cours d’écriture. Il faut la clore avant de la partager à l’extérieur de la communauté.
group-wrong-anonymous = Cette note est encore en cours d’écriture, et les personnes qui la lisent voient qui y écrit. Il faut la clore avant de la partager sans nom.
group-sign-or-reopen = Signer la note ou la rouvrir
group-too-late = La note a été close pendant que vous écriviez. Voici votre texte : copiez-le, ou rouvrez la note pour l’y ajouter.
group-typed = Ce que vous aviez écrit
