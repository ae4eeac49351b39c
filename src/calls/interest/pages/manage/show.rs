//! One answer to a call, as far as the table of rights lets coordinators read it. Each reading is logged.

use ensemble_common::prelude::*;

use super::{
    super::super::{
        actions::AnswerDesignation,
        labels::place_word,
        model::{Interest, Place},
        rules::{MONTHS, has_month},
        store::{self, DesignationEntry},
        views,
    },
    Read, designation,
};
use crate::{
    call::{
        self,
        labels::{moment, sector_word},
        manage_head_below,
        model::{CallPhase, Criterion, PlannedCommunity, Question},
        paths,
        rules::rights::{Field, Party, may_write},
    },
    need::{self, model::Need},
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{AppError, FieldErrors},
    format,
    ids::NeedId,
};
use ensemble_reflections::reflection::PiiWarning;
use ensemble_server::{
    markdown::lines,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{ErrorSummary, Kind, Notice, StatusText, Tone};

/// The form with which a coordinator answers for an organization: what was typed, and what is wrong with it.
#[derive(Default)]
pub(super) struct Answering {
    pub(super) input: AnswerDesignation,
    pub(super) errors: FieldErrors,
    pub(super) warnings: Vec<PiiWarning>,
    /// Whether the designation changed since the coordinator looked at it.
    pub(super) has_changed: bool,
}

/// All that the page shows.
struct Shown {
    read: Read,
    planned: Vec<PlannedCommunity>,
    questions: Vec<Question>,
    criteria: Vec<Criterion>,
    needs: Vec<Need>,
    ranks: Vec<(NeedId, u32)>,
    own_need: Option<LocalizedText>,
    history: Vec<DesignationEntry>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let read = Read::of(&request).await?;
    page(&request, 200, read, Answering::default()).await
}

pub(super) async fn page(
    request: &PageRequest,
    status: u16,
    read: Read,
    answering: Answering,
) -> Result<PageResponse, AppError> {
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let (call, id) = (read.call.id, read.interest.id);
    let (planned, questions, criteria, needs, ranks, own_need, history) = futures::try_join!(
        call::planned(db, call),
        call::questions(db, call),
        call::criteria(db, call),
        need::of_call(db, call),
        need::ranks_of(db, id),
        need::own_of(db, id),
        store::designation_history(db, id),
    )?;
    let said = (request.flash() == Some(Flash::Saved)).then(|| t::interest_manage_said_answered(lang));
    let (title, code) = (read.interest.name.clone(), read.call.code.clone());
    let addresses =
        paths::INTEREST.map(|path| path.replace("{call}", &code).replace("{interest}", &id.to_string()));
    let shown = Shown { read, planned, questions, criteria, needs, ranks, own_need, history };
    let body = move || {
        view! {
            {manage_head_below(lang, &shown.read.call, now, paths::INTERESTS, &shown.read.interest.name)}
            {said.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
            <ErrorSummary lang errors=answering.errors.all() />
            {person(lang, &shown)}
            {project(lang, &shown)}
            {needs_section(lang, &shown)}
            {answers(lang, &shown)}
            {designation_part(lang, &shown, answering)}
            {participation(lang, &shown)}
            {outcome(lang, &shown)}
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

/// A fact with its name; nothing for an empty one.
fn fact(name: &'static str, value: impl Into<String>) -> Option<AnyView> {
    let value: String = value.into();
    (!value.is_empty()).then(|| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
}

fn person(lang: Lang, shown: &Shown) -> AnyView {
    let Read { interest, .. } = &shown.read;
    let email = interest.email.clone();
    let planned = shown.planned.iter().find(|each| Some(each.id) == interest.planned);
    let about = shown.read.reads(Field::Person).then(|| {
        view! {
            <div>
                <dt>{t::interest_manage_email(lang)}</dt>
                <dd><a href=format!("mailto:{email}")>{email.clone()}</a></dd>
            </div>
            {fact(t::interest_manage_post(lang), interest.post.clone())}
            {fact(t::interest_manage_language(lang), interest.lang.endonym())}
        }
    });
    let organization = shown.read.reads(Field::Organization).then(|| {
        view! {
            {fact(t::interest_manage_organization(lang), interest.organization_name.clone())}
            {fact(t::interest_manage_sector(lang), interest.sector.map_or("", |sector| sector_word(lang, sector)))}
            {fact(t::interest_manage_region(lang), interest.region.map_or("", |region| region.name()))}
        }
    });
    view! {
        <section class="stack gap-3" aria-labelledby="person">
            <h2 id="person">{interest.name.clone()}</h2>
            <dl class="facts">
                {about}
                {organization}
                {planned.and_then(|each| fact(t::interest_manage_planned(lang), each.title.text(lang)))}
                {interest.sent_at.and_then(|at| fact(t::interest_manage_sent(lang), moment(lang, at)))}
            </dl>
        </section>
    }
}

/// The project as the person wrote it, and the way to what reviewers read who read without names.
fn project(lang: Lang, shown: &Shown) -> AnyView {
    let Read { call, phase, interest } = &shown.read;
    let masked = (call.blind && shown.read.reads(Field::Masked)).then(|| {
        let (words, tone) = match interest.masked {
            Some(_) => (t::interest_manage_is_masked(lang), Tone::Good),
            None => (t::interest_manage_not_masked(lang), Tone::Warn),
        };
        let href = paths::of_interest(paths::INTEREST_MASK, lang, &call.code, interest.id);
        view! {
            <p><StatusText tone>{words}</StatusText> " " <a href=href>{t::interest_manage_mask_open(lang)}</a></p>
        }
    });
    view! {
        {views::project(lang, interest, Party::Coordinator, *phase, call.blind)}
        {masked}
    }
}

fn needs_section(lang: Lang, shown: &Shown) -> Option<AnyView> {
    if !shown.read.reads(Field::Needs) || (shown.ranks.is_empty() && shown.own_need.is_none()) {
        return None;
    }
    let ranked = shown
        .ranks
        .iter()
        .filter_map(|(id, _)| shown.needs.iter().find(|need| need.id == *id))
        .map(|need| view! { <li>{need.text.text(lang).to_owned()}</li> })
        .collect_view();
    let ranked = (!shown.ranks.is_empty()).then(|| view! { <ol>{ranked}</ol> });
    let own = shown.own_need.as_ref().map(|need| {
        let tag = Some(need.shown(lang).lang).filter(|spoken| *spoken != lang).map(Lang::tag);
        view! { <p><b>{t::interest_manage_own_need(lang)}</b> " " <span lang=tag>{need.text(lang).to_owned()}</span></p> }
    });
    Some(view! {
        <section class="stack gap-3" aria-labelledby="needs">
            <h2 id="needs">{t::interest_manage_needs(lang)}</h2>
            {ranked}
            {own}
        </section>
    })
}

fn answers(lang: Lang, shown: &Shown) -> Option<AnyView> {
    let Read { call, phase, interest } = &shown.read;
    let rows = views::answers(lang, interest, &shown.questions, (Party::Coordinator, *phase, call.blind))?;
    Some(view! {
        <section class="stack gap-3" aria-labelledby="questions">
            <h2 id="questions">{t::interest_manage_questions(lang)}</h2>
            {rows}
        </section>
    })
}

fn designation_part(lang: Lang, shown: &Shown, answering: Answering) -> Option<AnyView> {
    let Read { call, phase, interest } = &shown.read;
    if !shown.read.reads(Field::Designation) {
        return None;
    }
    let writes = may_write(Party::Coordinator, *phase, Field::Designation, call.blind);
    Some(designation::section(lang, call, interest, &shown.history, answering, writes))
}

/// When the person can come, what they need, and what they agreed to.
fn participation(lang: Lang, shown: &Shown) -> AnyView {
    let interest = &shown.read.interest;
    let months: Vec<&str> = MONTHS
        .into_iter()
        .filter(|month| has_month(interest.months, *month))
        .filter_map(|month| i8::try_from(month).ok())
        .map(|month| format::month(lang, month))
        .collect();
    let availability = shown.read.reads(Field::Availability).then(|| {
        let months = fact(t::interest_manage_months(lang), format::list(lang, &months));
        let steering =
            interest.steering.then(|| fact(t::interest_manage_steering(lang), t::interest_manage_yes(lang)));
        view! { {months} {steering.flatten()} }
    });
    let accessibility =
        (shown.read.reads(Field::Accessibility) && !interest.accessibility.is_empty()).then(|| {
            let tag = (interest.lang != lang).then(|| interest.lang.tag());
            let text = lines(&interest.accessibility);
            view! { <div><dt>{t::interest_manage_accessibility(lang)}</dt><dd lang=tag inner_html=text></dd></div> }
        });
    let research = if interest.research { t::interest_manage_yes(lang) } else { t::interest_manage_no(lang) };
    view! {
        <section class="stack gap-3" aria-labelledby="participation">
            <h2 id="participation">{t::interest_manage_participation(lang)}</h2>
            <dl class="facts">
                {availability}
                {accessibility}
                {fact(t::interest_manage_research(lang), research)}
            </dl>
        </section>
    }
}

/// What the screening and the places came to.
fn outcome(lang: Lang, shown: &Shown) -> Option<AnyView> {
    let Read { call, phase, interest } = &shown.read;
    let relevance = interest.relevance.as_ref().filter(|_| shown.read.reads(Field::Relevance)).map(|found| {
        let word = if found.relevant {
            t::interest_manage_relevant(lang)
        } else {
            t::interest_manage_not_relevant(lang)
        };
        let failed = shown.criteria.iter().find(|criterion| Some(criterion.id) == found.failed);
        view! {
            {fact(t::interest_manage_relevance(lang), word)}
            {failed.and_then(|criterion| fact(t::interest_manage_failed(lang), criterion.text.text(lang)))}
            {fact(t::interest_manage_reason_given(lang), found.reason.clone())}
        }
    });
    let place = (shown.read.reads(Field::Place) && interest.place != Place::None)
        .then(|| fact(t::interest_manage_place(lang), place_words(lang, interest)));
    let screened = matches!(phase, CallPhase::Screening | CallPhase::Draw | CallPhase::Answered);
    let reviews = (screened && shown.read.reads(Field::Reviews)).then(|| {
        let href = paths::of_interest(paths::SETTLE_ONE, lang, &call.code, interest.id);
        view! { <p><a href=href>{t::interest_manage_reviews(lang)}</a></p> }
    });
    if relevance.is_none() && place.is_none() && reviews.is_none() {
        return None;
    }
    let facts = (relevance.is_some() || place.is_some())
        .then(|| view! { <dl class="facts">{relevance} {place.flatten()}</dl> });
    Some(view! {
        <section class="stack gap-3" aria-labelledby="outcome">
            <h2 id="outcome">{t::interest_manage_outcome(lang)}</h2>
            {facts}
            {reviews}
        </section>
    })
}

fn place_words(lang: Lang, interest: &Interest) -> String {
    let word = place_word(lang, interest.place);
    match (interest.place, interest.waiting_number, interest.reply_by) {
        (Place::Waiting, Some(number), _) => t::interest_manage_waiting(lang, number, word),
        (Place::Offered, _, Some(at)) => t::interest_manage_offered(lang, moment(lang, at), word),
        _ => word.to_owned(),
    }
}
