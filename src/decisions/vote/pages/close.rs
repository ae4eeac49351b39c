//! Closing a vote, writing what came of it, putting it on an agenda.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, OutcomeOutcome, PutOnAgenda, WriteOutcome},
        model::Vote,
        paths,
        rules::{MAX_LINE, is_closed, leading},
    },
    found,
    results::Results,
    show::{self, Said},
};
use ensemble_communities::community::model::Community;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::VoteOptionId,
    rights::Action,
};
use ensemble_meetings::meeting::{self, model::Meeting, paths as meeting_paths};
use ensemble_server::web::{Flash, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Field, Kind, Line, RadioGroup, Select, Weight};

/// What was typed about a closed vote.
#[derive(Default)]
pub(super) struct Closing {
    outcome: Option<WriteOutcome>,
    agenda: Option<PutOnAgenda>,
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (place, vote) = found(&request, Action::DecideThemes, true).await?;
    let here = paths::of(paths::SHOW, request.lang, place.community.slug(request.lang), vote.id);
    match actions::close(&request, place.community.id, vote.id).await {
        Ok(()) => Ok(PageResponse::redirect_with(&here, Flash::Saved)),
        Err(error) => Err(error.field_errors().err().unwrap_or(AppError::BadRequest)),
    }
}

pub(super) async fn submit_outcome(request: PageRequest) -> Result<PageResponse, AppError> {
    let (place, vote) = found(&request, Action::DecideThemes, true).await?;
    let here = paths::of(paths::SHOW, request.lang, place.community.slug(request.lang), vote.id);
    let input: WriteOutcome = request.input()?;
    let again = |input, errors, warnings| Said {
        status: Some(422),
        closing: Closing { outcome: Some(input), ..Closing::default() },
        errors,
        warnings,
        ..Said::default()
    };
    let said = match actions::write_outcome(&request, place.community.id, vote.id, &input).await {
        Ok(OutcomeOutcome::Written) => return Ok(PageResponse::redirect_with(&here, Flash::Saved)),
        Ok(OutcomeOutcome::Unconfirmed(warnings, token)) => {
            let input = WriteOutcome { confirmation_token: token, ..input };
            again(input, FieldErrors::default(), warnings)
        }
        Err(ActionError::Invalid(errors)) => again(input, errors, Vec::new()),
        Err(ActionError::Conflict) => {
            let closing = Closing { outcome: Some(input), ..Closing::default() };
            return changed(&request, closing).await;
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    show::page(&request, place, vote, said).await
}

pub(super) async fn submit_agenda(request: PageRequest) -> Result<PageResponse, AppError> {
    let (place, vote) = found(&request, Action::DecideThemes, true).await?;
    let input: PutOnAgenda = request.input()?;
    match actions::put_on_agenda(&request, place.community.id, vote.id, &input).await {
        Ok(meeting) => {
            Ok(PageResponse::redirect(meeting_paths::of(meeting_paths::AGENDA, request.lang, meeting)))
        }
        Err(ActionError::Invalid(errors)) => {
            let closing = Closing { agenda: Some(input), ..Closing::default() };
            show::page(&request, place, vote, Said { status: Some(422), closing, errors, ..Said::default() })
                .await
        }
        Err(ActionError::Conflict) => {
            changed(&request, Closing { agenda: Some(input), ..Closing::default() }).await
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

/// That the vote changed since the page was opened, with what was typed.
async fn changed(request: &PageRequest, closing: Closing) -> Result<PageResponse, AppError> {
    let (place, vote) = found(request, Action::DecideThemes, true).await?;
    let notice = Some((Kind::Warning, t::vote_said_changed(request.lang)));
    show::page(request, place, vote, Said { status: Some(409), closing, notice, ..Said::default() }).await
}

/// What the page says of a vote that is closed.
pub(super) struct ClosedVote {
    decides: bool,
    /// Whether an outcome was typed that is not stored: it is shown even where it cannot be any more.
    typed: bool,
    outcome: WriteOutcome,
    /// The meetings on whose agenda it can be put; none where it cannot.
    meetings: Vec<Meeting>,
    agenda: PutOnAgenda,
    /// The options that came out first.
    leading: Vec<VoteOptionId>,
}

/// Loads it; `None` until the vote is closed.
pub(super) async fn load(
    request: &PageRequest,
    community: &Community,
    vote: &Vote,
    results: &Results,
    decides: bool,
    typed: Closing,
) -> Result<Option<ClosedVote>, AppError> {
    let now = request.portal.now();
    if !is_closed(vote) && typed.outcome.is_none() {
        return Ok(None);
    }
    let ready = decides && vote.outcome.is_some() && vote.meeting.is_none() && results.has_quorum(vote);
    let meetings =
        if ready { meeting::preparable(&request.portal.db, community.id, now).await? } else { Vec::new() };
    let known = vote.outcome.as_ref().map(|outcome| outcome.text(request.lang).to_owned());
    Ok(Some(ClosedVote {
        decides,
        typed: typed.outcome.is_some(),
        outcome: typed
            .outcome
            .unwrap_or(WriteOutcome { outcome: known.unwrap_or_default(), ..WriteOutcome::default() }),
        meetings,
        leading: results.tally().map(|tally| leading(vote, tally)).unwrap_or_default(),
        agenda: typed.agenda.unwrap_or_default(),
    }))
}

impl ClosedVote {
    pub(super) fn view(
        self,
        lang: Lang,
        community: &Community,
        vote: &Vote,
        errors: &FieldErrors,
    ) -> AnyView {
        let said = match &vote.outcome {
            Some(outcome) => view! { <p class="lead"><Line lang passage=outcome.clone() /></p> }.into_any(),
            None => view! { <p class="muted">{t::vote_no_outcome(lang)}</p> }.into_any(),
        };
        let meeting = vote.meeting.map(|meeting| {
            let href = meeting_paths::show(lang, meeting);
            view! { <p><a href=href>{t::vote_on_agenda(lang)}</a></p> }
        });
        let slug = community.slug(lang);
        let weight = if vote.outcome.is_some() { Weight::Quiet } else { Weight::Primary };
        let form = (self.decides && (vote.meeting.is_none() || self.typed)).then(|| {
            view! {
                <form class="form" method="post" action=paths::of(paths::OUTCOME, lang, slug, vote.id)>
                    <input type="hidden" name="confirmation_token" value=self.outcome.confirmation_token.clone() />
                    <Field
                        id="outcome"
                        label=t::vote_field_outcome(lang)
                        hint=t::vote_outcome_hint(lang)
                        value=self.outcome.outcome.clone()
                        error=errors.of("outcome")
                        required=true
                        maxlength=u32::try_from(MAX_LINE).unwrap_or_default()
                    />
                    <div class="actions"><Button weight>{t::theme_save(lang)}</Button></div>
                </form>
            }
        });
        let agenda = (!self.meetings.is_empty()).then(|| self.agenda_form(lang, slug, vote, errors));
        view! {
            <section class="stack" aria-labelledby="conclusion">
                <h3 id="conclusion">{t::vote_outcome(lang)}</h3>
                {said}
                {meeting}
                {form}
            </section>
            {agenda}
        }
        .into_any()
    }

    fn agenda_form(&self, lang: Lang, slug: &str, vote: &Vote, errors: &FieldErrors) -> AnyView {
        let meetings = std::iter::once(Choice::new("", t::vote_choose_meeting(lang)))
            .chain(self.meetings.iter().map(|each| {
                let words =
                    t::vote_meeting(lang, each.title.text(lang), meeting::when(lang, each.when, each.zone));
                Choice::new(each.id.to_string(), words).chosen(self.agenda.meeting == Some(each.id))
            }))
            .collect();
        let typed = self.agenda != PutOnAgenda::default();
        let options = vote
            .options
            .iter()
            .map(|option| {
                let chosen = if typed { &self.agenda.options } else { &self.leading }.contains(&option.id);
                Choice::new(option.id.to_string(), option.title.text(lang)).chosen(chosen)
            })
            .collect();
        view! {
            <section class="stack" aria-labelledby="agenda">
                <h3 id="agenda">{t::vote_agenda(lang)}</h3>
                <form class="form" method="post" action=paths::of(paths::AGENDA, lang, slug, vote.id)>
                    <RadioGroup
                        id="options"
                        label=t::vote_field_options(lang)
                        choices=options
                        many=true
                        error=errors.of("options")
                    />
                    <Select
                        id="meeting"
                        label=t::vote_field_meeting(lang)
                        hint=format!("{} {}", t::vote_meeting_hint(lang), t::meeting_zone_note(lang))
                        choices=meetings
                        error=errors.of("meeting")
                    />
                    <div class="actions"><Button>{t::vote_put(lang)}</Button></div>
                </form>
            </section>
        }
        .into_any()
    }
}
