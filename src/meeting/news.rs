//! Telling those who wait for a meeting, in the transaction of what they are told. The link for video
//! is never in a letter: letters are passed on.

use super::{
    labels,
    model::{MeetingOf, Plan},
    paths,
    rules::Change,
    views::moment,
};
use crate::{
    account::model::Flags,
    i18n::Lang,
    ids::CommunityId,
    letter::{self, Letter},
    membership::{self, Addressee},
    server::web::PageRequest,
};

/// What there is to tell.
#[derive(Clone, Copy, Debug)]
pub(super) enum News<'a> {
    /// It is announced.
    Published,
    /// This is different from what was announced.
    Changed(&'a [Change]),
}

/// A community's people who want mail about meetings, but for whoever asks: they know.
pub(super) async fn people(
    request: &PageRequest,
    community: CommunityId,
) -> Result<Vec<Addressee>, sqlx::Error> {
    let mut people = membership::people(&request.portal.db, community, Flags::MEETINGS).await?;
    people.retain(|person| request.viewer.id() != Some(person.id));
    Ok(people)
}

/// Posts a letter to each of them. `plan` is the meeting as it is from now on.
pub(super) async fn tell(
    to: &mut sqlx::AnyConnection,
    request: &PageRequest,
    people: &[Addressee],
    of: &MeetingOf,
    plan: &Plan,
    news: News<'_>,
) -> Result<(), sqlx::Error> {
    let site = letter::Site::of(&request.portal.config);
    for person in people {
        let letter = letter(&site.url, person.lang, of, plan, news);
        let recipient = letter::Recipient {
            person: Some(person.id.to_string()),
            name: person.name.clone(),
            address: person.email.clone(),
            lang: person.lang,
        };
        letter::post(to, &site, &letter, &recipient, request.portal.now()).await?;
    }
    Ok(())
}

fn letter(site: &str, lang: Lang, of: &MeetingOf, plan: &Plan, news: News<'_>) -> Letter {
    let tells = |change| match news {
        News::Published => true,
        News::Changed(changes) => changes.contains(&change),
    };
    let place = plan.place.as_ref().map(|place| place.text(lang).to_owned());
    Letter::Meeting {
        new: matches!(news, News::Published),
        community: of.community.text(lang).to_owned(),
        title: plan.title.text(lang).to_owned(),
        when: tells(Change::When).then(|| moment(lang, plan.when, plan.duration)),
        how: tells(Change::Modality).then(|| labels::modality(lang, plan.modality).to_owned()),
        place: place.filter(|_| tells(Change::Place)),
        video: matches!(news, News::Changed(changes) if changes.contains(&Change::Video)),
        link: format!("{site}{}", paths::show(lang, of.meeting.id)),
    }
}
