//! Who was at a past meeting, a certificate, and hours that a member added.

use std::collections::HashMap;

use sqlx::AnyConnection;

use super::DemoError;
use ensemble_core::{
    format,
    ids::{LogbookEntryId, MeetingId, PersonId},
};
use ensemble_meetings::{
    meeting::{self, model::Phase},
    participation::{
        model::{Certificate, Command, OwnEntry, Participation, Sign, Span, Tick, TickSource, Word},
        rules, store,
    },
};
use ensemble_server::digest;

const DAY: i64 = 24 * 3_600_000;

/// Writes it for a meeting that is over.
pub(super) async fn load(
    to: &mut AnyConnection,
    id: MeetingId,
    people: &HashMap<String, PersonId>,
    now: i64,
) -> Result<(), DemoError> {
    let person =
        |key: &str| people.get(key).copied().ok_or_else(|| DemoError::Content(format!("no person {key}")));
    let Some(meeting) = meeting::lock(&mut *to, id).await? else { return Ok(()) };
    let Some(held_at) = rules::begins_at(&meeting).filter(|_| meeting.phase == Phase::Closed) else {
        return Ok(());
    };
    let whole = rules::whole(meeting.duration);
    let noted = |word| Command::Note(Some(Tick { word, source: TickSource::Facilitator }));
    let late = Span { from: rules::STEP, ..whole };
    for (key, commands) in [
        ("facilitator", vec![noted(Word::Present(whole))]),
        ("co-facilitator", vec![noted(Word::Present(whole))]),
        (
            "member",
            vec![
                Command::Notice(Sign::Code, late.from),
                Command::Say(Word::Present(late)),
                noted(Word::Present(whole)),
            ],
        ),
        ("member-en", vec![Command::Say(Word::Absent)]),
    ] {
        let known = commands.into_iter().fold(Participation::default(), rules::apply);
        store::write(to, id, person(key)?, &known, now).await?;
    }
    store::complete(to, id, now).await?;
    let member = person("member")?;
    let holder = store::holder(&mut *to, id, member).await?;
    let community = store::community_of(to, id).await?;
    let code = rules::certificate_code(&(digest::token() + &digest::token()));
    if let (Some(holder), Some(community), Some(code)) = (holder, community, code) {
        let certificate = Certificate {
            code,
            meeting: id,
            community,
            person: member,
            lang: holder.lang,
            name: holder.name,
            title: meeting.title,
            community_name: holder.community_name,
            held_at,
            minutes: rules::minutes(late, meeting.duration),
            issued_at: now,
            revoked_at: None,
            reason: None,
        };
        store::insert(to, &certificate).await?;
    }
    let entry = OwnEntry {
        id: LogbookEntryId::new(),
        day: format::day_of(now - 20 * DAY),
        title: "Lecture et échanges sur la prévention".to_owned(),
        minutes: 120,
    };
    store::add_entry(to, member, &entry).await?;
    Ok(())
}
