//! What waits for a person: texts they have begun, votes that changed, translations, and what they do as a facilitator.

use ensemble_common::prelude::*;

use super::words::{Title, around, day, title_of, until};
use ensemble_calls::call::{model::Call, paths as call_paths};
use ensemble_communities::{community::paths as community_paths, membership::model::OwnCommunity};
use ensemble_core::{Lang, LocalizedText, Translation, format, rights::Role};
use ensemble_decisions::vote::{model::AskedAgain, paths as vote_paths};
use ensemble_meetings::{
    meeting::{
        model::{Ahead, Phase, When},
        paths as meeting_paths,
    },
    participation::{model::MissedMeeting, paths as participation_paths},
};
use ensemble_reflections::reflection::{
    self, Author, Overview, OverviewDraft, OverviewEntry, beginning, name_of_texts, paths as reflection_paths,
};
use ensemble_texts as t;
use ensemble_ui::{Entry, EntryList, Icon, NavLink, SectionTitle, Shape};

/// How long before a meeting those who plan it are reminded to publish it, in milliseconds.
const TWO_WEEKS: i64 = 14 * 86_400_000;
/// How long before its end a vote or the screening of a call is said to be due, in milliseconds.
const TWO_DAYS: i64 = 2 * 86_400_000;
/// How much of a text stands in for a title, in characters.
const NAME: usize = 60;

/// The part of the page; nothing where nothing is in it.
pub(super) fn part(
    lang: Lang,
    overview: &Overview,
    communities: &[OwnCommunity],
    ahead: &[Ahead],
    (missed, to_vote, to_review): (&[MissedMeeting], &[AskedAgain], &[(Call, u32)]),
    now: i64,
) -> Option<AnyView> {
    let mut own: Vec<AnyView> = overview
        .drafts
        .iter()
        .filter(|each| can_finish(each, communities))
        .map(|each| draft(lang, each, now))
        .collect();
    own.extend(to_review.iter().map(|(call, left)| screening(lang, call, *left, now)));
    own.extend(to_vote.iter().filter_map(|each| vote_again(lang, each, communities, now)));
    own.extend(missed.iter().map(|each| catch_up(lang, each)));
    own.extend(overview.to_review.iter().map(|each| review(lang, each, now)));
    own.extend(overview.to_update.iter().map(|each| update(lang, each, now)));
    own.extend(overview.to_translate.iter().map(|each| translate(lang, each, now)));
    let led: Vec<(Title, Vec<AnyView>)> = communities
        .iter()
        .filter(|community| community.role == Role::Facilitator)
        .map(|community| (title_of(lang, &community.name), led(lang, overview, community, ahead, now)))
        .filter(|(_, rows)| !rows.is_empty())
        .collect();
    if own.is_empty() && led.is_empty() {
        return None;
    }
    let own = (!own.is_empty()).then(|| view! { <EntryList>{own}</EntryList> });
    let led = led
        .into_iter()
        .map(|(name, rows)| {
            let heading = around(lang, name, |name| t::home_led(lang, name));
            view! { <h3 class="minor">{heading}</h3> <EntryList>{rows}</EntryList> }
        })
        .collect_view();
    Some(section(lang, view! { {own} {led} }.into_any()))
}

/// The part of the page for whom nothing waits; `way_on` is what they can do.
pub(super) fn nothing(lang: Lang, way_on: Option<NavLink>) -> AnyView {
    let way_on = way_on.map(|link| view! { " " <a href=link.href>{link.label}</a> });
    let words = view! { <p class="nothing">{t::home_waiting_none(lang)} {way_on}</p> };
    section(lang, words.into_any())
}

fn section(lang: Lang, inside: AnyView) -> AnyView {
    view! {
        <section aria-labelledby="waiting">
            <SectionTitle id="waiting" title=t::home_waiting(lang) all=None />
            {inside}
        </section>
    }
    .into_any()
}

fn row(
    shape: Shape,
    href: String,
    title: AnyView,
    when: Option<String>,
    due: bool,
    about: impl Into<String>,
) -> AnyView {
    let about = about.into();
    view! { <Entry href title lead=view! { <Icon shape /> }.into_any() when due>{about}</Entry> }.into_any()
}

