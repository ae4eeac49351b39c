//! Meetings as rows and cards, here and on the pages of other features.

use ensemble_common::prelude::*;
use jiff::{ToSpan, Zoned};

use super::{
    labels,
    model::{Meeting, MeetingOf, Phase, When, Zone},
    paths,
    rules::local,
};
use ensemble_core::{Lang, format};
use ensemble_server::web::ReaderZone;
use ensemble_texts as t;
use ensemble_ui::{Badge, DateTile, LangBadge, Line, Spoken, Tone};

/// The hour on the reader's clock, where it is another than the one that is said: « 14 h 30 chez vous ».
#[must_use]
pub fn own_time(lang: Lang, at: &Zoned) -> Option<String> {
    time_of(lang, at, &use_context::<ReaderZone>()?.0)
}

/// The hour on the clock of a person who lives in this zone.
fn time_of(lang: Lang, at: &Zoned, zone: &str) -> Option<String> {
    Some(t::meeting_own_time(lang, format::time_in(lang, at, zone)?))
}

/// What follows an hour in brackets: its zone where that is not the portal's, and the hour on the reader's own clock.
fn behind(lang: Lang, zone: Zone, own: Option<String>) -> String {
    let zone = (zone != Zone::Eastern).then(|| labels::zone(lang, zone).to_owned());
    let said: Vec<String> = zone.into_iter().chain(own).collect();
    if said.is_empty() { String::new() } else { format!(" ({})", said.join("; ")) }
}

/// A month, to which a meeting has no date yet.
fn month_only(lang: Lang, local: &Zoned) -> String {
    t::meeting_month_only(lang, format::month(lang, local.month()), local.year().to_string())
}

/// When a meeting is, in a few words: « 3 décembre 2026, 13 h 30 », or its month.
#[must_use]
pub fn when(lang: Lang, when: When, zone: Zone) -> String {
    let local = local(when, zone);
    few_words(lang, when, zone, &local, own_time(lang, &local))
}

/// The same without the reader's own hour, for what they hand or send to others.
#[must_use]
pub fn when_for_others(lang: Lang, when: When, zone: Zone) -> String {
    few_words(lang, when, zone, &local(when, zone), None)
}

/// When a meeting is, in a few words, with the hour on the clock of a person who lives in zone `there` where it is another:
/// « 3 décembre 2026, 13 h 30 (14 h 30 chez vous) ».
pub(super) fn when_in(lang: Lang, when: When, zone: Zone, there: &str) -> String {
    let local = local(when, zone);
    few_words(lang, when, zone, &local, time_of(lang, &local, there))
}

fn few_words(lang: Lang, when: When, zone: Zone, local: &Zoned, own: Option<String>) -> String {
    match when {
        When::Month(_) => month_only(lang, local),
        When::At(_) => {
            let (day, hour) = (format::date(lang, local.date()), format::time(lang, local.time()));
            format!("{day}, {hour}{}", behind(lang, zone, own))
        }
    }
}

/// When a meeting is, in whole words: « jeudi 3 décembre 2026, de 13 h 30 à 15 h (heure de l’Est) ».
#[must_use]
pub fn moment(lang: Lang, when: When, zone: Zone, minutes: u16) -> String {
    let local = local(when, zone);
    whole_words(lang, when, zone, &local, minutes, own_time(lang, &local))
}

/// The same without the reader's own hour, for what they hand or send to others.
#[must_use]
pub fn moment_for_others(lang: Lang, when: When, zone: Zone, minutes: u16) -> String {
    whole_words(lang, when, zone, &local(when, zone), minutes, None)
}

fn whole_words(
    lang: Lang,
    when: When,
    zone: Zone,
    local: &Zoned,
    minutes: u16,
    own: Option<String>,
) -> String {
    match when {
        When::Month(_) => month_only(lang, local),
        When::At(_) => {
            let day = format::weekday_date(lang, local.date());
            format!("{day}, {} ({})", hours(lang, local, minutes), zone_and(lang, zone, own))
        }
    }
}

/// A moment that is no meeting's, in the zone of a meeting and on the reader's own clock: « 3 décembre 2026, 13 h 30 (heure de
/// l’Est; 14 h 30 chez vous) ».
#[must_use]
pub fn zoned_moment(lang: Lang, millis: i64, zone: Zone) -> String {
    let at = format::local_in(millis, zone.code());
    let (day, hour) = (format::date(lang, at.date()), format::time(lang, at.time()));
    format!("{day}, {hour} ({})", zone_and(lang, zone, own_time(lang, &at)))
}

/// The hours of a meeting and their zone: « de 13 h 30 à 15 h (heure de l’Est) »; `None` while it has a month only.
#[must_use]
pub fn hours_in_zone(lang: Lang, meeting: &Meeting) -> Option<String> {
    matches!(meeting.when, When::At(_)).then(|| {
        let begins = local(meeting.when, meeting.zone);
        let zone = zone_and(lang, meeting.zone, own_time(lang, &begins));
        format!("{} ({zone})", hours(lang, &begins, meeting.duration))
    })
}

/// A zone, and the hour on the reader's own clock where it is another.
fn zone_and(lang: Lang, zone: Zone, own: Option<String>) -> String {
    let own = own.map(|own| format!("; {own}")).unwrap_or_default();
    format!("{}{own}", labels::zone(lang, zone))
}

