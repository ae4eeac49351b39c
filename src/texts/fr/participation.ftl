# Qui était à une rencontre, les attestations, le carnet d’heures.

participation-yours = Votre présence
participation-unknown = Étiez-vous à cette rencontre?
participation-say = Répondre
participation-proposed = Le portail a remarqué votre arrivée : { $span }. Est-ce juste?
participation-declared = Vous avez dit y être : { $span }. L’équipe d’animation le confirmera.
participation-present-for = Votre présence est notée : { $span }.
participation-contested = Ce que vous avez dit et ce que l’équipe d’animation a noté ne concordent pas. Parlez-en ensemble, puis corrigez au besoin.
participation-were-absent = Votre absence est notée.
participation-correct = Corriger
participation-confirm = Oui, j’y étais
participation-confirm-hint = Le compte rendu pourra vous nommer parmi les personnes présentes.
participation-said = Votre présence est enregistrée.
participation-certificate-get = Obtenir mon attestation
participation-enter-link = Entrer le code affiché dans la salle

participation-own-title = Votre présence : { $title }
participation-own-hint = Si vous dites que vous n’y étiez pas, c’est toujours ce qui compte. L’équipe d’animation voit votre réponse. Si vous dites y avoir été, le compte rendu peut vous nommer parmi les personnes présentes. Sinon, les autres ne voient que des nombres.
participation-noticed = Ce que le portail a noté :
participation-question = Y étiez-vous?
participation-i-was = J’y étais
participation-i-was-not = Je n’y étais pas
participation-from = Arrivée
participation-until = Départ
participation-save = Enregistrer
participation-back = Voir la rencontre
participation-wrong-presence = Dites si vous y étiez.
participation-wrong-times = Choisissez un départ après l’arrivée.

participation-closed-not-begun = Cette rencontre n’a pas commencé. Les présences se notent à partir du début.
participation-closed-cancelled = Cette rencontre a été annulée. Aucune présence n’est notée.
participation-closed-archived = Cette communauté est archivée. Les présences ne changent plus.

participation-enter = Entrer le code de la salle
participation-enter-text = Le code est affiché ou écrit dans la salle. Il note votre présence à la rencontre en cours.
participation-enter-button = Noter ma présence
participation-code = Code de la salle
participation-code-hint = Quatre lettres, majuscules ou minuscules.
participation-wrong-code = Un code a quatre lettres, par exemple CDFH, sans voyelle. Vérifiez ce que vous avez entré.
participation-code-unknown = Aucune de vos rencontres n’a ce code. Vérifiez les lettres, ou demandez à l’équipe d’animation de noter votre présence.
participation-code-early = Ce code est celui de la rencontre du { $when }, qui n’a pas commencé. Entrez-le pendant la rencontre.
participation-code-over = Ce code était celui de la rencontre du { $when }. Chaque rencontre a le sien : demandez celui d’aujourd’hui.
participation-code-too-many = { $minutes ->
    [one] Vous avez essayé trop de codes. Attendez une minute.
   *[other] Vous avez essayé trop de codes. Attendez { $minutes } minutes.
}

participation-room-title = Code de la salle : { $title }
participation-room-link = Code à afficher dans la salle
participation-room-text = Balayez l’image, ou allez à cette adresse et entrez les quatre lettres :
participation-room-until = Le code fonctionne jusqu’à { $time }.
participation-room-early = Le code fonctionnera à partir du début de la rencontre.
participation-room-over = Le code ne fonctionne plus : la rencontre est passée.
participation-qr = Code QR

participation-were-there = Qui y était
participation-title = Présences : { $title }
participation-all = Voir et noter les présences
participation-late = { $count ->
    [one] Une personne est arrivée après le début.
   *[other] { $count } personnes sont arrivées après le début.
}
participation-open = { $count ->
    [one] Une présence est à confirmer.
   *[other] { $count } présences sont à confirmer.
}
participation-withheld = Le nombre de personnes est montré à partir de { $count }.
participation-missed-link = Voir ce que vous avez manqué
participation-after-link = Voir ce qui a suivi la rencontre

