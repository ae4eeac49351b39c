//! The minutes of a meeting: how far they are, their text, amendments, and what is done with them.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, AnswerAmendment, ProposeMinutes},
        composition::Composition,
        labels,
        model::{Amendment, Decision, Minutes, MinutesState},
        paths, seal, store,
    },
    Place, amendments, crumbs,
    files::files,
    of_meeting::decisions_list,
    of_which,
};
use ensemble_common::{
    export,
    notification::{NotificationKind, mark_kind_read},
};
use ensemble_communities::community::Part;
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::AmendmentId,
    rights::Action,
};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_server::{
    markdown,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, EmptyState, ErrorSummary, Kind, Notice, Prose, Weight};

/// What a page shows above what is stored: what was typed, what is wrong with it, what just happened.
#[derive(Default)]
struct Said {
    status: Option<u16>,
    /// The amendment that is answered, and what was typed.
    answer: Option<(AmendmentId, AnswerAmendment)>,
    errors: FieldErrors,
    notice: Option<(Kind, &'static str)>,
}

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::ReadAgenda).await?;
    let lang = request.lang;
    let id = place.meeting().id.to_string();
    mark_kind_read(&request.portal, &request.viewer, &id, NotificationKind::MinutesProposed).await?;
    let notice = match request.flash() {
        Some(Flash::SavedAndNotified) => Some((Kind::Success, t::minutes_said_proposed(lang))),
        Some(Flash::Unpublished) => Some((Kind::Success, t::minutes_said_taken_back(lang))),
        Some(Flash::Published) => Some((Kind::Success, t::minutes_said_adopted(lang))),
        Some(Flash::Added) => Some((Kind::Success, t::minutes_said_amendment(lang))),
        Some(Flash::Answered) => Some((Kind::Success, t::minutes_said_answered(lang))),
        Some(Flash::Saved) => Some((Kind::Success, t::minutes_said_saved(lang))),
        _ => None,
    };
    page(&request, composition, place, Said { notice, ..Said::default() }).await
}

pub(super) async fn submit_proposal(
    request: PageRequest,
    composition: Composition,
) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::WriteMinutes).await?;
    let input: ProposeMinutes = request.input()?;
    let done = actions::propose(&request, place.meeting().id, composition, input).await;
    answer(&request, composition, place, done, Flash::SavedAndNotified, None).await
}

pub(super) async fn submit_taking_back(
    request: PageRequest,
    composition: Composition,
) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::WriteMinutes).await?;
    let done = actions::take_back(&request, place.meeting().id).await;
    answer(&request, composition, place, done, Flash::Unpublished, None).await
}

pub(super) async fn submit_answer(
    request: PageRequest,
    composition: Composition,
) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::WriteMinutes).await?;
    let id: AmendmentId = request.path_param(1).parse().map_err(|_| AppError::NotFound)?;
    let input: AnswerAmendment = request.input()?;
    let done = actions::answer_amendment(&request, place.meeting().id, id, &input).await;
    answer(&request, composition, place, done, Flash::Answered, Some((id, input))).await
}

