//! The tables of a meeting, for those who take part: one's own, choosing one, and where the card of a table leads.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, current},
        api::{JoinTable, SetLanguages},
        labels,
        model::{Round, Table, round::Stage},
        paths,
        rules::SIZES,
        store,
    },
    crumbs, meeting_id, parts,
};
use crate::meeting::{self, model::Found, paths as meeting_paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::{MeetingId, PersonId},
    rights::Action,
};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Check, EmptyState, ErrorSummary, Kind, Notice, Weight};

/// What the page says above the tables.
#[derive(Default)]
struct Said {
    errors: FieldErrors,
    notice: Option<String>,
    status: Option<u16>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, meeting_id(&request)?, Said::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, lang) = (meeting_id(&request)?, request.lang);
    match actions::join(&request, id, request.input::<JoinTable>()?).await {
        Ok(_) => Ok(PageResponse::redirect(format!("{}#tables", meeting_paths::of(paths::TABLES, lang, id)))),
        Err(ActionError::Invalid(errors)) => {
            page(&request, id, Said { errors, status: Some(422), ..Said::default() }).await
        }
        Err(ActionError::Conflict) => Err(AppError::BadRequest),
        Err(ActionError::App(error)) => Err(error),
    }
}

pub(super) async fn submit_languages(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    match actions::set_languages(&request, id, request.input::<SetLanguages>()?).await {
        Ok(()) => Ok(PageResponse::redirect(meeting_paths::of(paths::TABLES, request.lang, id))),
        Err(ActionError::App(error)) => Err(error),
        Err(ActionError::Invalid(_) | ActionError::Conflict) => Err(AppError::BadRequest),
    }
}

/// Where the QR code of a card leads: the table of that number while the meeting is under way. A card of another meeting says so.
pub(super) async fn card(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, lang) = (meeting_id(&request)?, request.lang);
    let found = actions::find_for(&request, id, Action::JoinTables).await?;
    let number = request.number(paths::NUMBER).and_then(|number| u32::try_from(number).ok());
    let notice = |words| Said { notice: Some(words), ..Said::default() };
    if !actions::is_under_way(&found.of.meeting) {
        let meeting = &found.of.meeting;
        let when = meeting::when(lang, meeting.when, meeting.zone);
        return page(&request, id, notice(t::breakout_card_over(lang, meeting.title.text(lang), when))).await;
    }
    let rounds = store::rounds(&request.portal.db, id).await?;
    let open = current(&rounds).filter(|round| round.clock.stage == Stage::Open);
    let Some(round) = open else {
        return page(&request, id, notice(t::breakout_none_open(lang).to_owned())).await;
    };
    let Some(table) = round.tables.iter().find(|table| Some(table.number) == number) else {
        return page(&request, id, notice(t::breakout_no_table(lang).to_owned())).await;
    };
    let seated = table.members.iter().any(|member| Some(member.person) == request.viewer.id());
    if seated || request.may(Action::RunTables, Some(found.community)) {
        return Ok(PageResponse::redirect(paths::of_table(paths::NOTE, lang, id, table.id)));
    }
    page(&request, id, notice(t::breakout_card_other(lang, table.number))).await
}

