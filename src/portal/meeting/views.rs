//! Meetings as rows and cards, here and on the pages of other features.

use jiff::{ToSpan, Zoned};
use leptos::prelude::*;

use super::{
    labels,
    model::{Meeting, MeetingOf, Phase, When},
    paths,
};
use ensemble_core::{Lang, format};
use ensemble_server::web::ReaderZone;
use ensemble_texts as t;
use ensemble_ui::{Badge, DateTile, LangBadge, Line, Spoken};

/// The hour on the reader's clock, where it is another than the portal's: « 14 h 30 chez vous ».
#[must_use]
pub fn own_time(lang: Lang, at: When) -> Option<String> {
    time_of(lang, at, &use_context::<ReaderZone>()?.0)
}

/// The hour on the clock of a person who lives in this zone.
pub(super) fn time_of(lang: Lang, at: When, zone: &str) -> Option<String> {
    match at {
        When::Month(_) => None,
        When::At(millis) => Some(t::meeting_own_time(lang, format::time_in(lang, millis, zone)?)),
    }
}

/// The same in brackets, to stand behind the portal's time.
fn own_time_behind(lang: Lang, at: When) -> String {
    own_time(lang, at).map(|own| format!(" ({own})")).unwrap_or_default()
}

/// When a meeting is, in a few words: « 3 décembre 2026, 13 h 30 », or its month.
#[must_use]
pub fn when(lang: Lang, when: When) -> String {
    let local = format::local(when.millis());
    match when {
        When::Month(_) => {
            t::meeting_month_only(lang, format::month(lang, local.month()), local.year().to_string())
        }
        When::At(_) => {
            let hour = format::time(lang, local.time());
            format!("{}, {hour}{}", format::date(lang, local.date()), own_time_behind(lang, when))
        }
    }
}

/// When a meeting is, in whole words: « jeudi 3 décembre 2026, de 13 h 30 à 15 h (heure de l’Est) ».
pub(super) fn moment(lang: Lang, at: When, minutes: u16) -> String {
    let local = format::local(at.millis());
    match at {
        When::Month(_) => when(lang, at),
        When::At(_) => {
            let (day, hours) = (format::weekday_date(lang, local.date()), hours(lang, &local, minutes));
            let own = own_time(lang, at).map(|own| format!("; {own}")).unwrap_or_default();
            format!("{day}, {hours} ({}{own})", t::meeting_zone(lang))
        }
    }
}

/// The hours of a meeting: « de 13 h 30 à 15 h ».
pub(super) fn hours(lang: Lang, begins: &Zoned, minutes: u16) -> String {
    let ends = begins.checked_add(i64::from(minutes).minutes()).unwrap_or_else(|_| begins.clone());
    format::time_range(lang, begins.time(), ends.time())
}

fn tile(lang: Lang, when: When) -> AnyView {
    let local = format::local(when.millis());
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
        When::At(millis) => {
            let hours = hours(lang, &format::local(millis), meeting.duration);
            format!("{hours}{} · {modality}", own_time_behind(lang, meeting.when))
        }
    }
}

/// How far a meeting is: always where it is under way, else where it should be `said`.
fn badge(lang: Lang, phase: Phase, said: bool) -> impl IntoView + use<> {
    (said || phase == Phase::UnderWay).then(|| {
        let (word, tone) = labels::phase(lang, phase);
        view! { " " <Badge tone>{word}</Badge> }
    })
}

fn spoken(meeting: &Meeting) -> Spoken {
    match &meeting.title {
        ensemble_core::LocalizedText::Single { lang, .. } => Spoken::Only(*lang),
        ensemble_core::LocalizedText::Pair { .. } => Spoken::Both,
    }
}

/// Meetings of several communities, as cards.
#[component]
pub fn MeetingCards(
    /// The page's language.
    lang: Lang,
    /// The meetings.
    meetings: Vec<MeetingOf>,
) -> impl IntoView {
    meetings
        .into_iter()
        .map(|of| {
            let href = paths::show(lang, of.meeting.id);
            let community = of.community.shown(lang);
            let community_tag = (community.lang != lang).then(|| community.lang.tag());
            let community = community.text.to_owned();
            view! {
                <li class="card meeting-card">
                    <div class="row top nowrap">
                        {tile(lang, of.meeting.when)}
                        <div class="stack gap-1">
                            <h3>
                                <a href=href><Line lang passage=of.meeting.title.clone() /></a>
                            </h3>
                            <p class="small muted" lang=community_tag>{community}</p>
                        </div>
                    </div>
                    <footer class="row spread small">
                        <span><span class="muted">{facts(lang, &of.meeting)}</span> {badge(lang, of.meeting.phase, false)}</span>
                        <LangBadge lang spoken=spoken(&of.meeting) />
                    </footer>
                </li>
            }
        })
        .collect_view()
}

/// Meetings of one community, as rows.
#[component]
pub fn MeetingRows(
    /// The page's language.
    lang: Lang,
    /// The meetings.
    meetings: Vec<Meeting>,
    /// Whether each says how far it is; else only those under way do.
    #[prop(optional)]
    phases: bool,
    /// Whether the portal's zone is said above them.
    #[prop(default = true)]
    zone_note: bool,
) -> impl IntoView {
    let has_hours = zone_note && meetings.iter().any(|meeting| matches!(meeting.when, When::At(_)));
    let rows = meetings
        .into_iter()
        .map(|meeting| {
            let href = paths::show(lang, meeting.id);
            let badge = badge(lang, meeting.phase, phases);
            view! {
                <li class="meeting-row row top nowrap">
                    {tile(lang, meeting.when)}
                    <div class="stack gap-1">
                        <p class="h4"><a href=href><Line lang passage=meeting.title.clone() /></a></p>
                        <p class="small muted">{facts(lang, &meeting)} {badge}</p>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        {has_hours.then(|| view! { <p class="small muted">{t::meeting_zone_note(lang)}</p> })}
        <ul class="plain stack gap-3">{rows}</ul>
    }
}
