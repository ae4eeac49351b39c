//! Where a witness of a public lottery enters its numbers. They see their own, and never those of the other witness.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, WitnessOutcome},
        api::EnterNumbers,
        labels,
        model::{DrawRecord, read_commitment},
        store,
    },
    both, draw_id,
    parts::{changed, conflict},
};
use crate::call::{self, model::Call, paths};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_draw::{DrawState, Source};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Button, ButtonLink, ErrorSummary, Field, Kind, Line, NavLink, Notice, Weight};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    typed: Option<String>,
    errors: FieldErrors,
    conflict: bool,
}

/// All that the page shows.
struct Shown {
    lang: Lang,
    now: i64,
    call: Call,
    record: DrawRecord,
    community: LocalizedText,
    /// What the witness entered.
    own: Vec<u32>,
    asked_again: bool,
    just_entered: bool,
    form: Form,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, 200, Form::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::named(&request).await?;
    let id = draw_id(&request)?;
    let input: EnterNumbers = request.input()?;
    let (status, form) = match actions::enter_numbers(&request, &call, id, &input).await {
        Ok(WitnessOutcome::Drawn) => {
            return Ok(PageResponse::redirect(paths::of_draw(paths::DRAW, request.lang, &call.code, id)));
        }
        Ok(WitnessOutcome::Entered) => {
            let here = paths::of_draw(paths::WITNESS, request.lang, &call.code, id);
            return Ok(PageResponse::redirect_with(&here, Flash::Saved));
        }
        // The page says that both are asked again.
        Ok(WitnessOutcome::Differ) => {
            return Ok(PageResponse::redirect(paths::of_draw(paths::WITNESS, request.lang, &call.code, id)));
        }
        Err(ActionError::Invalid(errors)) => {
            (422, Form { typed: Some(input.numbers), errors, conflict: false })
        }
        Err(ActionError::Conflict) => {
            (409, Form { typed: Some(input.numbers), conflict: true, ..Form::default() })
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    page(&request, status, form).await
}

async fn page(request: &PageRequest, status: u16, form: Form) -> Result<PageResponse, AppError> {
    let call = call::named(request).await?;
    let (lang, db, person) = (request.lang, &request.portal.db, request.person()?);
    let record = actions::find_as_witness(&request.portal, &call, draw_id(request)?, person).await?;
    let community = super::planned_of(request, &call, &record).await?.title;
    let (own, witnesses) =
        futures::try_join!(store::numbers_of(db, record.id, person), store::witnesses(db, record.id))?;
    let asked_again = witnesses.iter().any(|witness| witness.person == Some(person) && witness.asked_again);
    let title = t::draw_witness_title(lang, community.text(lang));
    let addresses = both(paths::WITNESS, &call, record.id);
    let just_entered = request.flash() == Some(Flash::Saved);
    let now = request.portal.now();
    let shown = Shown { lang, now, call, record, community, own, asked_again, just_entered, form };
    Ok(Page::new(title, addresses, move || body(shown))
        .status(status)
        .section("communities")
        .unlisted()
        .into())
}

fn body(shown: Shown) -> AnyView {
    let Shown { lang, now, call, record, community, own, asked_again, just_entered, form } = shown;
    let links = vec![
        NavLink::new(call.texts.title.text(lang), paths::of(paths::SHOW, lang, &call.code)),
        NavLink::new(
            t::draw_title(lang, labels::day(lang, record.value_at)),
            paths::of_draw(paths::DRAW, lang, &call.code, record.id),
        ),
    ];
    let here = t::draw_witness(lang);
    let said = form.conflict.then(|| conflict(lang));
    let entered = (!own.is_empty()).then(|| {
        let numbers: Vec<String> = own.iter().map(u32::to_string).collect();
        let words = t::draw_witness_entered(lang, numbers.join(" "));
        view! { <Notice kind=Kind::Success><p role=just_entered.then_some("status")>{words}</p></Notice> }
    });
    let again = asked_again.then(|| {
        view! { <Notice kind=Kind::Warning><p role="status"><b>{t::draw_witness_again(lang)}</b></p></Notice> }
    });
    let source = read_commitment(&record.commitment).map(|commitment| commitment.source);
    let content = match (record.state, source) {
        (_, Err(error)) => changed(lang, &error),
        (DrawState::Drawn, _) => {
            view! { <p>{t::draw_error_already_drawn(lang)}</p> {typed(lang, &form)} }
        }
        (DrawState::Void, _) => view! { <p>{t::draw_error_void(lang)}</p> {typed(lang, &form)} },
        (DrawState::Frozen, Ok(source)) if now < record.value_at => {
            let moment = labels::source_moment(lang, &source);
            let later = t::draw_witness_later(lang, moment, labels::source(lang, &source));
            view! { <p>{later}</p> {typed(lang, &form)} }
        }
        (DrawState::Frozen, Ok(Source::Lottery { name, count, .. })) => {
            let action = paths::of_draw(paths::WITNESS, lang, &call.code, record.id);
            fields(lang, action, &name, count, form)
        }
        (DrawState::Frozen, Ok(Source::Drand { .. })) => {
            view! { <p>{t::draw_error_source_differs(lang)}</p> }
        }
    };
    let back = paths::of_draw(paths::DRAW, lang, &call.code, record.id);
    view! {
        <Breadcrumb lang links here />
        <div class="page-head">
            <h1>{here}</h1>
            <p class="lead"><Line lang passage=community /></p>
        </div>
        <div class="stack">
            {said}
            {again}
            {entered}
            {content}
            <div class="row"><ButtonLink weight=Weight::Quiet href=back>{t::draw_see(lang)}</ButtonLink></div>
        </div>
    }
}

/// The numbers that came too late.
fn typed(lang: Lang, form: &Form) -> Option<AnyView> {
    call::typed_before(lang, &[(t::draw_field_numbers(lang), form.typed.as_deref().unwrap_or_default())])
}

fn fields(lang: Lang, action: String, name: &str, count: u32, form: Form) -> AnyView {
    view! {
        <ErrorSummary lang errors=form.errors.all() />
        <p>{t::draw_witness_text(lang, count, name)}</p>
        <form class="form" method="post" action=action>
            <Field
                id="numbers"
                label=t::draw_field_numbers(lang)
                hint=t::draw_numbers_hint(lang)
                value=form.typed.unwrap_or_default()
                error=form.errors.of("numbers")
                inputmode="numeric"
                autocomplete="off"
                required=true
            />
            <p class="small muted">{t::draw_witness_alone(lang)}</p>
            <div class="actions"><Button>{t::draw_enter_numbers(lang)}</Button></div>
        </form>
    }
}
