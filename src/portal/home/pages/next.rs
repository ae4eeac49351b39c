//! The next meeting: when, where, how one takes part, what is prepared.

use ensemble_common::prelude::*;

use super::words::{title_of, titled, until};
use ensemble_communities::{
    account::{self, model::Agreement, paths as account_paths},
    community::paths as community_paths,
};
use ensemble_core::{Lang, error::AppError, format, ids::MeetingId, rights::Action};
use ensemble_meetings::{
    attendance::{self, model::Own},
    calendar::paths as calendar_paths,
    meeting::{
        self,
        model::{Ahead, Meeting, Modality, Phase, When},
        paths,
        rules::local,
    },
};
use ensemble_server::web::PageRequest;
use ensemble_texts as t;
use ensemble_ui::{DateTile, Icon, Line, SectionTitle, Shape};

/// The next meeting, as far as a person may know of it.
pub(super) struct Next {
    ahead: Ahead,
    /// How many items its agenda has, if the person may read it.
    items: Option<usize>,
    /// Whether the person promised to keep what is said to themselves.
    promised: bool,
    /// What the person answered, if it is theirs to answer.
    own: Option<Own>,
}

impl Next {
    /// The first of these meetings that is published.
    pub(super) async fn load(request: &PageRequest, ahead: &[Ahead]) -> Result<Option<Self>, AppError> {
        let next = ahead.iter().find(|ahead| ahead.of.meeting.phase != Phase::Draft);
        let Some(ahead) = next.cloned() else { return Ok(None) };
        let items = match ahead.reads {
            true => items_of(request, ahead.of.meeting.id).await?,
            false => None,
        };
        let promised = match &request.viewer.person {
            Some(person) if person.asked && ahead.video.is_some() => {
                account::accepted(&request.portal.db, person.id, Agreement::Confidentiality).await?
            }
            _ => true,
        };
        let may_answer = request.may(Action::AnswerMeetings, Some(ahead.community));
        let own = match request.viewer.id().filter(|_| may_answer) {
            Some(person) => Some(attendance::own(&request.portal.db, ahead.of.meeting.id, person).await?),
            None => None,
        };
        Ok(Some(Self { ahead, items, promised, own }))
    }

    /// Whether the person still has to say if they come.
    pub(super) fn is_unanswered(&self) -> bool {
        self.own.as_ref().is_some_and(|own| own.attendance.is_none())
    }
}

/// How many items an agenda has; `None` when what is stored of it cannot be read.
async fn items_of(request: &PageRequest, id: MeetingId) -> Result<Option<usize>, AppError> {
    match meeting::agenda_of(&request.portal, id.uuid()).await {
        Ok((agenda, _)) => Ok(Some(agenda.items.len())),
        Err(AppError::Unreadable) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The part of the page.
pub(super) fn part(lang: Lang, next: Option<Next>, now: i64) -> AnyView {
    let Some(Next { ahead, items, promised, own }) = next else {
        return view! {
            <section aria-labelledby="next-meeting">
                <SectionTitle id="next-meeting" title=t::home_next(lang) all=None />
                <p class="nothing">
                    {t::home_next_none(lang)} " " <a href=paths::list(lang)>{t::home_all_meetings(lang)}</a>
                </p>
            </section>
        }
        .into_any();
    };
    let meeting = &ahead.of.meeting;
    let here = paths::show(lang, meeting.id);
    let slug = &ahead.of.slugs[usize::from(lang == Lang::En)];
    let community = community_paths::of(community_paths::SHOW, lang, slug);
    let countdown =
        until(lang, meeting, now).map(|words| view! { <span class="countdown">{words}</span> " · " });
    let hours = meeting::hours_in_zone(lang, meeting).map(|hours| format!("{hours} · "));
    let when = format!("{}{}", hours.unwrap_or_default(), meeting::modality_word(lang, meeting.modality));
    let place = match &meeting.place {
        Some(place) => Some(view! { <Line lang passage=place.clone() /> }.into_any()),
        None if meeting.modality == Modality::Virtual => None,
        None => Some(t::home_next_where(lang).into_any()),
    };
    let place = place.map(|place| view! { <li><Icon shape=Shape::Place /><span>{place}</span></li> });
    let video = ahead.video.clone().map(|link| {
        let way = if promised {
            view! { <a href=link rel="noreferrer">{t::meeting_video_join(lang)}</a> }.into_any()
        } else {
            let to = format!("{}?next=/{}", account_paths::of(account_paths::CONSENTS, lang), lang.code());
            view! { {t::meeting_video_promise(lang)} " " <a href=to>{t::meeting_video_promise_link(lang)}</a> }
                .into_any()
        };
        view! { <li><Icon shape=Shape::Video /><span>{way}</span></li> }
    });
    let agenda = items.map(|count| {
        let count = (count > 0).then(|| t::home_next_items(lang, count));
        let to = format!("{here}#agenda");
        view! {
            <li>
                <Icon shape=Shape::Clock />
                <span><a href=to>{t::meeting_agenda(lang)}</a> " " {count}</span>
            </li>
        }
    });
    let documents = (ahead.documents > 0).then(|| {
        let to = here.clone();
        view! {
            <li>
                <Icon shape=Shape::Document />
                <span><a href=to>{t::home_next_documents(lang, ahead.documents)}</a></span>
            </li>
        }
    });
    let is_dated = meeting.phase != Phase::Draft && matches!(meeting.when, When::At(_));
    let calendar = is_dated.then(|| {
        let to = calendar_paths::meeting(lang, meeting.id);
        view! { <li><Icon shape=Shape::Calendar /><span><a href=to>{t::calendar_add(lang)}</a></span></li> }
    });
    view! {
        <section class="next-meeting" aria-labelledby="next-meeting">
            <div class="next-meeting-head">
                {tile(lang, meeting)}
                <div>
                    <p class="meta">
                        {countdown} <a href=community>{titled(lang, title_of(lang, &ahead.of.community))}</a>
                    </p>
                    <h2 id="next-meeting">
                        <a href=here.clone()>{titled(lang, title_of(lang, &meeting.title))}</a>
                    </h2>
                    <p>{when}</p>
                </div>
            </div>
            {own.map(|own| attendance::answer_in_one_press(lang, meeting, &own, now))}
            <ul class="fact-list">{place} {video} {agenda} {documents} {calendar}</ul>
        </section>
    }
    .into_any()
}

fn tile(lang: Lang, meeting: &Meeting) -> AnyView {
    let local = local(meeting.when, meeting.zone);
    let month = format::short_month(lang, local.month());
    match meeting.when {
        When::Month(_) => {
            let machine = format!("{:04}-{:02}", local.year(), local.month());
            view! { <DateTile lang month year=local.year().to_string() datetime=machine /> }.into_any()
        }
        When::At(_) => {
            let (day, weekday) = (local.day().to_string(), format::weekday(lang, local.date()));
            view! { <DateTile lang day month weekday datetime=local.date().to_string() /> }.into_any()
        }
    }
}
