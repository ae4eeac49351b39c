//! A meeting as an event of a calendar.

use super::{
    labels,
    model::{CalendarMeeting, Modality, Phase, When},
    paths,
    rules::has_video,
};
use ensemble_core::{Lang, format};
use ensemble_server::ical::Event;
use ensemble_texts as t;

/// The event of a meeting, in a language; `None` while it has a month only. Whether it shows the link for video is up to
/// the caller: it is for those who read the agenda and promised to keep what is said to themselves.
#[must_use]
pub fn calendar_event(site: &str, lang: Lang, of: &CalendarMeeting, shows_video: bool) -> Option<Event> {
    let meeting = &of.meeting;
    let When::At(begins_at) = meeting.when else { return None };
    let is_cancelled = meeting.cancelled_at.is_some();
    let title = meeting.title.shown(lang);
    let url = format!("{site}{}", paths::show(lang, meeting.id));
    let place = meeting.place.as_ref().filter(|_| meeting.modality != Modality::Virtual).map(|place| {
        let place = place.shown(lang);
        (place.lang, place.text.to_owned())
    });
    let place = place.or_else(|| {
        (meeting.modality == Modality::Virtual)
            .then(|| (lang, labels::modality(lang, meeting.modality).to_owned()))
    });
    Some(Event {
        uid: meeting.id.to_string(),
        sequence: of.sequence,
        changed_at: of.changed_at,
        begins_at,
        zone: Some(meeting.zone.code()),
        minutes: meeting.duration,
        is_cancelled,
        title: if is_cancelled {
            (title.lang, t::calendar_cancelled_title(title.lang, title.text))
        } else {
            (title.lang, title.text.to_owned())
        },
        description: (lang, description(lang, of, shows_video, &url)),
        place,
        url,
        organizer: None,
    })
}

fn description(lang: Lang, of: &CalendarMeeting, shows_video: bool, url: &str) -> String {
    let meeting = &of.meeting;
    let open = meeting.cancelled_at.is_none() && meeting.phase != Phase::Closed;
    let video = (open && has_video(meeting.modality)).then(|| match &of.video {
        Some(link) if shows_video => t::calendar_video(lang, link.as_str()),
        _ => t::calendar_video_on_page(lang).to_owned(),
    });
    let modality =
        t::email_meeting_how(lang, format::after_colon(lang, labels::modality(lang, meeting.modality)));
    let community = of.community_name.text(lang).to_owned();
    [Some(community), Some(modality), video, Some(url.to_owned())]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("\n")
}
