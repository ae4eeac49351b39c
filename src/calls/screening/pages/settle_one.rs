//! Deciding about one project.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, SettleOutcome, Warnings},
        api::SettleProject,
        labels,
        model::{Judgement, Project, Review, Statement},
        rules::{self, MAX_REASON},
        store,
    },
    parts::{criteria, verdict_fields, warnings},
    settle::{names, remaining, review_line},
};
use crate::{
    call::{
        self, manage_head_below,
        model::{Call, CallPhase, Criterion, Question, Reviewer},
        paths,
        rules::{
            phase,
            rights::{Field, Party, may_read, may_write},
        },
    },
    interest::{
        self,
        model::{Interest, InterestState},
    },
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::InterestId,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, ButtonLink, Choice, ErrorSummary, Kind, Line, Notice, RadioGroup, TextArea, Weight,
};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    /// What was sent; `None` shows what was decided or what the reviewers agree on.
    input: Option<SettleProject>,
    errors: FieldErrors,
    warnings: Warnings,
    /// Whether a review or the decision changed since the page was opened.
    changed: bool,
}

/// All that the page shows.
struct Deciding {
    call: Call,
    now: i64,
    phase: CallPhase,
    reviewers: Vec<Reviewer>,
    criteria: Vec<Criterion>,
    questions: Vec<Question>,
    interest: Interest,
    project: Project,
}

