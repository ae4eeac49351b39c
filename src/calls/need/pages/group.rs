//! What people wrote that is no part of another need, and the form that groups it.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, Outcome},
        api::GroupNeeds,
        labels,
        model::{Need, NeedState, Written},
        rules::MAX_TEXT,
        store,
    },
    asker, list, need_link, to_list,
};
use crate::call::{self, model::Call, paths};
use ensemble_core::{
    Lang, Shown,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_reflections::reflection::PiiWarning;
use ensemble_server::web::{Flash, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Field, Icon, Pages, Pagination, Select, Shape};

/// The form as it is shown: what was typed, and what in it may identify a student.
#[derive(Default)]
pub(super) struct Form {
    pub(super) input: GroupNeeds,
    pub(super) warnings: Vec<PiiWarning>,
}

/// A page of what people wrote.
pub(super) struct Page {
    written: Vec<Written>,
    current: u32,
    pub(super) total: u32,
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    let input: GroupNeeds = request.input()?;
    let shown = match actions::group(&request, call.id, &input).await {
        Ok(Outcome::Saved(_)) => return Ok(to_list(request.lang, &call, Flash::Saved)),
        Ok(Outcome::Unconfirmed(warnings, token)) => {
            let input = GroupNeeds { confirmation_token: token, ..input };
            list::Shown { group: Form { input, warnings }, ..list::Shown::new(422) }
        }
        Err(ActionError::Invalid(errors)) => {
            let group = Form { input, ..Form::default() };
            list::Shown { group, errors, ..list::Shown::new(422) }
        }
        Err(ActionError::Conflict) => {
            let group = Form { input, ..Form::default() };
            list::Shown { group, changed: true, ..list::Shown::new(409) }
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    list::page(&request, call, shown).await
}

pub(super) async fn read(request: &PageRequest, call: &Call) -> Result<Page, AppError> {
    let (db, current) = (&request.portal.db, request.page_number()?);
    let total = store::count_ungrouped(db, call.id).await?;
    if current > total.div_ceil(store::PAGE_SIZE).max(1) {
        return Err(AppError::NotFound);
    }
    Ok(Page { written: store::ungrouped(db, call.id, current).await?, current, total })
}

/// The list, with the form for those who group now.
pub(super) fn view(
    lang: Lang,
    call: &Call,
    decides: bool,
    page: Page,
    targets: &[Need],
    form: Form,
    errors: &FieldErrors,
) -> Option<AnyView> {
    let Page { written, current, total } = page;
    if total == 0 {
        return None;
    }
    let last = total.div_ceil(store::PAGE_SIZE);
    let chosen = |need: &Need| form.input.need.contains(&need.id);
    let rows = written
        .iter()
        .enumerate()
        .map(|(index, each)| row(lang, call, each, index, decides.then(|| chosen(&each.need))))
        .collect_view();
    let pages = (last > 1).then(|| {
        let href = format!("{}?page=", paths::of(paths::NEEDS, lang, &call.code));
        view! { <Pagination lang pages=Pages::Numbered { current, last, href } label=t::need_written(lang) /> }
    });
    let list = view! { <ul class="rows">{rows}</ul> };
    let inside = if decides {
        let wrong = errors.of("needs");
        let wrong = (!wrong.is_empty()).then(|| {
            view! { <p class="error" id="needs-error"><Icon shape=Shape::Alert /><span>{wrong}</span></p> }
        });
        view! {
            <form class="stack gap-5" method="post" action=paths::of(paths::GROUP_NEEDS, lang, &call.code)>
                <input type="hidden" name="confirmation_token" value=form.input.confirmation_token.clone() />
                <div class="field" id="needs" tabindex="-1">{wrong} {list}</div>
                {fields(lang, targets, form.input, errors)}
            </form>
        }
    } else {
        list
    };
    Some(view! {
        <section class="stack gap-3" aria-labelledby="written">
            <h2 id="written">{t::need_written(lang)}</h2>
            <p>{t::need_written_text(lang, total)}</p>
            {inside}
            {pages}
        </section>
    })
}

/// What a person wrote; `chosen` says whether it is among those to be grouped, where that can be said.
fn row(lang: Lang, call: &Call, written: &Written, index: usize, chosen: Option<bool>) -> AnyView {
    let Written { need, person } = written;
    let by = asker(lang, call, person);
    let Some(checked) = chosen.filter(|_| need.state == NeedState::Gathered) else {
        let (words, _) = labels::state(lang, need.state);
        return view! {
            <li>
                <p>{need_link(lang, call, need)}</p>
                <p class="meta">{by} " · " {words}</p>
            </li>
        };
    };
    let id = format!("need-{}", index + 1);
    let Shown { text, lang: spoken, .. } = need.text.shown(lang);
    let tag = (spoken != lang).then(|| spoken.tag());
    let href = paths::of_need(paths::NEED, lang, &call.code, need.id);
    view! {
        <li>
            <div class="choice">
                <input id=id.clone() type="checkbox" name="need" value=need.id.to_string() checked=checked />
                <label for=id lang=tag>{text.to_owned()}</label>
                <p class="hint">
                    {by}
                    " · "
                    <a href=href>
                        {t::need_open(lang)}
                        <span class="visually-hidden">" " {text.to_owned()}</span>
                    </a>
                </p>
            </div>
        </li>
    }
}

fn fields(lang: Lang, targets: &[Need], input: GroupNeeds, errors: &FieldErrors) -> AnyView {
    let choices = std::iter::once(Choice::new("", t::need_into_new(lang)))
        .chain(targets.iter().map(|need| {
            Choice::new(need.id.to_string(), need.text.text(lang)).chosen(input.into == Some(need.id))
        }))
        .collect();
    let most = u32::try_from(MAX_TEXT).unwrap_or_default();
    view! {
        <div class="form stack">
            <Select id="into" label=t::need_into(lang) hint=t::need_into_hint(lang) choices error=errors.of("into") />
            <div class="form-row top">
                <Field
                    id="title-fr"
                    label=t::need_in_french(lang)
                    value=input.french
                    error=errors.of("title-fr")
                    lang=Lang::Fr.tag()
                    maxlength=most
                />
                <Field
                    id="title-en"
                    label=t::need_in_english(lang)
                    value=input.english
                    error=errors.of("title-en")
                    lang=Lang::En.tag()
                    maxlength=most
                />
            </div>
            <div class="actions"><Button>{t::need_group(lang)}</Button></div>
        </div>
    }
}