participation-list = Membres et personnes invitées
participation-column-person = Personne
participation-column-known = Ce qui est connu
participation-present = Présence
participation-absent = Absence
participation-note = Enregistrer les présences
participation-note-hint = Cochez les personnes qui étaient là. Les heures proposées sont celles de la rencontre, ou celles que le portail et la personne indiquent. Une personne qui dit ne pas y avoir été n’est jamais comptée.
participation-paper = Ce que je change vient d’une liste sur papier
participation-noted = Les présences sont enregistrées.
participation-changed = Une autre personne a noté autre chose entre-temps pour { $names } : cela n’a pas été remplacé. Le reste est enregistré.
participation-refused = Rien n’a été enregistré : la rencontre ne le permet pas, ou ne le permet plus.
participation-wrong-both = Cochez la présence ou l’absence, pas les deux.
participation-tick-present = Présence : { $name }
participation-tick-absent = Absence : { $name }
participation-pick-from = Arrivée : { $name }
participation-pick-until = Départ : { $name }
participation-sign-joined = a ouvert la page de la rencontre à { $time }
participation-sign-code = a entré le code de la salle à { $time }
participation-own-says = la personne dit : { $words }
participation-from-paper = d’après une liste sur papier
participation-state-proposed = À confirmer
participation-state-declared = À vérifier
participation-state-contested = Ne concorde pas
participation-state-late = En retard
participation-complete = La liste est complète
participation-complete-text = Les membres qui n’y étaient pas reçoivent, une seule fois, un avis qui mène à la page de ce qui a été manqué. Vous pouvez encore corriger la liste ensuite.
participation-complete-button = La liste est complète : avertir les membres qui n’y étaient pas
participation-completed = La liste a été déclarée complète le { $moment }.
participation-told = La liste est complète. Les membres qui n’y étaient pas sont avertis.
participation-told-none = La liste est complète. Il n’y avait plus personne à avertir.
participation-certificates-link = Attestations de la communauté

participation-catch-up = Ce que vous avez manqué
participation-catch-up-title = Ce que vous avez manqué : { $title }
participation-catch-up-later = La rencontre n’est pas terminée. Les contributions seront ouvertes ensuite.
participation-catch-up-until = Les personnes qui ont manqué la rencontre, ou son début, peuvent contribuer jusqu’au { $day } inclus.
participation-catch-up-over = Le temps pour contribuer est écoulé.
participation-items = Points et contributions
participation-whole-meeting = La rencontre dans son ensemble
participation-contribute = Contribuer
participation-contribution = Ma contribution
participation-contribution-hint = Elle porte votre nom. Les personnes qui voient l’ordre du jour la lisent. N’y écrivez rien qui permette de reconnaître une ou un élève.
participation-contribution-save = Enregistrer ma contribution
participation-contribution-edit = Modifier ma contribution
participation-contribution-delete = Supprimer ma contribution
participation-contribution-saved = Votre contribution est enregistrée.
participation-contribution-deleted = Votre contribution est supprimée.
participation-contribution-late = Le temps pour contribuer est écoulé, l’ordre du jour a changé ou votre présence a été notée : rien n’a été enregistré. Votre texte est ci-dessous.
participation-wrong-contribution = Écrivez un texte de { $count } caractères au plus.
participation-deadline = Date limite des contributions
participation-deadline-day = Dernier jour
participation-deadline-save = Enregistrer la date
participation-deadline-saved = La date limite est enregistrée.
participation-wrong-deadline = Choisissez un jour après la rencontre et avant le { $day }.
participation-home-missed = Voir ce que vous avez manqué : { $title }
participation-home-missed-text = { $community }; contributions jusqu’au { $day }

participation-certificate = Attestation de participation
participation-certificates = Attestations de participation
participation-certificate-says = Ceci atteste que
participation-certificate-was = a participé à la rencontre
participation-certificate-name = Nom
participation-certificate-community = Communauté
participation-certificate-day = Date
participation-certificate-length = Durée
participation-certificate-issued = Délivrée le
participation-certificate-check = Pour vérifier cette attestation :
participation-certificate-code = Code : { $code }
participation-certificate-revoke = Révoquer
participation-certificate-revoked = Révoquée
participation-certificate-reason = Révoquée par l’équipe d’animation : { $reason }
participation-certificate-replaced = Cette attestation a été remplacée par une plus récente.
participation-certificate-was-revoked = L’attestation est révoquée.
participation-certificate-revoked-before = L’attestation était déjà révoquée ou remplacée.
participation-certificates-text = Une attestation dit ce que la communauté tient pour certain : votre présence, notée par l’équipe d’animation, ou remarquée par le portail et confirmée par vous.
participation-certificates-of = Attestations : { $community }
participation-certificates-of-text = Les attestations des personnes qui étaient aux rencontres de la communauté.
participation-certificates-none = Aucune attestation pour cette année scolaire.
participation-certificates-issue = Délivrer les attestations qui manquent
participation-certificates-issued = Les attestations sont délivrées.
participation-certificates-none-missing = Il ne manquait aucune attestation.
participation-certificates-back = Retour à la liste
participation-print-all = Tout imprimer
participation-other-years = Autres années scolaires
participation-verify = Vérifier une attestation
participation-verify-valid = Cette attestation est valide.
participation-verify-revoked = Cette attestation est révoquée : elle n’est plus valide.
participation-verify-unknown = Aucune attestation ne porte ce code. Vérifiez l’adresse.
participation-revoke-title = Révoquer une attestation : { $name }
participation-revoke-reason = Raison
participation-revoke-hint = La personne lit cette raison. Qui vérifie l’attestation voit seulement qu’elle est révoquée. Une attestation qui dit la même chose n’est plus délivrée.
participation-wrong-reason = Donnez une raison, en { $count } caractères au plus.

