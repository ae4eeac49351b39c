//! A meeting as one of its pages shows it.

use ensemble_common::prelude::*;
use jiff::Zoned;

use super::{
    super::{
        actions,
        composition::{Audience, RunView},
        current,
        islands::{RunClock, RunConfig, RunWords},
        live::fingerprint,
        model::{MINUTE, Run, RunItem},
        paths,
    },
    meeting_id,
};
use crate::meeting::{
    item_kind_word,
    model::{Found, Phase},
    own_time, paths as meeting_paths,
};
use ensemble_core::{Lang, error::AppError, format, ids::MeetingId, rights::Action};
use ensemble_document::agenda::{Agenda, Item};
use ensemble_server::web::PageRequest;
use ensemble_texts as t;
use ensemble_ui::{LeftWords, StatusText, Tone};

/// How far a meeting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Ahead,
    Cancelled,
    /// It is under way, and has no clock: it began before there was one.
    WithoutClock,
    Running,
    Ended,
}

pub(super) struct Shown {
    pub(super) lang: Lang,
    pub(super) found: Found,
    pub(super) agenda: Agenda,
    pub(super) run: Option<Run>,
    pub(super) now: i64,
    /// The number of the last change.
    number: u64,
}

impl Shown {
    /// The meeting of the address, if the viewer may do this in its community.
    pub(super) async fn of(request: &PageRequest, action: Action) -> Result<Self, AppError> {
        let id = meeting_id(request)?;
        let found = actions::find_for(request, id, action).await?;
        // Before the rest is read: what changes from now on is then noticed.
        let number = request.portal.signals().number(id.uuid());
        let (agenda, run) = current(&request.portal, id).await?;
        Ok(Self { lang: request.lang, found, agenda, run, now: request.portal.now(), number })
    }

    pub(super) fn id(&self) -> MeetingId {
        self.found.of.meeting.id
    }

    pub(super) fn state(&self) -> State {
        let meeting = &self.found.of.meeting;
        match (meeting.phase, &self.run) {
            _ if meeting.cancelled_at.is_some() => State::Cancelled,
            (Phase::Draft | Phase::Published, _) => State::Ahead,
            (Phase::Closed, _) => State::Ended,
            (Phase::UnderWay, Some(run)) if run.ended_at.is_none() => State::Running,
            (Phase::UnderWay, _) => State::WithoutClock,
        }
    }

    /// The item that people are at.
    pub(super) fn item(&self) -> Option<&Item> {
        self.agenda.item(self.run.as_ref()?.current.as_deref()?)
    }

