//! The page of speaking: for those who have no script, and for what a form could not do. Once the meeting is over, how the group
//! shared its time.

use ensemble_common::prelude::*;

use super::parts;
use crate::speaking::{
    actions,
    api::{AskPoll, WriteInstead},
    labels, paths,
    shown::{self, Audience},
    store,
    views::Typed,
};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, ErrorSummary, Kind, NavLink, Notice, TextArea};

/// What the page says above what is stored, and what was typed.
pub(super) struct Said {
    pub(super) status: u16,
    pub(super) notice: Option<&'static str>,
    pub(super) errors: FieldErrors,
    pub(super) warnings: Vec<PiiWarning>,
    pub(super) written: Option<WriteInstead>,
    pub(super) poll: Option<AskPoll>,
}

impl Default for Said {
    fn default() -> Self {
        Self {
            status: 200,
            notice: None,
            errors: FieldErrors::default(),
            warnings: Vec::new(),
            written: None,
            poll: None,
        }
    }
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, super::meeting_id(&request)?, Said::default()).await
}

pub(super) async fn page(request: &PageRequest, id: MeetingId, said: Said) -> Result<PageResponse, AppError> {
    let found = actions::find_readable(request, id).await?;
    let lang = request.lang;
    let open = shown::is_open(&found);
    let runs = request.may(Action::RunSpeaking, Some(found.community));
    let audience = if runs { Audience::Facilitator } else { Audience::Participant };
    let share = if open { None } else { store::share(&request.portal.db, id).await? };
    let Said { status, notice, errors, warnings, written, poll } = said;
    // Without their forms, texts that were not sent are still shown.
    let unsent = (!open)
        .then(|| {
            let text = written.as_ref().map(|input| input.text.clone());
            text.or_else(|| poll.as_ref().map(|input| format!("{}\n{}", input.title, input.options)))
        })
        .flatten();
    let typed = Typed { written, poll, errors: errors.clone() };
    let section = parts::load(request, &found, audience, typed).await?;
    let title = t::speaking_title(lang, found.of.meeting.title.text(lang));
    let heading = title.clone();
    let body = move || {
        let slug = &found.of.slugs[usize::from(lang == Lang::En)];
        let links = vec![
            NavLink::new(
                found.of.community.text(lang),
                community_paths::of(community_paths::SHOW, lang, slug),
            ),
            NavLink::new(found.of.meeting.title.text(lang), meeting_paths::show(lang, id)),
        ];
        let notice = notice.map(|words| {
            view! {
                <Notice kind=Kind::Warning><p id="notice" tabindex="-1" autofocus=true>{words}</p></Notice>
            }
        });
        let closed =
            (!open && notice.is_none()).then(|| view! { <Notice><p>{t::speaking_closed(lang)}</p></Notice> });
        let unsent = unsent.map(|text| {
            view! { <TextArea id="speaking-unsent" label=t::speaking_unsent(lang) value=text /> }
        });
        let share = share.map(|share| view! { <p>{labels::share(lang, share)}</p> });
        view! {
            <Breadcrumb lang links here=t::speaking_speaking(lang) />
            <h1>{heading}</h1>
            {notice}
            <ErrorSummary lang errors=errors.all() />
            {pii_notice(lang, &warnings)}
            {unsent}
            {closed}
            {share}
            {section(lang)}
            {parts::island(lang, id)}
            <p><a href=meeting_paths::show(lang, id)>{t::speaking_back(lang)}</a></p>
        }
    };
    Ok(Page::new(title, meeting_paths::both(paths::SPEAKING, id), body)
        .status(status)
        .section("meetings")
        .with_writing_islands()
        .unlisted()
        .into())
}
