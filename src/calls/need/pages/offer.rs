//! Writing the needs that a call offers to rank, as long as nobody could answer it.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, mark, offer_fields},
        api::OfferNeeds,
        model::Need,
        rules::{MAX_OFFERED, MAX_TEXT},
        store,
    },
    changed_notice, list, to_list,
};
use crate::call::{self, model::Call, paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::web::{Flash, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, Field};

/// How many empty lines follow those that are written.
const EMPTY_LINES: usize = 3;

/// The form as it is shown: what was typed, and what is wrong with it.
pub(super) struct Form {
    pub(super) input: OfferNeeds,
    pub(super) errors: FieldErrors,
    /// Whether another person changed these needs since the page was opened.
    pub(super) changed: bool,
}

impl Form {
    /// What the form begins with.
    pub(super) fn of(needs: &[Need]) -> Self {
        let text = |lang: Lang| needs.iter().map(|need| need.text.text(lang).to_owned()).collect();
        let input = OfferNeeds { seen: mark(&needs), french: text(Lang::Fr), english: text(Lang::En) };
        Self { input, errors: FieldErrors::default(), changed: false }
    }
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    let input: OfferNeeds = request.input()?;
    match actions::offer(&request, call.id, &input).await {
        Ok(()) => Ok(to_list(request.lang, &call, Flash::Saved)),
        Err(ActionError::Invalid(errors)) => {
            let form = Form { input, errors, changed: false };
            list::page(&request, call, list::Shown { offered: Some(form), ..list::Shown::new(422) }).await
        }
        Err(ActionError::Conflict) => {
            // The next try overwrites what is stored now, which the page says.
            let needs = store::of_call(&request.portal.db, call.id).await?;
            let input = OfferNeeds { seen: mark(&needs), ..input };
            let form = Form { input, errors: FieldErrors::default(), changed: true };
            list::page(&request, call, list::Shown { offered: Some(form), ..list::Shown::new(409) }).await
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

/// The form, and what is stored where another person changed it.
pub(super) fn view(lang: Lang, call: &Call, stored: &[Need], form: Form) -> AnyView {
    let Form { input, errors, changed } = form;
    let lines = input.french.len().max(input.english.len());
    let shown = (lines + EMPTY_LINES).min(MAX_OFFERED).max(lines);
    let rows = (0..shown).map(|index| row(lang, index, &input, &errors)).collect_view();
    let theirs = changed.then(|| {
        let each = stored
            .iter()
            .map(|need| view! { <li>{need.text.text(Lang::Fr).to_owned()} " / " {need.text.text(Lang::En).to_owned()}</li> })
            .collect_view();
        view! {
            {changed_notice(lang)}
            <ol class="prose-list">{each}</ol>
        }
    });
    view! {
        <section class="stack" aria-labelledby="offered">
            <h2 id="offered">{t::need_offered(lang)}</h2>
            <p>{t::need_offered_text(lang, MAX_OFFERED)}</p>
            <ErrorSummary lang errors=errors.all() />
            {theirs}
            <form class="form" method="post" action=paths::of(paths::NEEDS, lang, &call.code)>
                <input type="hidden" name="seen" value=input.seen />
                <ol class="plain stack gap-4">{rows}</ol>
                <div class="actions"><Button>{t::need_save(lang)}</Button></div>
            </form>
        </section>
    }
}

fn row(lang: Lang, index: usize, input: &OfferNeeds, errors: &FieldErrors) -> impl IntoView + use<> {
    let [french, english] = offer_fields(index);
    let value = |list: &[String]| list.get(index).cloned().unwrap_or_default();
    let most = u32::try_from(MAX_TEXT).unwrap_or_default();
    let number = index + 1;
    view! {
        <li class="form-row top">
            <Field
                id=french.clone()
                name="title-fr"
                label=t::need_offered_french(lang, number)
                value=value(&input.french)
                error=errors.of(&french)
                lang=Lang::Fr.tag()
                maxlength=most
            />
            <Field
                id=english.clone()
                name="title-en"
                label=t::need_offered_english(lang, number)
                value=value(&input.english)
                error=errors.of(&english)
                lang=Lang::En.tag()
                maxlength=most
            />
        </li>
    }
}
