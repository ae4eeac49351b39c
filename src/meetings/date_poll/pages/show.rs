//! The days that are proposed for a meeting: one's own answers, and those of all.

use std::collections::BTreeMap;

use ensemble_common::prelude::*;
use jiff::Zoned;

use super::{
    super::{
        actions::{self, AnswerDates},
        labels,
        model::{Answer, DateOption, OtherMeeting, Participant},
        paths,
        rules::{self, Warning, best, waiting, warnings},
        store,
    },
    meeting_id,
    tools::{self, Tools},
};
use crate::{
    meeting::{
        self,
        model::{Found, Meeting, Zone},
        paths as meeting_paths,
        rules::awaits_date,
    },
    school_days::{
        self,
        model::{Closure, SchoolDayKind},
    },
};
use ensemble_common::notification::mark_subject_read;
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    format,
    ids::{DateOptionId, PersonId},
    rights::Action,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Badge, Breadcrumb, Button, Choice, Column, DataTable, EmptyState, ErrorSummary, Kind, NavLink, Notice,
    RadioGroup, Tone,
};

/// What a page shows above what is stored.
#[derive(Default)]
pub(super) struct Said {
    pub(super) status: Option<u16>,
    pub(super) input: AnswerDates,
    pub(super) tools: Tools,
    pub(super) errors: FieldErrors,
    pub(super) notice: Option<(Kind, &'static str)>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = actions::find_for(&request, meeting_id(&request)?, Action::SeeDates).await?;
    let id = found.of.meeting.id;
    mark_subject_read(&request.portal, &request.viewer, &id.to_string()).await?;
    let lang = request.lang;
    let notice = match request.flash() {
        Some(Flash::Saved) => Some((Kind::Success, t::date_said_saved(lang))),
        Some(Flash::Added) => Some((Kind::Success, t::date_said_added(lang))),
        Some(Flash::MessageSent) => Some((Kind::Success, t::date_said_asked(lang))),
        Some(Flash::Changed) => Some((Kind::Warning, t::date_said_changed(lang))),
        _ if !awaits_date(&found.of.meeting) => Some((Kind::Info, t::date_settled(lang))),
        _ => None,
    };
    page(&request, found, Said { notice, ..Said::default() }).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let found = actions::find_open(&request, id, Action::AnswerDates).await?;
    let input: AnswerDates = request.input()?;
    match actions::answer(&request, id, &input).await {
        Ok(()) => {
            let here = meeting_paths::of(paths::DATES, request.lang, id);
            Ok(PageResponse::redirect_with(&here, Flash::Saved))
        }
        Err(ActionError::Invalid(errors)) => {
            page(&request, found, Said { status: Some(422), input, errors, ..Said::default() }).await
        }
        Err(ActionError::Conflict) => closed(&request, id).await,
        Err(ActionError::App(error)) => Err(error),
    }
}

/// That the day was settled, or the meeting cancelled, since the page was opened.
pub(super) async fn closed(
    request: &PageRequest,
    id: ensemble_core::ids::MeetingId,
) -> Result<PageResponse, AppError> {
    let found = actions::find_for(request, id, Action::SeeDates).await?;
    let notice = Some((Kind::Warning, t::date_is_settled(request.lang)));
    page(request, found, Said { status: Some(409), notice, ..Said::default() }).await
}

/// What the viewer sees of the days.
pub(super) struct Days {
    pub(super) lang: Lang,
    pub(super) duration: u16,
    pub(super) zone: Zone,
    pub(super) options: Vec<DateOption>,
    participants: Vec<Participant>,
    closures: Vec<Closure>,
    others: Vec<OtherMeeting>,
    plans: bool,
}

impl Days {
    /// A day in words: « mardi 8 décembre 2026, de 13 h 30 à 15 h ».
    pub(super) fn words(&self, option: &DateOption) -> String {
        let [begins, ends] = [option.begins_at, self.ends_at(option)].map(|at| self.local(at));
        let hours = format::time_range(self.lang, begins.time(), ends.time());
        let own = meeting::own_time(self.lang, &begins);
        let own = own.map(|own| format!(" ({own})")).unwrap_or_default();
        format!("{}, {hours}{own}", format::weekday_date(self.lang, begins.date()))
    }

    /// A moment on the clocks of the meeting.
    fn local(&self, millis: i64) -> Zoned {
        format::local_in(millis, self.zone.code())
    }

    fn ends_at(&self, option: &DateOption) -> i64 {
        option.begins_at + i64::from(self.duration) * 60_000
    }

