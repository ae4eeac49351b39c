//! One vote: how it goes, the ballot, the results once they may be seen.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, CastOutcome, CastVote},
        labels,
        model::{Method, Vote, VoteOption},
        paths,
        rules::{can_edit_options, is_open, shows_results},
        store,
    },
    Place, ballot,
    close::{self, Closing},
    found,
    results::{self, Results},
};
use ensemble_common::notification::mark_subject_read;
use ensemble_communities::community::{Room, head_below, model::Community};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Confirm, ErrorSummary, Kind, Line, Notice, StatusText, Tone};

/// What a page shows above what is stored: what was typed, what is wrong with it, what just happened.
#[derive(Default)]
pub(super) struct Said {
    pub(super) status: Option<u16>,
    pub(super) input: Option<CastVote>,
    pub(super) closing: Closing,
    pub(super) errors: FieldErrors,
    pub(super) warnings: Vec<PiiWarning>,
    pub(super) notice: Option<(Kind, &'static str)>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (place, vote) = found(&request, Action::ReadThemes, false).await?;
    mark_subject_read(&request.portal, &request.viewer, &vote.id.to_string()).await?;
    let lang = request.lang;
    let notice = match request.flash() {
        Some(Flash::Added) => Some((Kind::Success, t::vote_said_cast(lang))),
        Some(Flash::Saved) => Some((Kind::Success, t::theme_said_saved(lang))),
        Some(Flash::Changed) => Some((Kind::Warning, t::vote_said_changed(lang))),
        _ => None,
    };
    page(&request, place, vote, Said { notice, ..Said::default() }).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (place, vote) = found(&request, Action::ProposeThemes, true).await?;
    let input: CastVote = request.input()?;
    let (lang, community) = (request.lang, place.community.id);
    let refused = |status, words| Said {
        status: Some(status),
        notice: Some((Kind::Warning, words)),
        ..Said::default()
    };
    let said = match actions::cast(&request, community, vote.id, &input).await {
        Ok(CastOutcome::Cast) => {
            let here = paths::of(paths::SHOW, lang, place.community.slug(lang), vote.id);
            return Ok(PageResponse::redirect_with(&here, Flash::Added));
        }
        Ok(CastOutcome::Closed) => Said { input: Some(input), ..refused(409, t::vote_is_closed(lang)) },
        Ok(CastOutcome::Twice) => Said { input: Some(input), ..refused(409, t::vote_twice(lang)) },
        Ok(CastOutcome::Unconfirmed(warnings, token)) => {
            let input = Some(CastVote { confirmation_token: token, ..input });
            Said { status: Some(422), input, warnings, ..Said::default() }
        }
        Err(ActionError::Invalid(errors)) => {
            Said { status: Some(422), input: Some(input), errors, ..Said::default() }
        }
        Err(ActionError::Conflict) => {
            Said { input: Some(input), ..refused(409, t::vote_options_changed(lang)) }
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    let (place, vote) = found(&request, Action::ReadThemes, false).await?;
    page(&request, place, vote, said).await
}

/// What the viewer may do with the vote.
struct Reader {
    lang: Lang,
    now: i64,
    /// Whether the person may vote now.
    votes: bool,
    /// Whether they have voted.
    voted: bool,
    /// Whether something that they chose was changed since.
    asked_again: bool,
    decides: bool,
}

pub(super) async fn page(
    request: &PageRequest,
    place: Place,
    vote: Vote,
    said: Said,
) -> Result<PageResponse, AppError> {
    let (lang, now, db) = (request.lang, request.portal.now(), &request.portal.db);
    let Place { community, archived } = place;
    let within = |action| !archived && request.may(action, Some(community.id));
    let voter = match request.viewer.id() {
        Some(person) => store::voter(db, vote.id, person).await?,
        None => None,
    };
    let open = is_open(&vote, now);
    let reader = Reader {
        lang,
        now,
        votes: open && within(Action::ProposeThemes) && !(vote.secret && voter.is_some()),
        voted: voter.is_some(),
        asked_again: voter.is_some_and(|voter| voter.asked_again),
        decides: within(Action::DecideThemes),
    };
    let input = match (said.input, request.viewer.id()) {
        (Some(input), _) => CastVote { revision: vote.revision, ..input },
        (None, Some(person)) if reader.votes && reader.voted => {
            ballot::of(&vote, &store::ballot_of(db, vote.id, person).await?)
        }
        _ => ballot::of(&vote, &[]),
    };
    let results = Results::load(request, &vote).await?;
    let closing = close::load(request, &community, &vote, &results, reader.decides, said.closing).await?;
    let title = vote.title.text(lang).to_owned();
    let addresses = paths::both(paths::SHOW, &community.slugs, vote.id);
    let (errors, warnings, notice) = (said.errors, said.warnings, said.notice);
    let body = move || {
        let own = errors.clone();
        view! {
            {head_below(lang, &community, Room::Themes, vote.title.text(lang))}
            {notice.map(|(kind, words)| view! { <Notice kind><p>{words}</p></Notice> })}
            <ErrorSummary lang errors=errors.all() />
            {pii_notice(lang, &warnings)}
            <div class="stack gap-3">
                <h2><Line lang passage=vote.title.clone() /></h2>
                {facts(&reader, &vote)}
            </div>
            {voting(&reader, &community, &vote, input, &own)}
            {results::view(lang, &vote, results)}
            {closing.map(|closing| closing.view(lang, &community, &vote, &own))}
            {tools(&reader, &community, &vote)}
        }
    };
    Ok(Page::new(title, addresses, body)
        .status(said.status.unwrap_or(200))
        .section("communities")
        .unlisted()
        .into())
}

/// How the vote goes: how one votes, until when, who sees what.
fn facts(reader: &Reader, vote: &Vote) -> impl IntoView + use<> {
    let lang = reader.lang;
    let open = is_open(vote, reader.now);
    let counting =
        (!open && !shows_results(vote)).then(|| view! { <Notice><p>{t::vote_counting(lang)}</p></Notice> });
    let state = open.then(|| view! { <StatusText tone=Tone::Good>{t::vote_is_open(lang)}</StatusText> });
    let until = if open {
        t::vote_closes(lang, labels::moment(lang, vote.closes_at))
    } else {
        t::vote_closed_at(lang, labels::moment(lang, vote.closed_at.unwrap_or(vote.closes_at)))
    };
    // Once it is closed, nothing is said of what one could do.
    let how = open.then(|| match vote.method {
        Method::Dots => t::vote_how_dots(lang, vote.dots),
        method => labels::method_hint(lang, method).to_owned(),
    });
    let who = if vote.secret { t::vote_secret_text(lang) } else { t::vote_open_text(lang) };
    let change =
        open.then(|| if vote.secret { t::vote_secret_final(lang) } else { t::vote_open_change(lang) });
    let reasons =
        (open && vote.secret && vote.method == Method::Consent).then(|| t::vote_secret_reasons(lang));
    let hidden = (open && vote.hidden).then(|| t::vote_hidden_text(lang));
    let quorum = (open && vote.quorum > 0).then(|| t::vote_quorum(lang, vote.quorum));
    let how = open.then(|| view! { <p>{how} " " {quorum}</p> });
    view! {
        <p class="byline">
            {state}
            <span>{labels::method(lang, vote.method)}</span>
            <span>{until}</span>
        </p>
        {how}
        <p class="small muted">{who} " " {change} " " {reasons} " " {hidden}</p>
        {counting}
    }
}

/// The ballot, or why there is none.
fn voting(
    reader: &Reader,
    community: &Community,
    vote: &Vote,
    input: CastVote,
    errors: &FieldErrors,
) -> Option<AnyView> {
    let lang = reader.lang;
    let voted = reader.voted.then(|| {
        let (kind, words) = if reader.asked_again && reader.votes {
            (Kind::Warning, t::vote_asked_again(lang))
        } else {
            (Kind::Success, t::vote_you_voted(lang))
        };
        view! { <Notice kind><p>{words}</p></Notice> }
    });
    if !is_open(vote, reader.now) {
        return typed(lang, vote, &input);
    }
    let typed = if reader.votes { None } else { typed(lang, vote, &input) };
    let form = reader.votes.then(|| ballot::form(lang, community, vote, input, errors, reader.voted));
    Some(
        view! {
            <section class="stack" aria-labelledby="ballot">
                <h3 id="ballot">{t::vote_ballot(lang)}</h3>
                {voted}
                {form}
                {typed}
            </section>
        }
        .into_any(),
    )
}

/// The reasons of a ballot that was refused for good, to be copied.
fn typed(lang: Lang, vote: &Vote, input: &CastVote) -> Option<AnyView> {
    let reason = |option: &VoteOption| {
        let reason = input.reason(option.id);
        let title = option.title.text(lang).to_owned();
        (!reason.is_empty()).then(|| view! { <li><b>{title}</b> " " {reason.to_owned()}</li> })
    };
    let reasons: Vec<_> = vote.options.iter().filter_map(reason).collect();
    (!reasons.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="typed">
                <h3 id="typed">{t::vote_typed(lang)}</h3>
                <ul class="plain stack gap-1">{reasons}</ul>
            </section>
        }
        .into_any()
    })
}

/// What facilitators do while the vote is open.
fn tools(reader: &Reader, community: &Community, vote: &Vote) -> Option<AnyView> {
    let lang = reader.lang;
    if !reader.decides || !is_open(vote, reader.now) {
        return None;
    }
    let slug = community.slug(lang);
    let edit = can_edit_options(vote, reader.now).then(|| {
        let href = paths::of(paths::OPTIONS, lang, slug, vote.id);
        view! { <p><a href=href>{t::vote_edit_options(lang)}</a></p> }
    });
    Some(
        view! {
            <section class="stack gap-3" aria-labelledby="tools">
                <h3 id="tools">{t::vote_tools(lang)}</h3>
                {edit}
                <form method="post" action=paths::of(paths::CLOSE, lang, slug, vote.id)>
                    <Confirm label=t::vote_close(lang) question=t::vote_close_question(lang) />
                </form>
            </section>
        }
        .into_any(),
    )
}
