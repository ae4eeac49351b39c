//! Making the tables of a meeting, seeing them before people do, changing them by hand, starting and closing them.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, current},
        api::{ArrangeTables, MakeTables, RunTables},
        labels,
        model::{Candidate, Method, PairRule, Round, round::Stage},
        paths,
        rules::{MAX_PROMPT, SIZES},
        store,
    },
    back, crumbs, meeting_id, preview,
};
use crate::meeting::paths as meeting_paths;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::{MeetingId, PersonId},
    rights::Action,
};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, ErrorSummary, Field, Kind, Notice, RadioGroup, Select, TextArea};

/// How many pairs the form has room for, at least.
const PAIRS: usize = 4;
/// What is proposed at first: how many people a table has, and how many minutes they are there.
const SIZE: usize = 4;
const MINUTES: u16 = 15;

/// What the page says, and what was typed.
#[derive(Default)]
struct Said {
    status: Option<u16>,
    errors: FieldErrors,
    typed: Option<MakeTables>,
    arranged: Option<ArrangeTables>,
    changed: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, meeting_id(&request)?, Said::default()).await
}

/// The page again, with what was typed and why nothing was done.
async fn respond(
    request: &PageRequest,
    id: MeetingId,
    outcome: Result<(), ActionError>,
    typed: Said,
) -> Result<PageResponse, AppError> {
    match outcome {
        Ok(()) => Ok(back(request, id, paths::MAKE)),
        Err(ActionError::Invalid(errors)) => {
            page(request, id, Said { status: Some(422), errors, ..typed }).await
        }
        Err(ActionError::Conflict) => {
            page(request, id, Said { status: Some(409), changed: true, ..typed }).await
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let input: MakeTables = request.input()?;
    let outcome = actions::make(&request, id, &input).await;
    respond(&request, id, outcome, Said { typed: Some(input), ..Said::default() }).await
}

pub(super) async fn submit_arrangement(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let input: ArrangeTables = request.input()?;
    let outcome = actions::arrange(&request, id, &input).await;
    respond(&request, id, outcome, Said { arranged: Some(input), ..Said::default() }).await
}

pub(super) async fn run(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let outcome = actions::run(&request, id, request.input::<RunTables>()?).await;
    respond(&request, id, outcome, Said::default()).await
}

async fn page(request: &PageRequest, id: MeetingId, said: Said) -> Result<PageResponse, AppError> {
    let found = actions::find_for(request, id, Action::RunTables).await?;
    let (lang, now) = (request.lang, request.portal.now());
    let rounds = store::rounds(&request.portal.db, id).await?;
    let round = current(&rounds).cloned();
    let candidates = store::candidates(&request.portal.db, id).await?;
    let under_way = actions::is_under_way(&found.of.meeting);
    let Said { status, errors, typed, arranged, changed } = said;
    let title = t::breakout_make_title(lang, found.of.meeting.title.text(lang));
    let heading = title.clone();
    let body = move || {
        let notice = changed.then(|| {
            view! { <Notice kind=Kind::Warning><p>{t::breakout_changed(lang)}</p></Notice> }
        });
        let is_open = round.as_ref().is_some_and(|round| round.clock.stage == Stage::Open);
        let prepared = round
            .as_ref()
            .map(|round| preview::view(lang, &found, round, arranged.as_ref(), &errors, under_way, now));
        let form = (!is_open).then(|| {
            let typed = typed.unwrap_or_else(|| proposed(lang, &candidates, round.as_ref()));
            let typed = MakeTables { revision: round.as_ref().map(|round| round.revision), ..typed };
            form(lang, id, &candidates, typed, &errors)
        });
        view! {
            {crumbs(lang, &found, t::breakout_make(lang))}
            <h1>{heading}</h1>
            {notice}
            <ErrorSummary lang errors=errors.all() />
            {prepared}
            {form}
            <p><a href=meeting_paths::of(paths::CARDS, lang, id)>{t::breakout_cards(lang)}</a></p>
        }
    };
    Ok(Page::new(title, meeting_paths::both(paths::MAKE, id), body)
        .status(status.unwrap_or(200))
        .section("meetings")
        .unlisted()
        .into())
}

/// What the form proposes: what the prepared round was made from, else everyone who is expected.
fn proposed(lang: Lang, candidates: &[Candidate], round: Option<&Round>) -> MakeTables {
    let those = |of: &dyn Fn(&Candidate) -> bool| -> Vec<PersonId> {
        candidates.iter().filter(|each| of(each)).map(|each| each.participant.person).collect()
    };
    let Some(round) = round else {
        let expected = those(&|each| each.expected);
        return MakeTables {
            method: Some(Method::NewPeople),
            size: Some(SIZE),
            minutes: MINUTES.to_string(),
            people: if expected.is_empty() { those(&|_| true) } else { expected },
            both: those(&|each| each.participant.follows_both),
            ..MakeTables::default()
        };
    };
    MakeTables {
        method: Some(round.method),
        size: Some(round.size),
        minutes: round.clock.minutes.to_string(),
        prompt: round.prompt.text(lang).to_owned(),
        people: round.members().map(|member| member.person).collect(),
        both: round.members().filter(|member| member.follows_both).map(|member| member.person).collect(),
        pair_rule: round.pairs.iter().map(|pair| pair.rule.code().to_owned()).collect(),
        pair_first: round.pairs.iter().map(|pair| pair.first.to_string()).collect(),
        pair_second: round.pairs.iter().map(|pair| pair.second.to_string()).collect(),
        ..MakeTables::default()
    }
}

fn form(
    lang: Lang,
    id: MeetingId,
    candidates: &[Candidate],
    typed: MakeTables,
    errors: &FieldErrors,
) -> AnyView {
    let methods = Method::ALL
        .iter()
        .map(|each| Choice::new(each.code(), labels::method(lang, *each)).chosen(typed.method == Some(*each)))
        .collect();
    let sizes = SIZES
        .map(|size| {
            Choice::new(size.to_string(), t::breakout_people(lang, size)).chosen(typed.size == Some(size))
        })
        .collect();
    let here = people(candidates, &typed.people);
    let both = people(candidates, &typed.both);
    let count = PAIRS.max(typed.pair_rule.len());
    let pairs = (0..count).map(|row| pair(lang, candidates, &typed, row, errors)).collect_view();
    let revision = typed
        .revision
        .map(|revision| view! { <input type="hidden" name="revision" value=revision.to_string() /> });
    view! {
        <form class="form" id="make" method="post" action=meeting_paths::of(paths::MAKE, lang, id)>
            {revision}
            <h2>{t::breakout_how(lang)}</h2>
            <RadioGroup id="method" label=t::breakout_method(lang) choices=methods error=errors.of("method") required=true />
            <Select id="size" label=t::breakout_size(lang) choices=sizes error=errors.of("size") required=true />
            <Field id="minutes" label=t::breakout_minutes(lang) value=typed.minutes error=errors.of("minutes") required=true />
            <TextArea
                id="prompt"
                label=t::breakout_prompt(lang)
                hint=t::breakout_prompt_hint(lang, MAX_PROMPT)
                value=typed.prompt
                error=errors.of("prompt")
            />
            <RadioGroup id="people" label=t::breakout_here(lang) choices=here many=true error=errors.of("people") />
            <RadioGroup
                id="both"
                label=t::breakout_who_both(lang)
                hint=t::breakout_who_both_hint(lang)
                choices=both
                many=true
            />
            <fieldset class="field">
                <legend>{t::breakout_pairs(lang)}</legend>
                <p class="hint">{t::breakout_pairs_hint(lang)}</p>
                <div class="stack gap-5">{pairs}</div>
            </fieldset>
            <div class="actions"><Button>{t::breakout_make_button(lang)}</Button></div>
        </form>
    }
    .into_any()
}

fn people(candidates: &[Candidate], chosen: &[PersonId]) -> Vec<Choice> {
    candidates
        .iter()
        .map(|each| {
            let person = each.participant.person;
            Choice::new(person.to_string(), each.name.clone()).chosen(chosen.contains(&person))
        })
        .collect()
}

/// The fields of a pair.
fn pair(
    lang: Lang,
    candidates: &[Candidate],
    typed: &MakeTables,
    row: usize,
    errors: &FieldErrors,
) -> impl IntoView + use<> {
    let rule = typed.pair_rule.get(row).map_or("", String::as_str);
    let rules = PairRule::ALL
        .iter()
        .map(|each| Choice::new(each.code(), labels::pair_rule(lang, *each)).chosen(each.code() == rule))
        .collect();
    let choices = |chosen: Option<&String>| {
        let mut all = vec![Choice::new("", t::breakout_choose_person(lang))];
        all.extend(candidates.iter().map(|each| {
            let id = each.participant.person.to_string();
            let is_chosen = chosen == Some(&id);
            Choice::new(id, each.name.clone()).chosen(is_chosen)
        }));
        all
    };
    let (first, second) = (choices(typed.pair_first.get(row)), choices(typed.pair_second.get(row)));
    let number = row + 1;
    view! {
        <fieldset class="field">
            <legend>{t::breakout_pair(lang, number)}</legend>
            <div class="form-row">
                <Select
                    id=format!("pair-{row}")
                    name="pair_first"
                    label=t::breakout_pair_first(lang)
                    choices=first
                    error=errors.of(&format!("pair-{row}"))
                />
                <Select id=format!("pair-{row}-rule") name="pair_rule" label=t::breakout_pair_rule(lang) choices=rules />
                <Select id=format!("pair-{row}-second") name="pair_second" label=t::breakout_pair_second(lang) choices=second />
            </div>
        </fieldset>
    }
}
