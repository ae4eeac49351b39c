//! What a person writes for themselves, and what the client publishes.

use ensemble_common::prelude::*;

use super::show::{Said, Shown};
use crate::codevelopment::{
    model::{Role, session::Session},
    paths,
    rules::MAX_TEXT,
};
use ensemble_texts as t;
use ensemble_ui::{Button, TextArea, Weight};

/// The private text of a person who takes part.
pub(super) fn sheet(shown: &Shown, role: Role, said: &Said) -> AnyView {
    let lang = shown.lang;
    let (title, hint) = if role == Role::Client {
        (t::codevelopment_sheet_client(lang), t::codevelopment_sheet_client_hint(lang))
    } else {
        (t::codevelopment_sheet_learning(lang), t::codevelopment_sheet_learning_hint(lang))
    };
    form(shown, said, title, hint)
}

/// The private text of a person who does not take part any more.
pub(super) fn kept_sheet(shown: &Shown, said: &Said) -> Option<AnyView> {
    let lang = shown.lang;
    shown.sheet.as_ref()?;
    Some(form(shown, said, t::codevelopment_sheet_learning(lang), t::codevelopment_sheet_learning_hint(lang)))
}

fn form(shown: &Shown, said: &Said, title: &'static str, hint: &'static str) -> AnyView {
    let lang = shown.lang;
    let stored = || shown.sheet.as_ref().map(|text| text.text(lang).to_owned()).unwrap_or_default();
    let token = if said.sheet.is_some() { said.token.clone() } else { String::new() };
    let value = said.sheet.clone().unwrap_or_else(stored);
    view! {
        <section class="stack gap-2" aria-labelledby="sheet-title">
            <h2 id="sheet-title">{title}</h2>
            <form class="form" method="post" action=shown.address(paths::SHEET)>
                <input type="hidden" name="confirmation_token" value=token />
                <TextArea
                    id="sheet"
                    name="text"
                    label=t::codevelopment_sheet_label(lang)
                    hint
                    value
                    error=said.errors.of("sheet")
                    rows=5
                />
                <div class="actions">
                    <Button small=true weight=Weight::Quiet>{t::codevelopment_save(lang)}</Button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// What is published, with the form of the client.
pub(super) fn publication(shown: &Shown, session: &Session, role: Role, said: &Said) -> Option<AnyView> {
    let lang = shown.lang;
    let withdraw = (shown.publication.is_some() && (role == Role::Client || shown.runs)).then(|| {
        view! {
            <form method="post" action=shown.address(paths::UNPUBLISH)>
                <Button small=true weight=Weight::Quiet>{t::codevelopment_unpublish(lang)}</Button>
            </form>
        }
    });
    if role != Role::Client || session.begun_at.is_none() {
        return withdraw.map(IntoAny::into_any);
    }
    let stored =
        || shown.publication.as_ref().map(|each| each.text.text(lang).to_owned()).unwrap_or_default();
    let token = if said.publication.is_some() { said.token.clone() } else { String::new() };
    let value = said.publication.clone().unwrap_or_else(stored);
    Some(
        view! {
            <details class="stack gap-2" id="publish" open=said.publication.is_some()>
                <summary>{t::codevelopment_publish_title(lang)}</summary>
                <form class="form" method="post" action=shown.address(paths::PUBLISH)>
                    <input type="hidden" name="confirmation_token" value=token />
                    <TextArea
                        id="publication"
                        name="text"
                        label=t::codevelopment_publish_label(lang)
                        hint=t::codevelopment_publish_hint(lang, MAX_TEXT)
                        value
                        error=said.errors.of("publication")
                        rows=5
                    />
                    <div class="actions">
                        <Button small=true weight=Weight::Quiet>{t::codevelopment_publish(lang)}</Button>
                    </div>
                </form>
                {withdraw}
            </details>
        }
        .into_any(),
    )
}