    /// What speaks against a day. Who else is expected elsewhere is for those who plan: others learn of their own meetings.
    pub(super) fn warnings(&self, option: &DateOption) -> Vec<String> {
        let lang = self.lang;
        let day = self.local(option.begins_at).date();
        warnings(day, (option.begins_at, self.ends_at(option)), &self.closures, &self.others)
            .into_iter()
            .filter_map(|warning| match warning {
                Warning::Holiday(holiday) => Some(t::date_on_holiday(lang, labels::holiday(lang, holiday))),
                Warning::Schools(kind, closed) => Some(self.schools(kind, &closed)),
                Warning::Weekend => Some(t::date_on_weekend(lang).to_owned()),
                Warning::Meeting(other) if other.own => {
                    Some(t::date_own_meeting(lang, other.title.text(lang)))
                }
                Warning::Meeting(other) if self.plans => {
                    Some(t::date_other_meeting(lang, other.people, other.title.text(lang)))
                }
                Warning::Meeting(_) => None,
            })
            .collect()
    }

    fn schools(&self, kind: SchoolDayKind, closed: &[&Closure]) -> String {
        let organizations = named(self.lang, closed);
        match kind {
            SchoolDayKind::Pedagogical => t::date_on_pedagogical(self.lang, organizations),
            SchoolDayKind::Break => t::date_on_break(self.lang, organizations),
        }
    }
}

/// In which zone the times of the page are.
pub(super) fn zone_note(lang: Lang, zone: Zone) -> String {
    match zone {
        Zone::Eastern => t::meeting_zone_note(lang).to_owned(),
        Zone::Atlantic | Zone::BlancSablon => t::meeting_zone_note_of(lang, meeting::zone_word(lang, zone)),
    }
}

/// The organizations of a warning: all where there are few, else the first two and how many more.
fn named(lang: Lang, closed: &[&Closure]) -> String {
    let names: Vec<&str> = closed.iter().map(|each| each.organization.text(lang)).collect();
    match names.as_slice() {
        [first, second, rest @ ..] if rest.len() > 1 => {
            t::date_schools_more(lang, rest.len(), *first, *second)
        }
        few => format::list(lang, few),
    }
}

pub(super) async fn page(request: &PageRequest, found: Found, said: Said) -> Result<PageResponse, AppError> {
    let (lang, db, id) = (request.lang, &request.portal.db, found.of.meeting.id);
    let within = |action| !found.archived && request.may(action, Some(found.community));
    let open = awaits_date(&found.of.meeting);
    let mut options = store::options(db, id).await?;
    rules::sort(&mut options);
    let Meeting { duration, zone, .. } = found.of.meeting;
    let span = options.iter().fold(None, |span: Option<(i64, i64)>, option| {
        let (from, to) = (option.begins_at, option.begins_at + i64::from(duration) * 60_000);
        Some(span.map_or((from, to), |(first, last)| (first.min(from), last.max(to))))
    });
    let others = match span {
        Some(span) => store::other_meetings(db, found.community, id, request.viewer.id(), span).await?,
        None => Vec::new(),
    };
    let plans = within(Action::PlanMeetings);
    let mut closures = match span {
        Some((from, to)) => {
            let days = (format::local_in(from, zone.code()).date(), format::local_in(to, zone.code()).date());
            school_days::of_members(db, found.community, request.viewer.id(), days).await?
        }
        None => Vec::new(),
    };
    // Where others work is for those who plan, unless they show it.
    closures.retain(|closure| plans || closure.is_open);
    let days = Days {
        lang,
        duration,
        zone,
        participants: store::participants(db, found.community).await?,
        closures,
        others,
        plans,
        options,
    };
    let person = request.viewer.id().filter(|_| within(Action::AnswerDates) && open);
    let title = t::date_title(lang, found.of.meeting.title.text(lang));
    let heading = title.clone();
    let Said { status, input, tools, errors, notice } = said;
    let body = move || {
        let slug = &found.of.slugs[usize::from(lang == Lang::En)];
        let links = vec![
            NavLink::new(
                found.of.community.text(lang),
                community_paths::of(community_paths::SHOW, lang, slug),
            ),
            NavLink::new(found.of.meeting.title.text(lang), meeting_paths::show(lang, id)),
        ];
        let none = if open { t::date_none_text(lang) } else { "" };
        let content = if days.options.is_empty() {
            view! { <EmptyState title=t::date_none(lang) text=none /> }.into_any()
        } else {
            view! {
                <p class="small muted">{zone_note(lang, days.zone)}</p>
                {person.map(|person| form(&days, id, person, &input, &errors))}
                {summary(&days, open)}
            }
            .into_any()
        };
        let tools = (open && days.plans).then(|| tools::view(&days, id, tools, &errors));
        view! {
            <Breadcrumb lang links here=t::date_dates(lang) />
            <h1>{heading}</h1>
            {notice.map(|(kind, words)| view! { <Notice kind><p>{words}</p></Notice> })}
            <ErrorSummary lang errors=errors.all() />
            {content}
            {tools}
            <p><a href=meeting_paths::show(lang, id)>{t::date_back(lang)}</a></p>
        }
    };
    Ok(Page::new(title, meeting_paths::both(paths::DATES, id), body)
        .status(status.unwrap_or(200))
        .section("meetings")
        .unlisted()
        .into())
}

/// The form in which a person answers for each day.
fn form(
    days: &Days,
    id: ensemble_core::ids::MeetingId,
    person: PersonId,
    input: &AnswerDates,
    errors: &FieldErrors,
) -> AnyView {
    let lang = days.lang;
    let rows = days
        .options
        .iter()
        .enumerate()
        .map(|(index, option)| {
            let name = format!("answer.{}", option.id);
            let known = option.of(person);
            let chosen = |answer: Answer| match input.fields.get(&name) {
                Some(typed) => typed == answer.code(),
                None => known == Some(answer),
            };
            let choices = Answer::ALL
                .iter()
                .map(|answer| {
                    Choice::new(answer.code(), labels::answer(lang, *answer)).chosen(chosen(*answer))
                })
                .collect();
            // What is wrong with the form as a whole leads to its first field.
            let field = if index == 0 { "answers".to_owned() } else { format!("answer-{}", option.id) };
            let error = if index == 0 { errors.of("answers") } else { String::new() };
            view! {
                <RadioGroup
                    id=field
                    name=name.clone()
                    label=days.words(option)
                    hint=days.warnings(option).join(" ")
                    choices
                    error
                />
            }
        })
        .collect_view();
    view! {
        <section class="stack" aria-labelledby="own">
            <h2 id="own">{t::date_own(lang)}</h2>
            <form class="form date-poll" method="post" action=meeting_paths::of(paths::ANSWER, lang, id)>
                {rows}
                <div class="actions"><Button>{t::date_save(lang)}</Button></div>
            </form>
        </section>
    }
    .into_any()
}

/// The answers of all: a row for each day, and who has not answered while one still can.
fn summary(days: &Days, open: bool) -> AnyView {
    let lang = days.lang;
    let best: Vec<DateOptionId> = best(&days.options);
    let columns = std::iter::once(Column::new(t::date_day(lang)))
        .chain(Answer::ALL.iter().map(|answer| Column::numeric(labels::answer(lang, *answer))))
        .collect();
    let rows = days
        .options
        .iter()
        .map(|option| {
            let mark = best
                .contains(&option.id)
                .then(|| view! { " " <Badge tone=Tone::Good>{t::date_best(lang)}</Badge> });
            let title = view! { {days.words(option)} {mark} }.into_any();
            std::iter::once(title)
                .chain(
                    Answer::ALL.iter().map(|answer| view! { {option.count(*answer).to_string()} }.into_any()),
                )
                .collect()
        })
        .collect();
    let names = |people: &[&Participant]| {
        let names: Vec<&str> = people.iter().map(|each| each.name.as_str()).collect();
        format::list(lang, &names)
    };
    let (none, some) = waiting(&days.participants, &days.options);
    let missing =
        (open && !none.is_empty()).then(|| view! { <p>{t::date_not_answered(lang, names(&none))}</p> });
    let partly =
        (open && !some.is_empty()).then(|| view! { <p>{t::date_partly_answered(lang, names(&some))}</p> });
    let all =
        (open && none.is_empty() && some.is_empty()).then(|| view! { <p>{t::date_all_answered(lang)}</p> });
    view! {
        <section class="stack" aria-labelledby="all">
            <h2 id="all">{t::date_all(lang)}</h2>
            <DataTable caption=t::date_table(lang) columns rows />
            {who(days)}
            {missing}
            {partly}
            {all}
        </section>
    }
    .into_any()
}

/// Who answered what, for each day.
fn who(days: &Days) -> impl IntoView + use<> {
    let lang = days.lang;
    let names: BTreeMap<PersonId, &str> =
        days.participants.iter().map(|each| (each.id, each.name.as_str())).collect();
    let rows = days
        .options
        .iter()
        .map(|option| {
            let said = Answer::ALL
                .iter()
                .filter_map(|answer| {
                    let of: Vec<&str> = option
                        .answers
                        .iter()
                        .filter(|(_, each)| each == answer)
                        .filter_map(|(person, _)| names.get(person).copied())
                        .collect();
                    let words =
                        t::date_answered(lang, labels::answer(lang, *answer), format::list(lang, &of));
                    (!of.is_empty()).then(|| view! { <li>{words}</li> })
                })
                .collect_view();
            view! {
                <li>
                    <b>{days.words(option)}</b>
                    <ul class="plain">{said}</ul>
                </li>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>{t::date_who(lang)}</summary>
            <ul class="plain stack gap-2">{rows}</ul>
        </details>
    }
}
