//! Ways of working of the demonstration: a codevelopment session that is prepared, a discussion guide that two meetings used, and what came of
//! it.

use std::collections::HashMap;

use serde::Deserialize;
use sqlx::AnyConnection;

use super::{DemoError, files};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{MeetingId, PersonId},
    typography,
};
use ensemble_decisions::codevelopment::{self, model::Role};
use ensemble_practices::{
    discussion_guide::{self, model::Partnership},
    section_use::{
        self,
        model::{Feedback, Section, SectionPlace, SectionSource, Worked},
    },
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    section: UsedSection,
    guide: Vec<Guide>,
}

/// A discussion guide on the agenda of the meeting that was held, and what came of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UsedSection {
    key: String,
    version: String,
    title: Title,
    worked: Worked,
    person: String,
    lang: Lang,
    adapted: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    fr: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Guide {
    /// Whether it is used in the meeting that was held, or in the next one.
    held: bool,
    key: String,
    video: String,
    table: Vec<Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    number: u32,
    name: String,
    person: String,
    lang: Lang,
    answer: Vec<Answer>,
    #[serde(default)]
    partner: Vec<Partner>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    step: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Partner {
    kind: Partnership,
    name: String,
    purpose: String,
}

/// Loads them: the session into the next meeting, the guide into the last one that was held and the next one.
pub(super) async fn load(
    to: &mut AnyConnection,
    held: MeetingId,
    next: MeetingId,
    people: &HashMap<String, PersonId>,
    now: i64,
) -> Result<(), DemoError> {
    let person =
        |key: &str| people.get(key).copied().ok_or_else(|| DemoError::Content(format!("no person {key}")));
    let roles = [
        (person("member")?, Role::Client),
        (person("co-facilitator")?, Role::Facilitator),
        (person("member-en")?, Role::Scribe),
        (person("facilitator")?, Role::Consultant),
    ];
    codevelopment::plan_session(to, next, 90, &roles, None).await?;
    let file: File = files::read(include_str!("guides.toml"))?;
    for guide in file.guide {
        let meeting = if guide.held { held } else { next };
        discussion_guide::choose_guide(to, meeting, &guide.key, Some(&guide.video)).await?;
        for table in guide.table {
            let (author, french) = (person(&table.person)?, table.lang == Lang::Fr);
            let set = |text: &str| typography::typeset(french, text.trim());
            discussion_guide::sit(to, meeting, author, table.number, &set(&table.name)).await?;
            for answer in table.answer {
                let text = LocalizedText::Single { lang: table.lang, text: set(&answer.text) };
                let place = (answer.step.as_str(), table.number);
                discussion_guide::write_answer(to, meeting, place, author, &text, 0, now).await?;
            }
            for partner in table.partner {
                let words = (partner.kind, set(&partner.name), set(&partner.purpose));
                let words = (words.0, words.1.as_str(), words.2.as_str());
                discussion_guide::add_partner(to, meeting, table.number, author, words, now).await?;
            }
        }
    }
    let by = person(&file.section.person)?;
    used(to, held, file.section, by, now).await
}

/// Loads the section that the meeting used that was held.
async fn used(
    to: &mut AnyConnection,
    meeting: MeetingId,
    used: UsedSection,
    by: PersonId,
    now: i64,
) -> Result<(), DemoError> {
    let title = LocalizedText::written(Lang::Fr, &used.title.fr, &used.title.en);
    let source = SectionSource::DiscussionGuide;
    let section = Section {
        place: SectionPlace { source, guide: used.key.clone(), section: used.key },
        version: used.version,
        guide: title.clone(),
        title,
        items: Vec::new(),
    };
    let Some(id) = section_use::add_use(to, meeting, &section, by, now).await? else { return Ok(()) };
    let adapted = typography::typeset(used.lang == Lang::Fr, &used.adapted);
    let feedback = Feedback { worked: used.worked, lang: used.lang, adapted, revision: 0 };
    section_use::write_feedback(to, id, &feedback, by, now).await?;
    Ok(())
}