/// Whether a draft can be opened: one of a new reflection only in a community in which the person writes.
fn can_finish(draft: &OverviewDraft, communities: &[OwnCommunity]) -> bool {
    let slug = draft.fields.text("community");
    draft.translation
        || slug.is_empty()
        || communities.iter().any(|community| {
            matches!(community.role, Role::Facilitator | Role::Member)
                && community.slugs.iter().any(|each| each == slug)
        })
}

fn draft(lang: Lang, draft: &OverviewDraft, now: i64) -> AnyView {
    let (path, keys) = match draft.translation {
        true => (reflection_paths::TRANSLATION, ["other-title", "other-text"]),
        false => (reflection_paths::EDIT, ["title", "text"]),
    };
    let title = match keys.map(|key| draft.fields.text(key)) {
        ["", ""] => t::reflection_untitled(lang).to_owned(),
        ["", text] | [text, _] => beginning(text, NAME),
    };
    let written_in = Lang::from_code(draft.fields.text("lang")).unwrap_or(lang);
    let title_lang = if draft.translation { written_in.other() } else { written_in };
    let sentence = |title: &'static str| match draft.translation {
        true => t::home_finish_translation(lang, title),
        false => t::home_finish(lang, title),
    };
    let title = around(lang, (title, title_lang), sentence);
    let href = reflection_paths::of(path, lang, draft.id);
    row(Shape::Pen, href, title, Some(day(lang, draft.at, now)), false, t::home_finish_text(lang))
}

/// A call whose projects the person reads, how many are left, and until when.
fn screening(lang: Lang, call: &Call, left: u32, now: i64) -> AnyView {
    let name = title_of(lang, &call.texts.title);
    let title = around(lang, name, |title| t::call_public_home_review(lang, title));
    let href = call_paths::of(call_paths::SCREENING, lang, &call.code);
    let until = call.dates.screening_until;
    let day = format::day_and_month(lang, format::local(until).date());
    row(Shape::Document, href, title, Some(day), until <= now + TWO_DAYS, t::screening_home_left(lang, left))
}

/// A vote in which something that the person chose has changed.
fn vote_again(lang: Lang, asked: &AskedAgain, communities: &[OwnCommunity], now: i64) -> Option<AnyView> {
    let community = communities.iter().find(|community| community.id == asked.community)?;
    let title = around(lang, title_of(lang, &asked.title), |title| t::home_vote_again(lang, title));
    let slug = &community.slugs[usize::from(lang == Lang::En)];
    let href = vote_paths::of(vote_paths::SHOW, lang, slug, asked.vote);
    let day = format::day_and_month(lang, format::local(asked.closes_at).date());
    let about = t::home_vote_again_text(lang);
    Some(row(Shape::Check, href, title, Some(day), asked.closes_at <= now + TWO_DAYS, about))
}

/// A meeting that the person missed, and to which they can still contribute.
fn catch_up(lang: Lang, missed: &MissedMeeting) -> AnyView {
    let name = title_of(lang, &missed.title);
    let title = around(lang, name, |title| t::participation_home_missed(lang, title));
    let href = meeting_paths::of(participation_paths::CATCH_UP, lang, missed.meeting);
    let day = format::day_and_month(lang, format::local(missed.contribute_until - 1).date());
    let about = t::participation_home_missed_text(lang, missed.community.text(lang), day);
    row(Shape::Calendar, href, title, None, false, about)
}

fn review(lang: Lang, entry: &OverviewEntry, now: i64) -> AnyView {
    let title = around(lang, name_of_texts(lang, &entry.texts), |title| t::home_review(lang, title));
    let href = reflection_paths::of(reflection_paths::TRANSLATION, lang, entry.id);
    let about = match &entry.author {
        Author::Named(name) => t::home_review_text(lang, name.as_str()),
        Author::Group | Author::Anonymous => String::new(),
    };
    row(Shape::Languages, href, title, Some(day(lang, entry.at, now)), false, about)
}

fn update(lang: Lang, entry: &OverviewEntry, now: i64) -> AnyView {
    let title = around(lang, name_of_texts(lang, &entry.texts), |title| t::home_update(lang, title));
    let href = reflection_paths::of(reflection_paths::TRANSLATION, lang, entry.id);
    row(Shape::Languages, href, title, Some(day(lang, entry.at, now)), false, t::home_update_text(lang))
}

