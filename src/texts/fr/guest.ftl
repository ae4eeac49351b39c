# Les personnes invitées à une rencontre, qui n’ont pas de compte.

guest-mark = Personne invitée
guest-among = { $count ->
    [one] Parmi ces personnes, une est invitée.
   *[other] Parmi ces personnes, { $count } sont invitées.
}

guest-links = Inviter des personnes sans compte
guest-links-text = Un lien d’invitation permet à des personnes d’un organisme de s’inscrire à cette rencontre sans compte. Le lien fonctionne jusqu’au début de la rencontre.
guest-links-later = Une fois la rencontre publiée, vous pourrez inviter des personnes d’un organisme sans qu’elles aient de compte.
guest-link-choose = Choisir un organisme
guest-link-number = Nombre de personnes, de 1 à { $count }
guest-link-create = Créer le lien
guest-link-made = Le lien est créé.
guest-link-once = Copiez-le maintenant : le portail ne pourra plus l’afficher. Toute personne qui l’a peut s’inscrire.
guest-link-in-french = En français
guest-link-in-english = En anglais
guest-link-used = { $registered ->
    [0] aucune inscription sur { $guests }
    [one] une inscription sur { $guests }
   *[other] { $registered } inscriptions sur { $guests }
}
guest-link-since = créé le { $date }
guest-link-withdrawn = retiré
guest-link-withdraw = Retirer le lien
guest-link-withdraw-question = Plus personne ne pourra s’inscrire avec ce lien.
guest-link-withdraw-guests = Retirer aussi les personnes qui se sont inscrites avec ce lien
guest-link-remove-guests = Retirer les personnes inscrites
guest-link-remove-guests-question = Leurs inscriptions seront effacées, et leurs places seront offertes à d’autres personnes.
guest-link-said-withdrawn = Le lien est retiré.
guest-link-wrong-organization = Choisissez un organisme.
guest-link-wrong-number = Écrivez un nombre de 1 à { $count }.

guest-title = Invitation : { $title }
guest-invitation = Invitation à une rencontre
guest-invited = On vous invite à cette rencontre. Pour vous inscrire, remplissez ce formulaire : aucun compte n’est nécessaire.
guest-member = Vous êtes membre de cette communauté. Répondez plutôt ici :
guest-how = Comment participerez-vous?
guest-visible = J’accepte que les personnes qui préparent la rencontre voient mon nom et mon organisme jusqu’à un mois après la rencontre.
guest-visible-hint = Les membres ne voient pas ces renseignements, qui sont effacés un mois après la rencontre.
guest-confidentiality-read = Lire l’engagement de confidentialité
guest-confidentiality = J’accepte l’engagement de confidentialité.
guest-register = M’inscrire
guest-wrong-visible = Pour vous inscrire, acceptez que les personnes qui préparent la rencontre voient votre nom et votre organisme.
guest-wrong-confidentiality = Pour vous inscrire, acceptez l’engagement de confidentialité.
guest-agreement-changed = L’engagement de confidentialité a changé. Lisez-le, puis acceptez-le de nouveau.
guest-enough = Plusieurs inscriptions viennent d’arriver de votre réseau informatique. Attendez une minute, puis envoyez la vôtre de nouveau.

guest-closed-unknown = Ce lien ne mène à aucune rencontre. Demandez-en un autre à la personne qui vous l’a transmis.
guest-closed-withdrawn = Ce lien a été retiré. Demandez-en un autre à la personne qui vous l’a transmis.
guest-closed-full = Le nombre d’inscriptions prévu pour ce lien est atteint. Demandez un autre lien à la personne qui vous l’a transmis.
guest-closed-begun = Cette rencontre est commencée. On ne peut plus s’y inscrire.
guest-closed-draft = Cette rencontre n’accepte pas d’inscriptions pour le moment.
guest-closed-cancelled = Cette rencontre est annulée.
guest-closed-over = Cette rencontre est passée.
guest-closed-archived = Cette communauté est archivée. Ses rencontres n’acceptent plus d’inscriptions.

guest-own = Votre inscription
guest-own-title = Votre inscription : { $title }
guest-registered = Votre inscription est enregistrée.
guest-saved = Vos changements sont enregistrés.
guest-held = Vous avez une place : { $way }.
guest-waiting-hint = Si une place se libère, elle est à vous, mais nous ne pouvons pas vous l’annoncer par courriel, puisque nous n’avons pas votre adresse : revenez sur cette page pour le savoir.
guest-moved = La rencontre a changé depuis votre inscription. Vérifiez la date et le lieu, puis enregistrez de nouveau.
guest-address = Lien vers votre inscription
guest-address-text = Conservez ce lien. Lui seul permet de modifier ou de retirer votre inscription; ne le transmettez à personne.
guest-change = Modifier votre inscription
guest-save = Enregistrer
guest-kept = Un mois après la rencontre, votre inscription est effacée.
guest-withdraw = Retirer mon inscription
guest-withdraw-question = Votre nom et ce que vous avez écrit seront effacés tout de suite, et votre place sera offerte à une autre personne.
guest-withdrawn = Votre inscription est retirée. Rien n’en est conservé.
guest-unknown = Cette inscription n’existe pas, ou a été retirée.
