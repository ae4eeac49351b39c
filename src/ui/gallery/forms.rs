//! Buttons and forms.

use leptos::prelude::*;

use super::{Group, say};
use crate::{
    Button, ButtonLink, Check, Choice, ErrorSummary, Field, FieldError, Icon, RadioGroup, Select, Shape,
    TextArea, Weight,
};
use ensemble_core::Lang;
use ensemble_texts as t;

/// Buttons of every weight.
#[component]
pub(super) fn Buttons(lang: Lang) -> impl IntoView {
    view! {
        <Group title=say(lang, "Boutons", "Buttons")>
            <div class="row">
                <Button kind="button">{say(lang, "Publier", "Publish")}</Button>
                <Button kind="button" weight=Weight::Quiet>
                    {say(lang, "Annuler", "Cancel")}
                </Button>
                <Button kind="button" weight=Weight::Danger>
                    {say(lang, "Retirer", "Remove")}
                </Button>
                <Button kind="button" disabled=true>
                    {say(lang, "Indisponible", "Unavailable")}
                </Button>
                <ButtonLink href="#content" weight=Weight::Quiet>
                    <Icon shape=Shape::Calendar />
                    {say(lang, "Ajouter à mon agenda", "Add to my calendar")}
                </ButtonLink>
            </div>
            <div class="row">
                <Button kind="button" small=true>
                    <Icon shape=Shape::Plus />
                    {say(lang, "Ajouter un point", "Add an item")}
                </Button>
                <Button kind="button" small=true weight=Weight::Quiet>
                    {say(lang, "Proposer une traduction", "Propose a translation")}
                </Button>
            </div>
        </Group>
    }
}

/// A form at rest beside one with errors.
#[component]
pub(super) fn Forms(lang: Lang) -> impl IntoView {
    view! {
        <Group title=say(lang, "Formulaires", "Forms")>
            <div class="form-row top">
                <Calm lang />
                <Wrong lang />
            </div>
        </Group>
    }
}

#[component]
fn Calm(lang: Lang) -> impl IntoView {
    let professions = vec![
        Choice::new("", say(lang, "Choisir…", "Choose…")),
        Choice::new("slp", say(lang, "Orthophoniste", "Speech-language pathologist")),
        Choice::new("psed", say(lang, "Psychoéducatrice ou psychoéducateur", "Psychoeducator")).chosen(true),
    ];
    let ways = vec![
        Choice::new("in-person", say(lang, "Sur place", "In person")).chosen(true),
        Choice::new("virtual", say(lang, "À distance", "Online")).hint(say(
            lang,
            "Le lien vient par courriel.",
            "The link comes by email.",
        )),
        Choice::new("unsure", say(lang, "Je ne sais pas encore", "I do not know yet")),
    ];
    view! {
        <form class="sheet form" method="get">
            <p class="small muted">{t::ui_required_note(lang)}</p>
            <Field
                id="calm-email"
                label=say(lang, "Courriel professionnel", "Work email")
                kind="email"
                autocomplete="email"
                required=true
                hint=say(lang, "Celui de votre organisme.", "The one of your organization.")
            />
            <Select id="calm-profession" label=say(lang, "Profession", "Profession") choices=professions />
            <RadioGroup
                id="calm-way"
                label=say(lang, "Je participe", "I will take part")
                choices=ways
            />
            <div class="form-row">
                <Field
                    id="calm-title-fr"
                    label=say(lang, "Titre en français", "Title in French")
                    lang="fr-CA"
                    value="Repérer tôt"
                />
                <Field
                    id="calm-title-en"
                    label=say(lang, "Titre en anglais", "Title in English")
                    lang="en-CA"
                    value="Spot early"
                />
            </div>
            <TextArea
                id="calm-note"
                label=say(lang, "Votre réponse", "Your reply")
                hint=say(
                    lang,
                    "Rien qui permette de reconnaître une ou un élève.",
                    "Nothing that could identify a student.",
                )
            />
            <Check
                id="calm-notice"
                label=say(lang, "J’accepte l’avis de confidentialité", "I accept the confidentiality notice")
                required=true
            />
            <div class="actions">
                <Button>{say(lang, "Envoyer", "Send")}</Button>
                <Button kind="button" weight=Weight::Quiet>
                    {say(lang, "Garder l’ébauche", "Keep the draft")}
                </Button>
            </div>
        </form>
    }
}

#[component]
fn Wrong(lang: Lang) -> impl IntoView {
    let email = say(
        lang,
        "Écrivez une adresse complète, par exemple prenom.nom@exemple.qc.ca.",
        "Write a whole address, such as first.last@example.qc.ca.",
    );
    let way = say(lang, "Dites comment vous participez.", "Say how you will take part.");
    let notice = say(lang, "Acceptez l’avis pour continuer.", "Accept the notice to continue.");
    let errors = vec![
        FieldError::new("wrong-email", email),
        FieldError::new("wrong-way", way),
        FieldError::new("wrong-notice", notice),
    ];
    let ways = vec![
        Choice::new("in-person", say(lang, "Sur place", "In person")),
        Choice::new("virtual", say(lang, "À distance", "Online")),
    ];
    view! {
        <form class="sheet form" method="get" novalidate=true>
            <ErrorSummary lang errors />
            <Field
                id="wrong-email"
                label=say(lang, "Courriel professionnel", "Work email")
                kind="email"
                autocomplete="email"
                required=true
                value="mireille.lavoie@"
                error=email
            />
            <RadioGroup
                id="wrong-way"
                label=say(lang, "Je participe", "I will take part")
                choices=ways
                required=true
                error=way
            />
            <Check
                id="wrong-notice"
                label=say(lang, "J’accepte l’avis de confidentialité", "I accept the confidentiality notice")
                required=true
                error=notice
            />
            <div class="actions">
                <Button>{say(lang, "Envoyer", "Send")}</Button>
            </div>
        </form>
    }
}