fn translate(lang: Lang, entry: &OverviewEntry, now: i64) -> AnyView {
    let (name, name_lang) = name_of_texts(lang, &entry.texts);
    let title = around(lang, (name, name_lang), |title| t::home_translate(lang, title));
    let href = reflection_paths::of(reflection_paths::TRANSLATION, lang, entry.id);
    let author = author_word(lang, &entry.author);
    let about = match name_lang {
        Lang::Fr => t::home_translate_fr(lang, author),
        Lang::En => t::home_translate_en(lang, author),
    };
    row(Shape::Languages, href, title, Some(day(lang, entry.at, now)), false, about)
}

/// Who wrote something, in a word.
pub(super) fn author_word(lang: Lang, author: &Author) -> String {
    match author {
        Author::Named(name) => name.clone(),
        Author::Group => t::home_group(lang).to_owned(),
        Author::Anonymous => t::reflection_anonymous(lang).to_owned(),
    }
}

/// Whether one language of a text is behind the other.
fn is_behind(text: &LocalizedText) -> bool {
    matches!(text, LocalizedText::Pair { translation: Translation::Outdated { .. }, .. })
}

/// What waits in a community for a facilitator.
fn led(lang: Lang, overview: &Overview, community: &OwnCommunity, ahead: &[Ahead], now: i64) -> Vec<AnyView> {
    let slug = &community.slugs[usize::from(lang == Lang::En)];
    let at = |paths| community_paths::of(paths, lang, slug);
    let mut rows = Vec::new();
    if let Some(name) = community.requested_by.clone().filter(|_| community.requests > 0) {
        let when = community.requested_at.map(|at| day(lang, at, now));
        let title = t::home_requests(lang, community.requests).into_any();
        let about = t::home_requests_text(lang, name, community.requests.saturating_sub(1));
        rows.push(row(Shape::People, at(community_paths::MEMBERS), title, when, false, about));
    }
    if let Some((count, since)) = overview.reports.get(&community.id) {
        let title = t::home_reports(lang, *count).into_any();
        let when = Some(day(lang, *since, now));
        let about = t::home_reports_text(lang);
        rows.push(row(Shape::Flag, at(reflection_paths::MODERATION), title, when, false, about));
    }
    for ahead in ahead.iter().filter(|ahead| ahead.community == community.id) {
        let meeting = &ahead.of.meeting;
        let name = || title_of(lang, &meeting.title);
        let soon = matches!(meeting.when, When::At(begins) if begins <= now + TWO_WEEKS);
        if meeting.phase == Phase::Draft && soon {
            let title = around(lang, name(), |title| t::home_publish(lang, title));
            let href = meeting_paths::show(lang, meeting.id);
            let when = until(lang, meeting, now);
            rows.push(row(Shape::Calendar, href, title, when, true, t::home_publish_text(lang)));
        }
        let edit = || meeting_paths::of(meeting_paths::EDIT, lang, meeting.id);
        if let Some(saved) = ahead.draft_at {
            let title = around(lang, name(), |title| t::home_meeting_draft(lang, title));
            let when = Some(day(lang, saved, now));
            rows.push(row(Shape::Pen, edit(), title, when, false, t::home_finish_text(lang)));
        }
        if is_behind(&meeting.title) || meeting.place.as_ref().is_some_and(is_behind) {
            let title = around(lang, name(), |title| t::home_meeting_behind(lang, title));
            rows.push(row(Shape::Languages, edit(), title, None, false, t::home_update_text(lang)));
        }
    }
    if let Some(saved) = community.draft_at {
        let title = t::home_page_draft(lang).into_any();
        let when = Some(day(lang, saved, now));
        rows.push(row(Shape::Pen, at(community_paths::EDIT), title, when, false, t::home_finish_text(lang)));
    }
    if community.behind {
        let title = t::home_page_behind(lang).into_any();
        let about = t::home_update_text(lang);
        rows.push(row(Shape::Languages, at(community_paths::EDIT), title, None, false, about));
    }
    rows
}

/// The language of a reflection's text, where it is in one only.
pub(super) fn spoken(entry: &OverviewEntry) -> ensemble_ui::Spoken {
    reflection::spoken(&entry.texts.body)
}
