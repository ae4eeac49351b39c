//! A community's school year by date: its meetings, its deliverables, its deadlines, and the calls of the network.

use ensemble_common::prelude::*;

use super::super::{
    composition::{CallDate, CallStep},
    model::{Meeting, Phase, When},
    paths,
    rules::{FIRST_MONTH, local, over, school_year},
    views,
};
use ensemble_communities::{
    community::{
        model::{Community, Deadline},
        paths as community_paths,
    },
    deliverable::{self, model::Deliverable, paths as deliverable_paths},
};
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_texts as t;
use ensemble_ui::{Step, Timeline, Tone};

/// An entry of a school year's list.
#[derive(Clone, Copy, Debug)]
enum YearEntry<'a> {
    Meeting(&'a Meeting),
    Deliverable(&'a Deliverable),
    Deadline(&'a Deadline),
    Call(&'a CallDate),
}

/// A meeting's day, `2027-01-14`, or its month, `2027-01`, which comes before the days in it.
fn day_of(meeting: &Meeting) -> String {
    let day = local(meeting.when, meeting.zone).date();
    match meeting.when {
        When::Month(_) => format!("{:04}-{:02}", day.year(), day.month()),
        When::At(_) => day.to_string(),
    }
}

/// The day of a moment in the portal's zone.
fn local_day(millis: i64) -> String {
    format::local(millis).date().to_string()
}

/// The entries of the school year of this moment, by date, with the deliverables that are late since an earlier one.
fn entries<'a>(
    now: i64,
    meetings: &'a [Meeting],
    deliverables: &'a [Deliverable],
    deadlines: &'a [Deadline],
    calls: &'a [CallDate],
) -> Vec<YearEntry<'a>> {
    let (first, today) = (school_year(now), local_day(now));
    let [from, until] = [first, first + 1].map(|year| format!("{year:04}-{FIRST_MONTH:02}"));
    let within = |day: &String| *day >= from && *day < until;
    let meetings = meetings
        .iter()
        .filter(|meeting| meeting.phase != Phase::Draft && meeting.cancelled_at.is_none())
        .map(|meeting| (day_of(meeting), YearEntry::Meeting(meeting)))
        .filter(|(day, _)| within(day));
    let deliverables = deliverables
        .iter()
        .map(|each| (each.plan.due(), each))
        .filter(|(due, each)| within(due) || *due < from && each.plan.is_late(&today))
        .map(|(due, each)| (due, YearEntry::Deliverable(each)));
    let deadlines = deadlines
        .iter()
        .map(|each| (each.day.clone(), YearEntry::Deadline(each)))
        .filter(|(day, _)| within(day));
    let calls =
        calls.iter().map(|each| (local_day(each.at), YearEntry::Call(each))).filter(|(day, _)| within(day));
    let mut all: Vec<(String, YearEntry<'a>)> =
        meetings.chain(deliverables).chain(deadlines).chain(calls).collect();
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    all.into_iter().map(|(_, entry)| entry).collect()
}

/// The year as a list, with links to its deliverables and to the form of its deadlines for those who edit the community's page;
/// nothing for a year without entries, unless the viewer edits the page.
pub(super) fn view(
    lang: Lang,
    now: i64,
    meetings: &[Meeting],
    (community, deliverables, calls): (&Community, &[Deliverable], &[CallDate]),
    edits: bool,
) -> Option<AnyView> {
    let entries = entries(now, meetings, deliverables, &community.texts.deadlines, calls);
    if entries.is_empty() && !edits {
        return None;
    }
    let today = local_day(now);
    let steps = entries.into_iter().map(|entry| step(lang, now, &today, entry)).collect_view();
    let edit = edits.then(|| {
        let page = community_paths::of(community_paths::EDIT, lang, community.slug(lang));
        let deliverables = community_paths::of(deliverable_paths::LIST, lang, community.slug(lang));
        view! {
            <p class="small no-print"><a href=deliverables>{t::deliverable_edit_all(lang)}</a></p>
            <p class="small no-print"><a href=format!("{page}#deadline-0-{}", lang.code())>{t::meeting_year_edit(lang)}</a></p>
        }
    });
    let view = view! {
        <section class="stack gap-3" aria-labelledby="by-date">
            <h2 id="by-date">{t::meeting_year_by_date(lang)}</h2>
            <Timeline>{steps}</Timeline>
            {edit}
        </section>
    };
    Some(view.into_any())
}

/// A title, and its language where that is not the page's.
fn spoken(lang: Lang, title: &LocalizedText) -> (String, Option<Lang>) {
    let shown = title.shown(lang);
    (shown.text.to_owned(), (shown.lang != lang).then_some(shown.lang))
}

fn step(lang: Lang, now: i64, today: &str, entry: YearEntry<'_>) -> AnyView {
    match entry {
        YearEntry::Meeting(meeting) => {
            let when = views::when(lang, meeting.when, meeting.zone);
            let (title, title_lang) = spoken(lang, &meeting.title);
            let (tone, words) = match meeting.when {
                When::Month(_) => (Tone::Plain, t::meeting_year_no_date(lang)),
                When::At(_) if over(meeting, now) => (Tone::Good, t::meeting_year_held(lang)),
                When::At(_) => (Tone::Meet, t::meeting_year_coming(lang)),
            };
            let href = Some(paths::show(lang, meeting.id));
            view! { <Step when title title_lang href tone><span class="small muted">{words}</span></Step> }
                .into_any()
        }
        YearEntry::Deliverable(deliverable) => {
            deliverable::step(lang, today, deliverable, Some(t::meeting_year_deliverable(lang)))
        }
        YearEntry::Deadline(deadline) => {
            let (title, title_lang) = spoken(lang, &deadline.title);
            let when = deadline.day.parse().map(|day| format::date(lang, day)).unwrap_or_default();
            let kind = t::meeting_year_deadline(lang);
            let (tone, words) = if deadline.day.as_str() < today {
                (Tone::Good, format!("{kind} · {}", t::meeting_year_passed(lang)))
            } else {
                (Tone::Plain, kind.to_owned())
            };
            view! { <Step when title title_lang tone><span class="small muted">{words}</span></Step> }
                .into_any()
        }
        YearEntry::Call(CallDate { at, step, title, links }) => {
            let when = format::date(lang, format::local(*at).date());
            let (title, title_lang) = spoken(lang, title);
            let tone = if *at < now { Tone::Good } else { Tone::Plain };
            let words = match step {
                CallStep::Opens => t::meeting_year_call_opens(lang),
                CallStep::Closes => t::meeting_year_call_closes(lang),
                CallStep::Answered => t::meeting_year_call_answered(lang),
            };
            let href = Some(links[usize::from(lang == Lang::En)].clone());
            view! { <Step when title title_lang href tone><span class="small muted">{words}</span></Step> }
                .into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CallDate, CallStep, YearEntry, day_of, entries};
    use crate::meeting::model::{Meeting, Modality, Phase, When, Zone};
    use ensemble_communities::{
        community::model::Deadline,
        deliverable::model::{Deliverable, DeliverableState, Plan, Season},
    };
    use ensemble_core::{
        Lang, LocalizedText, format,
        ids::{DeliverableId, MeetingId},
    };
    use jiff::civil::date;

    fn text(text: &str) -> LocalizedText {
        LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() }
    }

    fn at(year: i16, month: i8, day: i8) -> i64 {
        format::midnight(date(year, month, day)).expect("a day") + 50_400_000
    }

    fn meeting(when: When) -> Meeting {
        Meeting {
            id: MeetingId::new(),
            phase: Phase::Published,
            title: text("Lecture"),
            when,
            zone: Zone::Eastern,
            duration: 90,
            modality: Modality::Virtual,
            place: None,
            cancelled_at: None,
        }
    }

    fn deliverable(title: &str, date: Option<&str>, year: i16, state: DeliverableState) -> Deliverable {
        let plan = Plan {
            title: text(title),
            season: Season::Spring,
            year,
            date: date.map(str::to_owned),
            state,
            reason: None,
            work: None,
        };
        Deliverable { id: DeliverableId::new(), revision: 1, plan }
    }

    fn words(entry: YearEntry<'_>) -> String {
        match entry {
            YearEntry::Meeting(meeting) => day_of(meeting),
            YearEntry::Deliverable(deliverable) => deliverable.plan.title.text(Lang::Fr).to_owned(),
            YearEntry::Deadline(deadline) => deadline.title.text(Lang::Fr).to_owned(),
            YearEntry::Call(call) => format!("{:?}", call.step),
        }
    }

    #[test]
    fn meetings_deliverables_deadlines_and_calls_are_listed_by_date_within_the_school_year() {
        let cancelled = Meeting { cancelled_at: Some(1), ..meeting(When::At(at(2026, 10, 1))) };
        let draft = Meeting { phase: Phase::Draft, ..meeting(When::At(at(2026, 10, 2))) };
        let meetings = [
            meeting(When::At(at(2027, 4, 27))),
            meeting(When::Month(at(2027, 4, 1))),
            meeting(When::At(at(2026, 9, 14))),
            meeting(When::At(at(2026, 6, 10))),
            cancelled,
            draft,
        ];
        let deadline = |title: &str, day: &str| Deadline { title: text(title), day: day.to_owned() };
        let deliverables = [
            deliverable("of the season", None, 2027, DeliverableState::Planned),
            deliverable("of a day", Some("2027-03-26"), 2027, DeliverableState::Begun),
            deliverable("late for a year", None, 2026, DeliverableState::Begun),
            deliverable("done a year ago", None, 2026, DeliverableState::Delivered),
            deliverable("dropped a year ago", None, 2026, DeliverableState::Dropped),
            deliverable("of another year", None, 2029, DeliverableState::Planned),
        ];
        let deadlines = [
            deadline("in April", "2027-04-02"),
            deadline("on the first day", "2026-08-01"),
            deadline("before", "2026-07-31"),
            deadline("after", "2027-08-01"),
        ];
        let call =
            |step, at| CallDate { at, step, title: text("A call"), links: ["", ""].map(str::to_owned) };
        let calls = [
            call(CallStep::Opens, at(2026, 7, 31)),
            call(CallStep::Closes, at(2026, 9, 15)),
            call(CallStep::Answered, at(2027, 4, 3)),
        ];
        let now = at(2026, 11, 28);
        let shown: Vec<String> =
            entries(now, &meetings, &deliverables, &deadlines, &calls).into_iter().map(words).collect();
        let expected = [
            "late for a year",
            "on the first day",
            "2026-09-14",
            "Closes",
            "of a day",
            "2027-04",
            "in April",
            "Answered",
            "2027-04-27",
            "of the season",
        ];
        assert_eq!(shown, expected);
    }
}
