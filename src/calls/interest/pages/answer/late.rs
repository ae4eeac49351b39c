//! What was typed, offered as a file where it cannot be stored.

use ensemble_common::prelude::*;

use super::{
    super::super::{actions::CallForm, api::AnswerCall, model::Interest},
    Loaded, crumbs,
    entries::{entries, text},
};
use crate::call::{self, labels::moment, paths, rules::GRACE};
use ensemble_core::{Lang, error::AppError};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Kind, Notice};

/// The page that says that the answer came too late.
pub(super) fn page(loaded: Loaded, input: AnswerCall) -> PageResponse {
    let (lang, code) = (loaded.lang, loaded.call.code.clone());
    let title = t::interest_page_title(lang, loaded.call.texts.title.text(lang));
    let body = move || {
        let Loaded { call, .. } = loaded;
        let words = t::interest_late(lang, moment(lang, call.dates.closes_at), GRACE / 60_000);
        view! {
            {crumbs(lang, &call)}
            <h1>{t::interest_late_title(lang)}</h1>
            <Notice kind=Kind::Warning><p>{words}</p></Notice>
            {download(lang, &call.code, &input)}
        }
    };
    let page = Page::new(title, paths::both(paths::ANSWER, &code), body).status(410).section("communities");
    page.secret().into()
}

/// The button that gives what was typed as a file. It sends the text again, because nothing of it is stored.
pub(super) fn download(lang: Lang, code: &str, input: &AnswerCall) -> AnyView {
    let fields = input
        .pairs()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value autocomplete="off" /> })
        .collect_view();
    view! {
        <form class="stack gap-3" method="post" action=paths::of(paths::TEXT, lang, code)>
            {fields}
            <p>{t::interest_download_text(lang)}</p>
            <div class="actions">
                <Button>{t::interest_download(lang)}</Button>
            </div>
        </form>
    }
}

/// What was typed, as a text.
pub(in crate::interest::pages) async fn file(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, portal) = (request.lang, &request.portal);
    let call = call::named(&request).await?;
    let input: AnswerCall = request.input()?;
    let form = CallForm::load(&portal.db, &call, lang).await?;
    let before = Interest::empty(call.id, input.lang.unwrap_or(lang), portal.now());
    let typed = input.apply(&before, &form.questions, &form.planned_ids(), &form.organizations);
    let address = format!("{}{}", portal.config.site_url, paths::of(paths::SHOW, lang, &call.code));
    let content = text(lang, &call, &address, &entries(lang, &form, &typed, &input));
    let name = format!("{}-{}.txt", t::interest_file(lang), call.code);
    // Programs that know no encoding by themselves read the mark.
    let bytes = format!("\u{feff}{content}").into_bytes();
    Ok(PageResponse::File(name, "text/plain; charset=utf-8", bytes))
}
