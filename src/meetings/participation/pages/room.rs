//! The code of the room of a meeting, for a projector or on paper.

use ensemble_common::prelude::*;

use super::{
    super::{actions, model::CodeState, paths, rules},
    crumbs,
};
use crate::meeting::{self, found, paths as meeting_paths};
use ensemble_core::{Lang, error::AppError, format, rights::Action};
use ensemble_server::{
    qr::{self, QrPath},
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Kind, Notice};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = found(&request).await?;
    request.require(Action::RecordParticipation, found.community)?;
    let (lang, now, id) = (request.lang, request.portal.now(), found.of.meeting.id);
    let code = actions::room_code(&request, &found).await?;
    let site = &request.portal.config.site_url;
    let short = format!("{site}{}", paths::at(paths::ENTER, lang));
    let drawn = qr::path(&format!("{short}?{}={code}", paths::CODE));
    let state = rules::code_state(&found.of.meeting, now);
    let title = t::participation_room_title(lang, found.of.meeting.title.text(lang));
    let heading = title.clone();
    let body = move || {
        let meeting = &found.of.meeting;
        let notice = match state {
            CodeState::Valid => None,
            CodeState::Early => Some(t::participation_room_early(lang)),
            CodeState::Over => Some(t::participation_room_over(lang)),
        };
        let notice = notice.map(|words| view! { <Notice kind=Kind::Warning><p>{words}</p></Notice> });
        let until = rules::begins_at(meeting).map(|at| {
            let until = at + i64::from(meeting.duration) * 60_000 + rules::CODE_GRACE;
            let hour = format::time(lang, format::local_in(until, meeting.zone.code()).time());
            view! { <p class="muted">{t::participation_room_until(lang, hour)}</p> }
        });
        // Read out letter by letter.
        let spoken: Vec<String> = code.chars().map(String::from).collect();
        // A code that is over leads nowhere.
        let shown = (state != CodeState::Over).then(|| {
            view! {
                <section class="room-code">
                    {drawn.map(|drawn| drawing(lang, drawn))}
                    <div class="stack gap-2">
                        <p>{t::participation_room_text(lang)}</p>
                        <p class="room-address">{short}</p>
                        <p class="room-letters">
                            <span aria-hidden="true">{code}</span>
                            <span class="visually-hidden">{spoken.join(" ")}</span>
                        </p>
                        {until}
                    </div>
                </section>
            }
        });
        view! {
            {crumbs(lang, &found, t::participation_code(lang))}
            <h1>{heading}</h1>
            <p>{meeting::moment(lang, meeting.when, meeting.zone, meeting.duration)}</p>
            {notice}
            {shown}
        }
    };
    Ok(Page::new(title, meeting_paths::both(paths::ROOM, id), body).section("meetings").unlisted().into())
}

/// A QR code: black on white, in the dark scheme too.
pub(super) fn drawing(lang: Lang, drawn: QrPath) -> AnyView {
    let size = drawn.size.to_string();
    let view_box = format!("0 0 {size} {size}");
    view! {
        <svg class="qr" role="img" aria-label=t::participation_qr(lang) viewBox=view_box>
            <rect class="paper" width=size.clone() height=size></rect>
            <path class="ink" d=drawn.path></path>
        </svg>
    }
    .into_any()
}