async fn page(request: &PageRequest, id: MeetingId, said: Said) -> Result<PageResponse, AppError> {
    let found = actions::find_for(request, id, Action::ReadAgenda).await?;
    let (lang, now, portal) = (request.lang, request.portal.now(), &request.portal);
    let joins = request.may(Action::JoinTables, Some(found.community));
    let runs = request.may(Action::RunTables, Some(found.community));
    let rounds = store::rounds(&portal.db, id).await?;
    let round = current(&rounds).filter(|round| round.clock.stage != Stage::Draft && joins).cloned();
    let has_results = rounds.iter().any(|round| round.clock.stage == Stage::Closed);
    let person = request.person()?;
    let follows_both = store::follows_both(&portal.db, person).await?;
    let title = t::breakout_title(lang, found.of.meeting.title.text(lang));
    let heading = title.clone();
    let Said { errors, notice, status } = said;
    let body = move || {
        let shown = match &round {
            Some(round) => own(lang, &found, round, person, now),
            None if runs => {
                let href = meeting_paths::of(paths::MAKE, lang, id);
                view! {
                    <EmptyState title=t::breakout_none(lang) text=t::breakout_none_runs(lang)>
                        <ButtonLink href>{t::breakout_make(lang)}</ButtonLink>
                    </EmptyState>
                }
                .into_any()
            }
            None => view! { <EmptyState title=t::breakout_none(lang) text=t::breakout_none_text(lang) /> }
                .into_any(),
        };
        let languages = joins.then(|| languages(lang, id, follows_both));
        let make = (runs && round.is_some()).then(|| {
            view! { <p><a href=meeting_paths::of(paths::MAKE, lang, id)>{t::breakout_make(lang)}</a></p> }
        });
        let results = has_results.then(|| {
            view! { <p><a href=meeting_paths::of(paths::RESULTS, lang, id)>{t::breakout_results(lang)}</a></p> }
        });
        let notice = notice.map(|words| view! { <Notice kind=Kind::Warning><p>{words}</p></Notice> });
        view! {
            {crumbs(lang, &found, t::breakout_tables(lang))}
            <h1>{heading}</h1>
            <ErrorSummary lang errors=errors.all() />
            {notice}
            <section class="stack gap-4" id="tables" tabindex="-1">{shown}</section>
            {make}
            {results}
            {languages}
        }
    };
    Ok(Page::new(title, meeting_paths::both(paths::TABLES, id), body)
        .status(status.unwrap_or(200))
        .section("meetings")
        .reloading(60)
        .unlisted()
        .into())
}

fn own(lang: Lang, found: &Found, round: &Round, person: PersonId, now: i64) -> AnyView {
    let table = round.table_of(person);
    if round.clock.stage != Stage::Choosing {
        return parts::for_participants(lang, found, round, table, now);
    }
    let chosen = table.map(|table| view! { <p>{t::breakout_own(lang, parts::heading(lang, table))}</p> });
    let tables = round.tables.iter().map(|each| choice(lang, round, each, table)).collect_view();
    view! { {chosen} {parts::prompt(lang, &round.prompt)} <ul class="plain rows">{tables}</ul> }.into_any()
}

/// A table that can be chosen.
fn choice(lang: Lang, round: &Round, table: &Table, own: Option<&Table>) -> impl IntoView + use<> {
    let is_own = own.is_some_and(|own| own.id == table.id);
    let seated = table.members.len();
    let free = SIZES.end().saturating_sub(seated);
    let number = table.number;
    let form = (!is_own && free > 0).then(|| {
        view! {
            <form method="post" action=meeting_paths::of(paths::JOIN, lang, round.meeting)>
                <input type="hidden" name="table" value=number.to_string() />
                <Button small=true weight=Weight::Quiet>{t::breakout_choose_table(lang, number)}</Button>
            </form>
        }
    });
    view! {
        <li class="row spread">
            <span>
                <b>{parts::heading(lang, table)}</b>
                " "
                <span class="small muted">{labels::language(lang, table.lang)} " · " {t::breakout_people(lang, seated)}</span>
                {table.prompt.as_ref().map(|text| parts::prompt(lang, text))}
            </span>
            {form}
        </li>
    }
}

fn languages(lang: Lang, id: MeetingId, follows_both: bool) -> impl IntoView + use<> {
    view! {
        <form class="form" method="post" action=meeting_paths::of(paths::LANGUAGES, lang, id)>
            <Check
                id="both"
                label=t::breakout_both(lang)
                hint=t::breakout_both_hint(lang)
                checked=follows_both
            />
            <div class="actions"><Button small=true weight=Weight::Quiet>{t::breakout_save(lang)}</Button></div>
        </form>
    }
}
