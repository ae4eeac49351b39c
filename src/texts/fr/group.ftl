# Notes de groupe : commencées, écrites à plusieurs, closes, signées.

# The editor: words that the island says.

group-word-add = Ajouter une partie
group-word-title = Titre de la partie
group-word-text = Texte
group-word-removed = Parties retirées
group-word-was-added = Partie ajoutée
group-word-changed = La note vient de changer.
group-word-no-right = Vous ne pouvez plus écrire dans cette note. Ce qui n’était pas enregistré reste sur cet appareil.

# Beginning one.

group-new = Nouvelle note de groupe
group-new-text = À plusieurs, au même moment : chaque personne voit ce que les autres écrivent. La note se clôt quand le groupe le décide.
group-begin = Commencer à écrire ensemble
group-title = Titre
group-title-hint = Par exemple, le nom de la table ou du sujet.
group-lang = Langue de la note
group-prompt = La note répond à
group-who = Qui écrit avec vous
group-who-community = Les membres de la communauté
group-who-community-hint = Les membres lisent la note et y écrivent.
group-who-facilitators = L’équipe d’animation
group-who-facilitators-hint = Seules les personnes qui animent la communauté lisent la note et y écrivent.
group-who-people = Certaines personnes
group-who-people-hint = Seules ces personnes lisent la note et y écrivent.
group-wrong-title = Donnez un titre à la note, de { $most } caractères au plus.
group-wrong-who = Choisissez qui écrit avec vous.
group-write-together = Écrire à plusieurs

# Writing it.

group-together = Note de groupe
group-open = En cours d’écriture
group-write = Écrire dans la note
group-write-title = Écrire ensemble : { $title }
group-read = Lire la note
group-close = Clore la note
group-script-off = Sans JavaScript, enregistrez chaque partie avec son bouton. Ce que d’autres ont écrit entre-temps est conservé.
group-save = Enregistrer cette partie
group-empty = La note est vide
group-empty-text = Ajoutez une première partie.
group-part-untitled = Partie sans titre
group-written-by = Écrit par { $names }
group-nobody = Personne n’a encore écrit ici.
group-said-closed = La note est close. Chaque personne qui y a écrit peut maintenant la signer.
group-said-signed = Votre signature est inscrite.

# Closing it.

group-closing = Clore et signer
group-closing-text = Une fois close, la note se lit comme une réflexion : on peut y répondre, la retrouver, la traduire. Les personnes qui y ont écrit la signent.
group-close-anyway = J’ai vérifié : clore la note
group-reopen = Rouvrir la note
group-reopen-text = Tout le groupe peut de nouveau y écrire. Les signatures sont effacées.
group-reopen-named = Cette note est partagée sans nom. Pour la rouvrir, il faut d’abord la partager avec les noms : tout le groupe verrait qui y écrit.
group-sign = Signer la note
group-sign-text = En signant, vous dites que la note rend bien ce que le groupe a voulu dire.
group-signed-by = Signée par { $names }
group-unsigned = Pas encore signée par { $names }
group-signed-all = Signée par toutes les personnes qui y ont écrit
group-still-open = Note encore ouverte, telle qu’elle était le { $moment }
group-closed-on = Close le { $date }
group-wrong-empty = La note est vide. Écrivez quelque chose avant de la clore.
group-wrong-long = La note dépasse { $most } caractères. Raccourcissez-la avant de la clore.
group-wrong-open = Cette note est encore en cours d’écriture. Il faut la clore avant de la partager au-delà de la communauté.
group-wrong-anonymous = Cette note est encore en cours d’écriture : les personnes qui la lisent voient qui y écrit. Il faut la clore avant de la partager sans nom.
group-sign-or-reopen = Signer la note ou la rouvrir
group-too-late = La note a été close pendant que vous écriviez. Voici ce que vous aviez écrit : copiez-le, ou rouvrez la note pour l’y remettre.
group-typed = Ce que vous aviez écrit