participation-logbook = Carnet d’heures
participation-logbook-text = Vos heures de formation continue. Personne d’autre ne les voit, à moins que vous ne créiez un lien pour les montrer.
participation-logbook-of = Carnet d’heures : { $name }
participation-logbook-empty = Aucune heure pour cette période.
participation-period = Du 1er juillet { $from } au 30 juin { $until }
participation-other-periods = Autres périodes
participation-sum = Total : { $length }
participation-goal = La Loi sur l’instruction publique (art. 22.0.1) exige du personnel enseignant au moins { $length } de formation continue par période de deux années scolaires. Ce qui reste à confirmer n’est pas compté.
participation-to-confirm = À confirmer
participation-hours = { $hours } h
participation-hours-minutes = { $hours } h { $minutes } min
participation-minutes = { $minutes } min
participation-entry-add = Ajouter une activité
participation-entry-text = Les rencontres du portail s’ajoutent d’elles-mêmes. Ajoutez ici vos autres activités : lectures, formations, échanges.
participation-entry-day = Jour
participation-entry-title = Activité
participation-entry-hours = Heures
participation-entry-hours-hint = Par exemple : 2; 1,5; 1 h 30.
participation-entry-save = Ajouter
participation-entry-added = L’activité est ajoutée.
participation-entry-delete = Supprimer
participation-entry-deleted = L’activité est supprimée.
participation-wrong-title = Écrivez l’activité en { $count } caractères au plus.
participation-wrong-hours = Écrivez une durée de 24 heures au plus, par exemple : 2; 1,5; 1 h 30.
participation-wrong-future = Ce jour n’est pas encore passé.
participation-wrong-period = Choisissez un jour à partir du 1er juillet { $year }.
participation-wrong-many = Une période compte { $count } activités au plus.
participation-csv = Télécharger pour un tableur (CSV)
participation-csv-hours = Heures (nombre)
participation-link = Montrer cette période à quelqu’un
participation-link-text = Qui a le lien voit les lignes de cette période, sans se connecter, jusqu’à ce que vous le retiriez.
participation-link-make = Créer un lien
participation-link-replace = Remplacer le lien
participation-link-withdraw = Retirer le lien
participation-link-since = Un lien existe depuis le { $day }.
participation-link-made = Le lien est créé.
participation-link-once = Copiez-le maintenant : il ne sera plus montré. Un lien précédent ne fonctionne plus.
participation-link-withdrawn = Le lien est retiré.
participation-link-unknown = Ce lien ne fonctionne pas
participation-link-unknown-text = Il a été retiré ou remplacé, ou l’adresse est incomplète.

participation-category = j’ai manqué une rencontre
participation-notification-missed = Ce que vous avez manqué à la rencontre « { $title } »
participation-email-missed-subject = Ce que vous avez manqué : { $title }
participation-email-missed-text = Vous n’étiez pas à la rencontre « { $title } » de « { $community } ». Une page rassemble l’ordre du jour et ce qui a suivi.
participation-email-missed-until = Vous pouvez y contribuer jusqu’au { $day } inclus.
participation-email-missed-action = Voir ce que j’ai manqué
participation-email-missed-why = Vous recevez ce courriel parce que vous faites partie de cette communauté et que votre présence n’a pas été notée.
participation-email-missed-otherwise = Si vous y étiez, dites-le sur la page de la rencontre.

participation-deed-noted = Présences notées
participation-deed-complete = Liste des présences complète
participation-deed-certificate = Attestation de participation délivrée
participation-deed-revoked = Attestation de participation révoquée

participation-data = Présences aux rencontres
participation-data-sign = Remarqué par le portail
participation-data-sign-from = À partir de la minute (portail)
participation-data-own = Ce que vous avez dit
participation-data-own-from = Arrivée, en minutes (vous)
participation-data-own-until = Départ, en minutes (vous)
participation-data-tick = Noté par l’animation
participation-data-tick-from = Arrivée, en minutes (animation)
participation-data-tick-until = Départ, en minutes (animation)
participation-data-source = D’après
participation-data-joined = page de la rencontre ouverte
participation-data-by-code = code de la salle
participation-data-facilitator = équipe d’animation
participation-data-notices = Avis de rencontres manquées
participation-data-contributions = Contributions après une rencontre
participation-data-minutes = Minutes
participation-data-code = Code de vérification
participation-data-links = Liens vers le carnet d’heures
participation-data-period = Période à partir du 1er juillet
