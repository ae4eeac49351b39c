//! Choosing the reflections and decisions of a community that are behind a finding, and quoting them.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        api::{ChooseBehind, QuotePassage},
        labels,
        model::{BehindDecision, Candidate, Finding, Part},
        paths, store,
    },
    finding_id, open_community,
};
use crate::quotation::{self, Consent, QuotedIn, rules::MAX_PASSAGE};
use ensemble_communities::community::{Room, head_below, model::Community};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_reflections::reflection::{name_of_texts, paths as reflection_paths};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, Choice, EmptyState, ErrorSummary, Kind, Line, Notice, Refusal, SectionTitle, Select, TextArea,
    Weight,
};

/// The page as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    chosen: Option<ChooseBehind>,
    quoted: QuotePassage,
    errors: FieldErrors,
    /// Whether the finding was sent since the page was opened.
    changed: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, 200, Typed::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = (open_community(&request, Action::ExportReflections).await?, finding_id(&request)?);
    let input: ChooseBehind = request.input()?;
    let done = actions::choose(&request, community.id, id, &input).await;
    let next = paths::of(paths::SHOW, request.lang, community.slug(request.lang), id);
    answered(&request, &next, done, Typed { chosen: Some(input), ..Typed::default() }).await
}

pub(super) async fn submit_quote(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = (open_community(&request, Action::ExportReflections).await?, finding_id(&request)?);
    let input: QuotePassage = request.input()?;
    let done = actions::quote(&request, community.id, id, &input).await;
    let next = paths::of(paths::BEHIND, request.lang, community.slug(request.lang), id);
    answered(&request, &next, done, Typed { quoted: input, ..Typed::default() }).await
}

async fn answered(
    request: &PageRequest,
    next: &str,
    done: Result<(), ActionError>,
    typed: Typed,
) -> Result<PageResponse, AppError> {
    match done {
        Ok(()) => Ok(PageResponse::redirect_with(next, Flash::Saved)),
        Err(ActionError::Invalid(errors)) => page(request, 422, Typed { errors, ..typed }).await,
        Err(ActionError::Conflict) => page(request, 409, Typed { changed: true, ..typed }).await,
        Err(ActionError::App(error)) => Err(error),
    }
}

/// What the page shows.
struct Shown {
    community: Community,
    finding: Finding,
    candidates: Vec<Candidate>,
    decisions: Vec<BehindDecision>,
    /// How many authors of how many reflections have not answered, or refused.
    awaited: u32,
}

async fn page(request: &PageRequest, status: u16, typed: Typed) -> Result<PageResponse, AppError> {
    let (community, id) = (open_community(request, Action::ExportReflections).await?, finding_id(request)?);
    let (finding, part) = actions::find_for(request, community.id, id).await?;
    if part == Part::Answering {
        return Err(AppError::NotFound);
    }
    let (lang, db) = (request.lang, &request.portal.db);
    let credited = quotation::of_work(db, QuotedIn::Finding, id.uuid()).await?;
    let awaited = credited.iter().filter(|each| each.consent != Consent::Given).count();
    let shown = Shown {
        candidates: store::candidates(db, community.id, id).await?,
        decisions: store::decision_candidates(db, community.id, id).await?,
        awaited: u32::try_from(awaited).unwrap_or(u32::MAX),
        community,
        finding,
    };
    let said = (request.flash() == Some(Flash::Saved)).then(|| t::finding_said_saved(lang));
    let addresses = paths::both(paths::BEHIND, &shown.community.slugs, id);
    let weight = shown.candidates.iter().map(|each| each.texts.body.bytes().min(200)).sum();
    let title = t::finding_behind_title(lang);
    let body = move || view(lang, &shown, typed, said);
    Ok(Page::new(title, addresses, body)
        .status(status)
        .section("communities")
        .unlisted()
        .weighing(weight)
        .into())
}

