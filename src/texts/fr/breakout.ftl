# Les tables d’une rencontre : de petits groupes qui parlent et écrivent une note.

breakout-tables = Tables
breakout-title = Tables : { $title }
breakout-table = Table { $number }
breakout-own = Votre table : { $table }
breakout-with = À cette table : { $names }
breakout-empty-table = Personne pour le moment
breakout-left = { $minutes ->
    [one] Encore 1 minute, jusqu’à { $until }
   *[other] Encore { $minutes } minutes, jusqu’à { $until }
}
breakout-time-over = Le temps est écoulé : revenez avec le groupe.
breakout-write = Écrire dans la note de la table
breakout-choose = Choisir votre table
breakout-choose-table = Choisir la table { $number }
breakout-late = Les gens sont à leur table. Prenez place à celle qui vous convient.
breakout-take-place = Prendre place
breakout-people = { $count ->
    [one] 1 personne
   *[other] { $count } personnes
}
breakout-none = Pas de tables en ce moment
breakout-none-text = Les personnes qui animent la rencontre forment les tables.
breakout-none-open = Aucune table n’est en cours dans cette rencontre.
breakout-french = en français
breakout-english = en anglais
breakout-both = Je peux suivre une conversation dans les deux langues
breakout-both-hint = On en tiendra compte la prochaine fois que des tables seront formées.
breakout-save = Enregistrer

breakout-make = Former les tables
breakout-make-title = Former les tables : { $title }
breakout-how = Comment former les tables
breakout-method = Façon de former les tables
breakout-method-new-people = Rencontrer de nouvelles personnes
breakout-method-random = Au hasard
breakout-method-organization = Mêler les organismes
breakout-method-profession = Mêler les professions
breakout-method-language = Mêler les langues
breakout-method-chosen = Chaque personne choisit sa table
breakout-size = Personnes par table
breakout-minutes = Durée, en minutes
breakout-prompt = Consigne
breakout-prompt-hint = Ce dont les tables parlent, en { $most } caractères au plus. Chaque table peut avoir sa propre consigne.
breakout-here = Personnes présentes
breakout-who-both = Suivent une conversation dans les deux langues
breakout-who-both-hint = Les autres sont à une table de leur langue.
breakout-pairs = Ensemble ou séparément
breakout-pairs-hint = Seules les personnes qui animent voient ces demandes. Elles sont supprimées quand les tables se terminent.
breakout-together = à la même table
breakout-apart = à des tables différentes
breakout-no-one = Personne
breakout-pair-first = Première personne, demande { $number }
breakout-pair-rule = Demande { $number }
breakout-pair-second = Deuxième personne, demande { $number }
breakout-make-button = Former les tables
breakout-see-prepared = Voir les tables préparées
breakout-change = Changer les tables
breakout-seed = Tirage no { $seed }
breakout-without = Sans table
breakout-no-table-yet = Pas encore de table
breakout-place = Lieu
breakout-place-hint = Par exemple une salle ou un lien, en { $most } caractères au plus.
breakout-own-prompt = Consigne de cette table
breakout-arrange = Enregistrer les changements
breakout-open = Commencer
breakout-offer = Laisser choisir
breakout-mix = Mêler de nouveau
breakout-discard = Supprimer ces tables
breakout-later = Vous pourrez commencer quand la rencontre sera commencée.
breakout-more = +{ $minutes } min
breakout-close = Ramener tout le monde

breakout-note = Note de la table
breakout-note-title = Note de la table { $number }
breakout-no-right = Vous ne pouvez plus écrire dans cette note. Ce qui n’a pas été enregistré reste sur cet appareil.
breakout-too-late = Les tables se sont terminées pendant que vous écriviez. Voici votre texte : copiez-le pour le remettre aux personnes qui animent.
breakout-results = Notes des tables
breakout-results-title = Notes des tables : { $title }
breakout-no-results = Aucune note pour le moment
breakout-round = Tables { $number }, { $at }
breakout-nothing-written = Cette table n’a rien écrit.

breakout-cards = Cartes à imprimer
breakout-cards-title = Cartes des tables : { $title }
breakout-cards-text = Posez une carte sur chaque table. Un seul appareil par table suffit. Les codes servent pour cette rencontre seulement.
breakout-cards-none = Formez les tables, puis imprimez leurs cartes.
breakout-card-text = Balayez ce code pour écrire la note de la table.
breakout-card-over = Ce code est celui de la rencontre « { $title } » ({ $when }), qui n’est pas en cours. Demandez la carte d’aujourd’hui.
breakout-card-other = Ce code est celui de la table { $number }. Pour y écrire, il faut y avoir une place.
breakout-qr = Code de la table { $number }

breakout-changed = Les tables ont changé entre-temps, ou la rencontre est terminée : rien n’a été fait. Regardez-les de nouveau.
breakout-not-under-way = La rencontre n’est pas en cours : les tables ne peuvent pas commencer.
breakout-begun = Les gens sont déjà à leur table.
breakout-not-open = Les gens ne sont pas encore à leur table.
breakout-is-closed = Les tables sont terminées.
breakout-too-long = Les tables durent { $most } minutes au plus.
breakout-wrong-method = Choisissez une façon de former les tables.
breakout-wrong-size = Une table compte de { $least } à { $most } personnes.
breakout-wrong-minutes = Écrivez un nombre de minutes, de 1 à { $most }.
breakout-wrong-prompt = La consigne compte { $most } caractères au plus.
breakout-wrong-place = Le lieu compte { $most } caractères au plus.
breakout-wrong-people = Choisissez au moins deux personnes.
breakout-wrong-pairs = Il y a { $most } demandes au plus.
breakout-too-many = Les tables accueillent { $most } personnes au plus.
breakout-absent = { $name } n’est pas parmi les personnes présentes.
breakout-same-person = Choisissez deux personnes différentes : { $name } est là deux fois.
breakout-contradiction = { $first } et { $second } ne peuvent pas être à la même table et à des tables différentes.
breakout-too-many-together = Plus de { $most } personnes doivent être à la même table que cette personne : { $name }.
breakout-no-common-language = { $first } et { $second } doivent être à la même table, mais aucune langue n’est suivie par toutes les personnes de cette table.
breakout-alone = Personne d’autre ne suit une conversation { $language } : { $name } n’aurait pas de table.
breakout-one-table = Il y a trop peu de personnes pour deux tables.
breakout-no-arrangement = Aucune disposition ne respecte toutes les demandes. Changez le nombre de personnes par table, ou retirez une demande.
breakout-not-once = Donnez une seule table à { $name }.
breakout-no-table = Cette table n’existe pas.
breakout-full = La table { $number } compte déjà { $most } personnes.
breakout-too-small = La table { $number } n’aurait qu’une personne.
breakout-cannot-follow = { $name } ne suit pas la langue de la table { $number }.
breakout-separated = { $first } et { $second } doivent être à la même table.
breakout-not-apart = { $first } et { $second } doivent être à des tables différentes.
breakout-no-place = Aucune place ne convient pour le moment. Parlez-en aux personnes qui animent.

breakout-deed-make = Tables formées
breakout-deed-arrange = Tables changées
breakout-deed-offer = Choix des tables ouvert
breakout-deed-open = Tables commencées
breakout-deed-extend = Temps ajouté aux tables
breakout-deed-close = Tables terminées
breakout-deed-discard = Tables supprimées
breakout-deed-join = Place prise à une table

breakout-data-members = Vos tables dans les rencontres
breakout-data-both = Suit les deux langues
breakout-data-languages = Langues que vous suivez dans une conversation
