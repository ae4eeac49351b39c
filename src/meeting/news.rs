//! Telling those who wait for a meeting, in the transaction of what they are told. The link for video
//! is never in an email: emails are passed on.

use super::{
    labels,
    model::{MeetingOf, Plan},
    paths,
    rules::Change,
    views::moment,
};
use crate::{
    account::model::Flags,
    email::{self, Email},
    i18n::Lang,
    ids::CommunityId,
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

/// Posts an email to each of them. `plan` is the meeting as it is from now on.
pub(super) async fn tell(
    to: &mut sqlx::AnyConnection,
    request: &PageRequest,
    people: &[Addressee],
    of: &MeetingOf,
    plan: &Plan,
    news: News<'_>,
) -> Result<(), sqlx::Error> {
    let site = email::Site::of(&request.portal.config);
    for person in people {
        let email = email(&site.url, person.lang, of, plan, news);
        let recipient = email::Recipient {
            person: Some(person.id.to_string()),
            name: person.name.clone(),
            address: person.email.clone(),
            lang: person.lang,
        };
        email::enqueue(to, &site, &email, &recipient, request.portal.now()).await?;
    }
    Ok(())
}

fn email(site: &str, lang: Lang, of: &MeetingOf, plan: &Plan, news: News<'_>) -> Email {
    let tells = |change| match news {
        News::Published => true,
        News::Changed(changes) => changes.contains(&change),
    };
    let place = plan.place.as_ref().map(|place| place.text(lang).to_owned());
    Email::Meeting {
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