fn view(lang: Lang, shown: &Shown, typed: Typed, said: Option<&'static str>) -> AnyView {
    let Shown { community, finding, candidates, decisions, awaited } = shown;
    let slug = community.slug(lang);
    let Typed { chosen, quoted, errors, changed } = typed;
    let changed = changed.then(|| view! { <Refusal message=t::finding_said_changed(lang) /> });
    let back = paths::of(paths::SHOW, lang, slug, finding.id);
    let awaited =
        (*awaited > 0).then(|| view! { <p class="small muted">{t::finding_awaited(lang, *awaited)}</p> });
    let nothing = candidates.is_empty() && decisions.is_empty();
    let form = if nothing {
        view! { <EmptyState title=t::finding_no_candidates(lang) text=t::finding_no_candidates_text(lang) /> }
    } else {
        let action = paths::of(paths::BEHIND, lang, slug, finding.id);
        let reflections =
            (!candidates.is_empty()).then(|| reflections(lang, candidates, chosen.as_ref(), &errors));
        let decisions =
            (!decisions.is_empty()).then(|| decision_boxes(lang, decisions, chosen.as_ref(), &errors));
        view! {
            <form class="form" method="post" action=action>
                {reflections}
                {decisions}
                <div class="actions"><Button>{t::finding_behind_save(lang)}</Button></div>
            </form>
        }
    };
    let quoting = candidates
        .iter()
        .any(|candidate| candidate.chosen)
        .then(|| quoting(lang, slug, finding, candidates, quoted, &errors));
    view! {
        {head_below(lang, community, Room::Findings, t::finding_behind_title(lang))}
        {said.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
        {changed}
        <section class="stack">
            <h2>{t::finding_behind_title(lang)}</h2>
            <p class="lead"><Line lang passage=finding.statement.clone() /></p>
            <p class="muted">{t::finding_behind_text(lang)}</p>
            {awaited}
            <ErrorSummary lang errors=errors.all() />
            {form}
        </section>
        {quoting}
        <p><a class="text-link" href=back>{t::finding_to_finding(lang)}</a></p>
    }
}

fn wrong(id: &'static str, errors: &FieldErrors) -> Option<AnyView> {
    let message = errors.of(id);
    (!message.is_empty()).then(|| view! { <p class="error" id=format!("{id}-error")>{message}</p> })
}

fn reflections(
    lang: Lang,
    candidates: &[Candidate],
    chosen: Option<&ChooseBehind>,
    errors: &FieldErrors,
) -> AnyView {
    let boxes = candidates
        .iter()
        .enumerate()
        .map(|(n, candidate)| {
            let id = if n == 0 { "reflection".to_owned() } else { format!("reflection-{n}") };
            let checked = chosen.map_or(candidate.chosen, |chosen| chosen.reflection.contains(&candidate.id));
            let (name, spoken) = name_of_texts(lang, &candidate.texts);
            let tag = (spoken != lang).then(|| spoken.tag());
            let href = reflection_paths::show(lang, candidate.id);
            view! {
                <div class="choice">
                    <input
                        id=id.clone()
                        name="reflection"
                        type="checkbox"
                        value=candidate.id.to_string()
                        checked=checked
                    />
                    <label for=id lang=tag>{name}</label>
                    <p class="hint"><a href=href>{t::finding_read_reflection(lang)}</a></p>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field">
            <legend>{t::finding_reflections_legend(lang)}</legend>
            <p class="hint">{t::finding_reflections_hint(lang)}</p>
            {wrong("reflection", errors)}
            {boxes}
        </fieldset>
    }
}

fn decision_boxes(
    lang: Lang,
    decisions: &[BehindDecision],
    chosen: Option<&ChooseBehind>,
    errors: &FieldErrors,
) -> AnyView {
    let boxes = decisions
        .iter()
        .enumerate()
        .map(|(n, decision)| {
            let id = if n == 0 { "decision".to_owned() } else { format!("decision-{n}") };
            let checked = chosen.map_or(decision.chosen, |chosen| chosen.decision.contains(&decision.id));
            let number = t::finding_decision_choice(lang, decision.number);
            view! {
                <div class="choice">
                    <input
                        id=id.clone()
                        name="decision"
                        type="checkbox"
                        value=decision.id.to_string()
                        checked=checked
                    />
                    <label for=id>{number} " " <Line lang passage=decision.text.clone() /></label>
                    <p class="hint">{labels::day(lang, decision.at)}</p>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field">
            <legend>{t::finding_decisions_legend(lang)}</legend>
            {wrong("decision", errors)}
            {boxes}
        </fieldset>
    }
}

/// Quoting a passage of one of the reflections that are chosen.
fn quoting(
    lang: Lang,
    slug: &str,
    finding: &Finding,
    candidates: &[Candidate],
    input: QuotePassage,
    errors: &FieldErrors,
) -> AnyView {
    let choices = std::iter::once(Choice::new("", t::finding_choose_reflection(lang)))
        .chain(candidates.iter().filter(|candidate| candidate.chosen).map(|candidate| {
            let (name, _) = name_of_texts(lang, &candidate.texts);
            Choice::new(candidate.id.to_string(), name).chosen(input.source == Some(candidate.id))
        }))
        .collect();
    let action = paths::of(paths::QUOTE, lang, slug, finding.id);
    view! {
        <section class="stack gap-3" aria-labelledby="quoting">
            <SectionTitle id="quoting" title=t::finding_quote(lang) />
            <p class="small muted">{t::finding_quote_text(lang)}</p>
            <form class="form" method="post" action=action>
                <Select
                    id="source"
                    label=t::finding_quote_from(lang)
                    choices
                    error=errors.of("source")
                    required=true
                />
                <TextArea
                    id="passage"
                    label=t::finding_passage(lang)
                    hint=t::finding_passage_hint(lang)
                    value=input.passage
                    error=errors.of("passage")
                    maxlength=u32::try_from(MAX_PASSAGE).unwrap_or_default()
                    required=true
                />
                <div class="actions">
                    <Button weight=Weight::Quiet>{t::finding_quote_ask(lang)}</Button>
                </div>
            </form>
        </section>
    }
}