/// The page again with what is wrong, or the way to it once it was done.
async fn answer(
    request: &PageRequest,
    composition: Composition,
    place: Place,
    done: Result<(), ActionError>,
    flash: Flash,
    typed: Option<(AmendmentId, AnswerAmendment)>,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let said = match done {
        Ok(()) => return Ok(PageResponse::redirect_with(&place.address(paths::SHOW, lang), flash)),
        Err(ActionError::Invalid(errors)) => {
            Said { status: Some(422), answer: typed, errors, ..Said::default() }
        }
        Err(ActionError::Conflict) => {
            let notice = Some((Kind::Warning, t::minutes_said_changed(lang)));
            Said { status: Some(409), answer: typed, notice, ..Said::default() }
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    let place = Place::of(request, Action::WriteMinutes).await?;
    page(request, composition, place, said).await
}

/// What the page shows of minutes that the viewer reads.
struct Shown {
    text: LocalizedText,
    amendments: Vec<Amendment>,
    decisions: Vec<Decision>,
    /// Whether the viewer proposes amendments.
    amends: bool,
    /// Whether the text is the one that was sealed; `None` before that.
    seal_holds: Option<bool>,
    /// The ways to what else was written at the meeting.
    links: Option<Part>,
    /// Whether PDF files can be made here.
    prints: bool,
}

async fn page(
    request: &PageRequest,
    composition: Composition,
    place: Place,
    said: Said,
) -> Result<PageResponse, AppError> {
    let (lang, db, id) = (request.lang, &request.portal.db, place.meeting().id);
    let shown = if place.is_visible() {
        let (amendments, decisions) =
            futures::try_join!(store::amendments(db, id), store::decisions_of_meeting(db, id))?;
        let sealed = place.minutes.as_ref().filter(|minutes| minutes.state == MinutesState::Adopted);
        let links = match composition.links {
            Some(links) => links(request, &place.found).await?,
            None => None,
        };
        Some(Shown {
            links,
            prints: export::prints(request),
            text: place.text(request, composition).await?,
            amendments,
            decisions,
            amends: sealed.is_some()
                && !place.found.archived
                && request.may(Action::AmendMinutes, Some(place.found.community)),
            seal_holds: sealed
                .map(|minutes| minutes.seal.as_deref() == Some(seal::of(id, &minutes.text).as_str())),
        })
    } else {
        None
    };
    let weight = shown.as_ref().map_or(0, |shown| shown.text.bytes());
    let addresses = place.both(paths::SHOW);
    let Said { status, answer, errors, notice } = said;
    let body = move || {
        let steps = shown.is_some().then(|| steps(lang, &place).into_any());
        let content = match shown {
            None => not_yet(lang, &place),
            Some(shown) => content(lang, &place, shown, answer.as_ref(), &errors),
        };
        view! {
            <div class="stack gap-3">
                {crumbs(lang, &place.found, None)}
                <h1>{t::minutes_title(lang)}</h1>
                <p class="muted">{of_which(lang, place.meeting())}</p>
            </div>
            {notice.map(|(kind, words)| view! { <Notice kind><p>{words}</p></Notice> })}
            <ErrorSummary lang errors=errors.all() />
            {steps}
            {content}
        }
    };
    Ok(Page::new(t::minutes_title(lang), addresses, body)
        .status(status.unwrap_or(200))
        .section("meetings")
        .unlisted()
        .weighing(weight)
        .into())
}

/// That there is nothing to read yet.
fn not_yet(lang: Lang, place: &Place) -> AnyView {
    let text = if place.held { t::minutes_not_proposed_text(lang) } else { t::minutes_not_held_text(lang) };
    view! { <EmptyState title=t::minutes_none(lang) text /> }.into_any()
}

/// How far the minutes are, in three steps with their days.
fn steps(lang: Lang, place: &Place) -> impl IntoView + use<> {
    let state = place.state();
    let minutes = place.minutes.as_ref();
    let day = |at: Option<i64>| at.map(|at| labels::day(lang, at));
    let adoption = minutes.and_then(|minutes| minutes.adoption_meeting);
    let days = [
        None,
        day(minutes.and_then(|minutes| minutes.proposed_at)),
        day(minutes.and_then(|minutes| minutes.adopted_at)),
    ];
    let at = MinutesState::ALL.iter().position(|each| *each == state).unwrap_or_default();
    let rows = MinutesState::ALL
        .iter()
        .zip(days)
        .enumerate()
        .map(|(index, (each, day))| {
            let is_next = *each == MinutesState::Adopted && state == MinutesState::Proposed;
            let agenda = adoption.filter(|_| is_next).map(|meeting| {
                let href = meeting_paths::show(lang, meeting);
                view! { <a href=href>{t::minutes_on_agenda(lang)}</a> }
            });
            view! {
                <li class=(index < at).then_some("done") aria-current=(index == at).then_some("step")>
                    <b>{labels::minutes(lang, *each)}</b>
                    <small>{day} {agenda}</small>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="adoption" aria-label=t::minutes_steps(lang)>{rows}</ol> }
}

fn content(
    lang: Lang,
    place: &Place,
    shown: Shown,
    answer: Option<&(AmendmentId, AnswerAmendment)>,
    errors: &FieldErrors,
) -> AnyView {
    let Shown { text, amendments, decisions, amends, seal_holds, links, prints } = shown;
    let broken = (seal_holds == Some(false))
        .then(|| view! { <Notice kind=Kind::Warning><p>{t::minutes_seal_broken(lang)}</p></Notice> });
    let html = markdown::to_html(text.text(lang)).to_string();
    let links = links.map(|part| part(lang));
    let links = view! {
        {links}
        {export::links(lang, files(lang, place, prints))}
    };
    let aside = aside(lang, place, &decisions, &amendments, (amends, seal_holds), links);
    let amendments = amendments::section(lang, place, amendments, answer, errors);
    let sealed = place
        .minutes
        .as_ref()
        .filter(|minutes| minutes.amended.is_some())
        .map(|minutes| sealed(lang, minutes));
    let tools = place.writes.then(|| tools(lang, place));
    view! {
        <div class="beside">
            <div class="stack gap-6">
                {broken}
                {tools}
                <div class="minutes-body"><Prose lang passage=text html /></div>
                {amendments}
                {sealed}
            </div>
            {aside}
        </div>
    }
    .into_any()
}

/// The text as it was adopted, below the one in force.
fn sealed(lang: Lang, minutes: &Minutes) -> AnyView {
    let passage = minutes.text.clone();
    let html = markdown::to_html(passage.text(lang)).to_string();
    view! {
        <details class="other-version">
            <summary>{t::minutes_sealed_text(lang)}</summary>
            <Prose lang passage html />
        </details>
    }
    .into_any()
}

/// What those who write minutes do with them.
fn tools(lang: Lang, place: &Place) -> AnyView {
    let to = |paths| place.address(paths, lang);
    let edit = || view! { <ButtonLink small=true weight=Weight::Quiet href=to(paths::EDITING.edit)>{t::minutes_edit(lang)}</ButtonLink> };
    let history = view! { <ButtonLink small=true weight=Weight::Quiet href=to(paths::HISTORY)>{t::editing_history(lang)}</ButtonLink> };
    let steps = match place.state() {
        MinutesState::Draft => view! {
            <ButtonLink small=true weight=Weight::Quiet href=paths::of_text(paths::TOGETHER, lang, place.meeting().id, lang)>
                {t::minutes_together(lang)}
            </ButtonLink>
            {edit()}
            <form method="post" action=to(paths::PROPOSE)>
                <input type="hidden" name="revision" value=place.revision().to_string() />
                <Button small=true>{t::minutes_propose(lang)}</Button>
            </form>
        }
        .into_any(),
        MinutesState::Proposed => view! {
            {edit()}
            <ButtonLink small=true href=to(paths::ADOPT)>{t::minutes_adopt(lang)}</ButtonLink>
            <form method="post" action=to(paths::TAKE_BACK)>
                <Button small=true weight=Weight::Quiet>{t::minutes_take_back(lang)}</Button>
            </form>
        }
        .into_any(),
        MinutesState::Adopted => ().into_any(),
    };
    let hint = match place.state() {
        MinutesState::Draft => Some(t::minutes_draft_text(lang)),
        MinutesState::Proposed => Some(t::minutes_proposed_text(lang)),
        MinutesState::Adopted => None,
    };
    view! {
        <section class="stack gap-2 no-print" id="minutes" tabindex="-1" aria-label=t::minutes_tools(lang)>
            {hint.map(|hint| view! { <p class="small muted">{hint}</p> })}
            <div class="row">{steps} {history}</div>
        </section>
    }
    .into_any()
}

/// Beside the text: decisions, amendments, the seal, other ways to read it.
fn aside(
    lang: Lang,
    place: &Place,
    decisions: &[Decision],
    amendments: &[Amendment],
    (amends, seal_holds): (bool, Option<bool>),
    links: AnyView,
) -> AnyView {
    let decisions = (!decisions.is_empty()).then(|| decisions_list(lang, &place.found.of.slugs, decisions));
    let amend = amends.then(|| {
        let href = place.address(paths::AMEND, lang);
        view! { <p><ButtonLink small=true weight=Weight::Quiet href>{t::minutes_amend(lang)}</ButtonLink></p> }
    });
    let pending = amendments.iter().filter(|each| each.answered_at.is_none()).count();
    let count = (!amendments.is_empty())
        .then(|| view! { <p>{t::minutes_amendment_count(lang, amendments.len(), pending)}</p> });
    let amending = (amend.is_some() || count.is_some()).then(|| {
        view! { <section class="stack gap-2"><h2 class="h3">{t::minutes_amendments(lang)}</h2> {count} {amend}</section> }
    });
    let seal = place.minutes.as_ref().and_then(|minutes| minutes.seal.clone()).map(|seal| {
        let words =
            if seal_holds == Some(true) { t::minutes_seal_holds(lang) } else { t::minutes_seal_broken(lang) };
        view! {
            <section class="stack gap-2">
                <h2 class="h3">{t::minutes_seal(lang)}</h2>
                <p class="small muted">{t::minutes_seal_text(lang)} " " {words}</p>
                <code class="seal">{seal}</code>
            </section>
        }
    });
    let print = place.address(paths::PRINT, lang);
    view! {
        <aside class="stack gap-5">
            {decisions}
            {amending}
            {seal}
            <div class="no-print stack gap-2">
                {links}
                <p><a href=print>{t::minutes_print(lang)}</a></p>
            </div>
        </aside>
    }
    .into_any()
}