/// In which zone the times of a list of meetings are.
#[must_use]
pub fn zone_note<'a>(lang: Lang, meetings: impl IntoIterator<Item = &'a Meeting>) -> &'static str {
    match meetings.into_iter().any(|meeting| meeting.zone != Zone::Eastern) {
        true => t::meeting_zone_note_mixed(lang),
        false => t::meeting_zone_note(lang),
    }
}

/// The hours of a meeting: « de 13 h 30 à 15 h ».
pub(super) fn hours(lang: Lang, begins: &Zoned, minutes: u16) -> String {
    let ends = begins.checked_add(i64::from(minutes).minutes()).unwrap_or_else(|_| begins.clone());
    format::time_range(lang, begins.time(), ends.time())
}

/// The date of a meeting at a glance.
pub(super) fn tile(lang: Lang, when: When, zone: Zone) -> AnyView {
    let local = local(when, zone);
    let month = format::short_month(lang, local.month());
    match when {
        When::Month(_) => {
            let machine = format!("{:04}-{:02}", local.year(), local.month());
            view! { <DateTile lang month year=local.year().to_string() datetime=machine /> }.into_any()
        }
        When::At(_) => {
            view! { <DateTile lang day=local.day().to_string() month datetime=local.date().to_string() /> }
                .into_any()
        }
    }
}

fn facts(lang: Lang, meeting: &Meeting) -> String {
    let modality = labels::modality(lang, meeting.modality);
    match meeting.when {
        When::Month(_) => format!("{} · {modality}", t::meeting_date_to_come(lang)),
        When::At(_) => {
            let local = local(meeting.when, meeting.zone);
            let behind = behind(lang, meeting.zone, own_time(lang, &local));
            format!("{}{behind} · {modality}", hours(lang, &local, meeting.duration))
        }
    }
}

/// How far a meeting is: always where it is cancelled or under way, else where it should be `said`.
fn badge(lang: Lang, meeting: &Meeting, said: bool) -> impl IntoView + use<> {
    let (cancelled, phase) = (meeting.cancelled_at.is_some(), meeting.phase);
    (said || cancelled || phase == Phase::UnderWay).then(|| {
        let (word, tone) = match cancelled {
            true => (t::meeting_cancelled(lang), Tone::Bad),
            false => labels::phase(lang, phase),
        };
        view! { " " <Badge tone>{word}</Badge> }
    })
}

fn spoken(meeting: &Meeting) -> Spoken {
    match &meeting.title {
        ensemble_core::LocalizedText::Single { lang, .. } => Spoken::Only(*lang),
        ensemble_core::LocalizedText::Pair { .. } => Spoken::Both,
    }
}

/// Meetings of several communities, as rows of a list.
#[component]
pub fn MeetingEntries(
    /// The page's language.
    lang: Lang,
    /// The meetings.
    meetings: Vec<MeetingOf>,
) -> impl IntoView {
    let rows = meetings
        .into_iter()
        .map(|of| {
            let community = of.community.shown(lang);
            let tag = (community.lang != lang).then(|| community.lang.tag());
            let community = view! { <span lang=tag>{community.text.to_owned()}</span> }.into_any();
            row(lang, of.meeting, Some(community), false)
        })
        .collect_view();
    view! { <ul class="entry-list dated">{rows}</ul> }
}

/// Meetings of one community, as rows of a list.
#[component]
pub fn MeetingRows(
    /// The page's language.
    lang: Lang,
    /// The meetings.
    meetings: Vec<Meeting>,
    /// Whether each says how far it is; else only those under way do.
    #[prop(optional)]
    phases: bool,
    /// Whether the zone of their times is said above them.
    #[prop(default = true)]
    zone_note: bool,
) -> impl IntoView {
    let has_hours = zone_note && meetings.iter().any(|meeting| matches!(meeting.when, When::At(_)));
    let note = has_hours.then(|| view! { <p class="small muted">{self::zone_note(lang, &meetings)}</p> });
    let rows = meetings.into_iter().map(|meeting| row(lang, meeting, None, phases)).collect_view();
    view! {
        {note}
        <ul class="entry-list dated">{rows}</ul>
    }
}

/// A meeting: its date, its title, whose it is, its hours.
fn row(lang: Lang, meeting: Meeting, community: Option<AnyView>, phases: bool) -> AnyView {
    let href = paths::show(lang, meeting.id);
    let badge = badge(lang, &meeting, phases);
    let (facts, spoken) = (facts(lang, &meeting), spoken(&meeting));
    let link = view! { <a class="entry-title" href=href><Line lang passage=meeting.title /></a> };
    // Among the meetings of one community, headings are the school years.
    let title = match community {
        Some(_) => view! { <h3>{link}</h3> }.into_any(),
        None => view! { <p>{link}</p> }.into_any(),
    };
    view! {
        <li>
            <span class="lead-in">{tile(lang, meeting.when, meeting.zone)}</span>
            <div class="entry-text">
                {title}
                {community.map(|community| view! { <p class="meta">{community}</p> })}
                <p class="byline"><span>{facts}</span> <LangBadge lang spoken /> {badge}</p>
            </div>
        </li>
    }
    .into_any()
}