impl Deciding {
    /// How many reviewers the call has.
    fn count(&self) -> u32 {
        u32::try_from(self.reviewers.len()).unwrap_or(u32::MAX)
    }
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, 200, Form::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    let input: SettleProject = request.input()?;
    match actions::settle(&request, &call, interest_id(&request)?, &input).await {
        Ok(SettleOutcome::Settled) => {
            let here = paths::of(paths::SETTLE, request.lang, &call.code);
            Ok(PageResponse::redirect_with(&here, Flash::Saved))
        }
        Ok(SettleOutcome::Unchanged) => {
            let here = paths::of(paths::SETTLE, request.lang, &call.code);
            Ok(PageResponse::redirect_with(&here, Flash::Answered))
        }
        Ok(SettleOutcome::Unconfirmed(warnings, token)) => {
            let input = SettleProject { confirmation_token: token, ..input };
            page(&request, 422, Form { input: Some(input), warnings, ..Form::default() }).await
        }
        Err(ActionError::Invalid(errors)) => {
            page(&request, 422, Form { input: Some(input), errors, ..Form::default() }).await
        }
        Err(ActionError::Conflict) => {
            page(&request, 409, Form { input: Some(input), changed: true, ..Form::default() }).await
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

/// The expression of interest of the address. What cannot be one names nothing.
fn interest_id(request: &PageRequest) -> Result<InterestId, AppError> {
    request.path_param(1).parse().map_err(|_| AppError::NotFound)
}

async fn page(request: &PageRequest, status: u16, form: Form) -> Result<PageResponse, AppError> {
    let call = call::managed(request).await?;
    let id = interest_id(request)?;
    actions::number_projects(&request.portal, &call).await?;
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let phase = phase(&call, now);
    if !may_read(Party::Coordinator, phase, Field::Reviews, call.blind) {
        return Err(AppError::NotFound);
    }
    let (reviewers, criteria, questions) = futures::try_join!(
        call::reviewers(db, call.id),
        call::criteria(db, call.id),
        call::questions(db, call.id)
    )?;
    let needed = rules::needed(u32::try_from(reviewers.len()).unwrap_or(u32::MAX));
    let project = store::find(db, call.id, needed, id).await?.ok_or(AppError::NotFound)?;
    let interest = interest::find(db, call.id, id).await?;
    let interest = interest.filter(|each| each.state == InterestState::Sent).ok_or(AppError::NotFound)?;
    let title = t::screening_project_title(lang, call.texts.title.text(lang), project.number);
    let addresses =
        [Lang::Fr, Lang::En].map(|lang| paths::of_interest(paths::SETTLE_ONE, lang, &call.code, id));
    let weight = interest.project.text.len();
    let deciding = Deciding { call, now, phase, reviewers, criteria, questions, interest, project };
    let body = move || body(lang, &deciding, form);
    Ok(Page::new(title, addresses, body)
        .status(status)
        .section("administration")
        .unlisted()
        .weighing(weight)
        .into())
}

fn body(lang: Lang, deciding: &Deciding, form: Form) -> AnyView {
    let Deciding { call, now, phase, questions, interest, .. } = deciding;
    let party = (Party::Coordinator, *phase, call.blind);
    let answers = interest::answers_view(lang, interest, questions, party);
    let whole = paths::of_interest(paths::INTEREST, lang, &call.code, interest.id);
    let back = paths::of(paths::SETTLE, lang, &call.code);
    let decide = if may_write(Party::Coordinator, *phase, Field::Relevance, call.blind) {
        decide(lang, deciding, form)
    } else {
        decided(lang, deciding, form)
    };
    view! {
        {manage_head_below(lang, call, *now, paths::SETTLE, &t::screening_project(lang, deciding.project.number))}
        <p><a href=back>{t::screening_all_projects(lang)}</a></p>
        {interest::project_view(lang, interest, Party::Coordinator, *phase, call.blind)}
        {answers}
        <p><a href=whole>{t::screening_whole_answer(lang)}</a></p>
        {criteria(lang, &deciding.criteria)}
        {reviews(lang, deciding)}
        {decide}
    }
}

/// What each reviewer said, who is still to read the project, who does not get it.
fn reviews(lang: Lang, deciding: &Deciding) -> AnyView {
    let Deciding { reviewers, criteria, project, .. } = deciding;
    let decided_at = project.decided.map(|(_, at)| at);
    let rows = project
        .reviews
        .iter()
        .map(|review| {
            let failed = review.last_judgement().and_then(|judgement| judgement.failed).and_then(|id| {
                criteria.iter().find(|criterion| criterion.id == id).map(|criterion| criterion.text.clone())
            });
            let failed = failed.map(|passage| {
                view! { <p class="small"><b>{t::screening_failed(lang)}</b> " " <Line lang passage /></p> }
            });
            let reason =
                review.last_judgement().map(|judgement| view! { <p>{judgement.reason.clone()}</p> });
            let late = matches!(review.statement, Statement::Conflict(_))
                && decided_at.is_some_and(|decided_at| review.at > decided_at);
            let late = late.then(|| view! { <p class="small"><b>{t::screening_conflict_after(lang)}</b></p> });
            view! { <li class="stack gap-1"><p><b>{review_line(lang, review)}</b></p> {failed} {reason} {late}</li> }
        })
        .collect_view();
    let none = project.reviews.is_empty().then(|| view! { <p class="muted">{t::screening_unread(lang)}</p> });
    let left = remaining(lang, reviewers, project);
    let left = (!left.is_empty()).then(|| view! { <p class="small">{t::screening_left(lang, left)}</p> });
    let excluded = names(lang, reviewers, &project.excluded);
    let excluded = (!excluded.is_empty())
        .then(|| view! { <p class="small">{t::screening_excluded(lang, excluded)}</p> });
    let short = (!project.tally.settled && rules::is_short(project.tally, deciding.count()))
        .then(|| view! { <Notice kind=Kind::Warning><p>{t::screening_short_text(lang)}</p></Notice> });
    view! {
        <section class="stack gap-3" aria-labelledby="reviews">
            <h2 class="h4" id="reviews">{t::screening_reviews(lang)}</h2>
            {none}
            <ul class="rows">{rows}</ul>
            {left}
            {excluded}
            {short}
        </section>
    }
}

/// What was decided, once it does not change any more; below it what was typed meanwhile.
fn decided(lang: Lang, deciding: &Deciding, form: Form) -> AnyView {
    let reason = deciding.interest.relevance.as_ref().map(|relevance| relevance.reason.clone());
    let decided = deciding.project.decided.map(|(verdict, _)| {
        view! { <p><b>{labels::verdict(lang, verdict)}</b> " " {reason}</p> }
    });
    let over = form
        .changed
        .then(|| view! { <Notice kind=Kind::Warning><p>{t::screening_over_decision(lang)}</p></Notice> });
    if decided.is_none() && over.is_none() {
        return ().into_any();
    }
    view! {
        <section class="stack gap-2" aria-labelledby="decision">
            <h2 class="h4" id="decision">{t::screening_decision(lang)}</h2>
            {over}
            {decided}
            {typed(lang, form.input)}
        </section>
    }
}

/// A decision that could not be saved.
fn typed(lang: Lang, input: Option<SettleProject>) -> Option<AnyView> {
    let input = input?;
    let verdict = input.verdict.map(|verdict| labels::verdict(lang, verdict));
    (verdict.is_some() || !input.reason.is_empty()).then(|| {
        view! { <p><b>{t::screening_typed(lang)}</b> " " {verdict} " " {input.reason}</p> }
    })
}

fn decide(lang: Lang, deciding: &Deciding, form: Form) -> AnyView {
    let Deciding { call, criteria, interest, project, .. } = deciding;
    let Form { input, errors, warnings: found, changed } = form;
    let now = SettleProject::of(project, interest);
    let confirms = !found.is_empty();
    let notice =
        changed.then(|| view! { <Notice kind=Kind::Warning><p>{t::screening_changed(lang)}</p></Notice> });
    if !rules::can_settle(project.tally, deciding.count()) && errors.is_empty() {
        let needed = rules::needed(deciding.count());
        return view! {
            <section class="stack gap-2" aria-labelledby="decision">
                <h2 class="h4" id="decision">{t::screening_decision(lang)}</h2>
                {notice}
                <Notice><p>{t::screening_too_early(lang, needed)}</p></Notice>
                {typed(lang, input)}
            </section>
        };
    }
    let mut input = input.unwrap_or_else(|| now.clone());
    if changed {
        // The next try is about what the page shows now.
        input.seen = now.seen;
    }
    let fields = verdict_fields(
        lang,
        t::screening_decision(lang),
        (input.verdict, input.criterion),
        criteria,
        (errors.of("verdict"), errors.of("criterion")),
    );
    let sources: Vec<Choice> = project
        .reviews
        .iter()
        .filter_map(|review| Some((review, review.judgement()?)))
        .map(|(review, judgement)| source(lang, review, judgement, input.source == Some(review.person)))
        .chain([Choice::new("", t::screening_own_words(lang)).chosen(input.source.is_none())])
        .collect();
    let source = (sources.len() > 1).then(|| {
        view! {
            <RadioGroup id="source" label=t::screening_which_reason(lang) choices=sources error=errors.of("source") />
        }
    });
    let save = if confirms { t::screening_send_anyway(lang) } else { t::screening_decide(lang) };
    let action = paths::of_interest(paths::SETTLE_ONE, lang, &call.code, project.interest);
    let back = paths::of(paths::SETTLE, lang, &call.code);
    view! {
        <section class="stack" aria-labelledby="decision">
            <h2 class="h4" id="decision">{t::screening_decision(lang)}</h2>
            {notice}
            <ErrorSummary lang errors=errors.all() />
            {warnings(lang, &found)}
            <form class="form verdict" method="post" action=action>
                <input type="hidden" name="seen" value=input.seen />
                <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                {fields}
                {source}
                <TextArea
                    id="reason"
                    label=t::screening_reason(lang)
                    hint=t::screening_own_reason_hint(lang)
                    value=input.reason
                    error=errors.of("reason")
                    rows=3
                    maxlength=u32::try_from(MAX_REASON).unwrap_or(u32::MAX)
                />
                <div class="actions">
                    <Button>{save}</Button>
                    <ButtonLink weight=Weight::Quiet href=back>{t::screening_back(lang)}</ButtonLink>
                </div>
            </form>
        </section>
    }
}

/// The choice of a reviewer's reason.
fn source(lang: Lang, review: &Review, judgement: &Judgement, chosen: bool) -> Choice {
    Choice::new(review.person.to_string(), review_line(lang, review))
        .hint(judgement.reason.clone())
        .chosen(chosen)
}