    pub(super) fn view(&self, audience: Audience) -> RunView<'_> {
        RunView {
            audience,
            found: &self.found,
            agenda: &self.agenda,
            run: self.run.as_ref(),
            item: self.item(),
        }
    }

    /// An hour in the meeting's zone and, where it is another, on the reader's own clock.
    pub(super) fn time(&self, millis: i64) -> String {
        let own = self.own_time(millis).map(|own| format!(" ({own})")).unwrap_or_default();
        format!("{}{own}", self.meeting_time(millis))
    }

    /// An hour in the meeting's zone only, for the screen that people of several zones look at.
    pub(super) fn meeting_time(&self, millis: i64) -> String {
        format::time(self.lang, self.local(millis).time())
    }

    /// An hour on the reader's own clock, where it is another than in the meeting's zone.
    pub(super) fn own_time(&self, millis: i64) -> Option<String> {
        own_time(self.lang, &self.local(millis))
    }

    fn local(&self, millis: i64) -> Zoned {
        format::local_in(millis, self.found.of.meeting.zone.code())
    }

    /// What an item is called.
    pub(super) fn name(&self, id: &str) -> String {
        let name = self.agenda.item(id).map_or("", |item| item.name(self.lang));
        if name.is_empty() { t::run_untitled(self.lang).to_owned() } else { name.to_owned() }
    }

    pub(super) fn meeting_title(&self) -> &str {
        self.found.of.meeting.title.text(self.lang)
    }

    pub(super) fn address(&self, paths: [&str; 2]) -> String {
        meeting_paths::of(paths, self.lang, self.id())
    }

    /// The clock around the parts of a page.
    pub(super) fn clock(&self, eager: bool, parts: AnyView) -> AnyView {
        let config = RunConfig {
            lang: self.lang,
            events: paths::events(self.id()),
            time: paths::TIME.to_owned(),
            number: self.number,
            agenda: fingerprint(&self.agenda),
            now: self.now,
            eager,
            words: words(self.lang),
        };
        view! { <RunClock config>{parts}</RunClock> }.into_any()
    }

    /// The current item: what it is called in both languages, and what is left of it.
    pub(super) fn head(&self, audience: Audience) -> AnyView {
        let lang = self.lang;
        let Some(run) = self.run.as_ref() else { return ().into_any() };
        let current = run.current_item();
        let left = current.map_or(0, |item| run.left(item, self.now));
        let length = current.map_or(0, |item| i64::from(item.minutes) * MINUTE);
        let share = (left.max(0) * 100).checked_div(length).unwrap_or_default().min(100);
        let (title, title_lang, other) = self.titles();
        let is_untranslated = other.is_empty();
        let tag = (title_lang != lang).then(|| title_lang.tag());
        let disk = disk(share);
        let line = (audience != Audience::Screen).then(|| self.line(run));
        let paused = run
            .paused_since
            .map(|_| view! { <p><StatusText tone=Tone::Warn>{t::run_paused(lang)}</StatusText></p> });
        let removed = current
            .filter(|item| item.removed)
            .map(|_| view! { <p class="small">{t::run_item_removed(lang)}</p> });
        let left = current.map(|item| self.left(run, item, audience));
        let spent = current.map_or(0, |item| item.spent);
        let paused_since = run.paused_since.unwrap_or_default();
        let ended_at = run.ended_at.unwrap_or_default();
        let item = run.current.clone().unwrap_or_default();
        view! {
            <section
                class="run-now"
                aria-labelledby="run-item"
                data-run=""
                data-item=item
                data-spent=spent.to_string()
                data-since=run.item_since.to_string()
                data-length=length.to_string()
                data-paused=paused_since.to_string()
                data-due=run.due_at.to_string()
                data-ended=ended_at.to_string()
            >
                <div class="run-disk" aria-hidden="true" inner_html=disk></div>
                <div class="run-words">
                    {line}
                    <h1 id="run-item" data-title="own" data-announce="item" lang=tag>{title}</h1>
                    <p class="run-tongue" data-title="other" lang=lang.other().tag() hidden=is_untranslated>{other}</p>
                    {removed}
                    {left}
                    {paused}
                </div>
            </section>
        }
        .into_any()
    }

    /// The title of the current item, in which language it is, and the title in the other one.
    fn titles(&self) -> (String, Lang, String) {
        let lang = self.lang;
        let Some(item) = self.item() else {
            return (self.meeting_title().to_owned(), lang, String::new());
        };
        let (own, other) = (item.title.of(lang).trim(), item.title.of(lang.other()).trim());
        match (own.is_empty(), other.is_empty()) {
            (false, _) => (own.to_owned(), lang, other.to_owned()),
            (true, false) => (other.to_owned(), lang.other(), String::new()),
            (true, true) => (t::run_untitled(lang).to_owned(), lang, String::new()),
        }
    }

    /// Which item it is, what people do, who leads it.
    fn line(&self, run: &Run) -> AnyView {
        let lang = self.lang;
        let on_agenda: Vec<&RunItem> = run.items.iter().filter(|item| !item.removed).collect();
        let place = on_agenda.iter().position(|item| Some(&item.id) == run.current.as_ref());
        let mut said = Vec::new();
        if let Some(place) = place {
            said.push(t::run_item_number(lang, on_agenda.len(), place + 1));
        }
        if let Some(item) = self.item() {
            said.push(item_kind_word(lang, item.kind).to_owned());
            said.extend(Some(item.lead.trim().to_owned()).filter(|lead| !lead.is_empty()));
        }
        view! { <p class="small muted">{said.join(" · ")}</p> }.into_any()
    }

    fn left(&self, run: &Run, item: &RunItem, audience: Audience) -> AnyView {
        let lang = self.lang;
        let left = run.left(item, self.now);
        let words = left_words(lang).say(left);
        let until = self.time(self.now + left.max(0));
        let rest = match audience {
            Audience::Facilitator => t::run_of_minutes_until(lang, item.minutes, until),
            Audience::Participant => t::run_until(lang, until),
            Audience::Screen => String::new(),
        };
        let label = (audience == Audience::Screen).then(|| {
            view! {
                <span class="run-left-label">
                    {t::run_time_left(lang)} " · " <span lang=lang.other().tag()>{t::run_time_left(lang.other())}</span>
                </span>
            }
        });
        view! {
            <p class="run-left" role="timer">
                {label}
                <b data-clock="item">{words}</b>
                " "
                <span>{rest}</span>
            </p>
        }
        .into_any()
    }

    /// What is said of a meeting that is not under way, with its only heading.
    pub(super) fn aside(&self) -> AnyView {
        let lang = self.lang;
        let meeting = &self.found.of.meeting;
        let text = match self.state() {
            State::Ahead => crate::meeting::moment(lang, meeting.when, meeting.zone, meeting.duration),
            State::Cancelled => t::run_is_cancelled(lang).to_owned(),
            State::WithoutClock => t::run_without_clock(lang).to_owned(),
            State::Running => String::new(),
            State::Ended => t::run_has_ended(lang).to_owned(),
        };
        let title = self.meeting_title().to_owned();
        view! {
            <div class="run-words">
                <h1>{title}</h1>
                <p data-announce="item">{text}</p>
            </div>
        }
        .into_any()
    }
}

/// How what is left is said.
#[must_use]
pub fn left_words(lang: Lang) -> LeftWords {
    LeftWords {
        minutes: t::run_clock_minutes(lang, "{}"),
        seconds: t::run_clock_seconds(lang, "{}"),
        up: t::run_clock_up(lang).to_owned(),
        over: t::run_clock_over(lang, "{}"),
    }
}

/// The words of the clock.
pub(super) fn words(lang: Lang) -> RunWords {
    RunWords {
        left: left_words(lang),
        item: t::run_announce_item(lang, "{}"),
        announced: [t::run_announce_five(lang), t::run_announce_one(lang), t::run_announce_none(lang)]
            .map(str::to_owned),
        lost: t::run_connection_lost(lang).to_owned(),
        ended: t::run_connection_ended(lang).to_owned(),
    }
}

/// The timer of a classroom: a disk that empties, of which so many hundredths are left.
fn disk(share: i64) -> String {
    format!(
        r#"<svg class="time-disk" viewBox="0 0 100 100" focusable="false"><circle class="rest" cx="50" cy="50" r="48"/><g transform="matrix(-1 0 0 1 100 0)"><circle class="left" data-clock="disk" cx="50" cy="50" r="22.5" stroke-width="45" pathLength="100" stroke-dasharray="{share} 100" transform="rotate(-90 50 50)"/></g></svg>"#
    )
}
