//! Inputs of forms, and how they are read.

mod draft;

use ensemble_core::region::Region;
use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    model::{Answer, Interest, Project},
    rules::{has_month, known_organization, months},
};
use crate::{
    call::model::{Question, QuestionKind, Sector},
    need::NeedsInput,
};
use ensemble_communities::community::model::Level;
use ensemble_core::{
    Lang, LocalizedText,
    error::{checkbox, optional},
    ids::{NeedId, OrganizationId, PlannedCommunityId},
};
use ensemble_server::names;

/// The form of an answer to a call. For each question of the call it has a field `question.…`, or for a ranking one for each
/// choice, `question.….0` and so on, with its rank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct AnswerCall {
    /// The revision that the person looked at; 0 where there was none.
    #[serde(default)]
    pub revision: i64,
    #[serde(default)]
    pub name: String,
    /// The organization as it was chosen; without one its name is typed.
    #[serde(default, deserialize_with = "optional")]
    pub organization: Option<OrganizationId>,
    #[serde(default, rename = "organization-name")]
    pub organization_name: String,
    #[serde(default, deserialize_with = "optional")]
    pub sector: Option<Sector>,
    #[serde(default, deserialize_with = "optional")]
    pub region: Option<Region>,
    #[serde(default)]
    pub post: String,
    #[serde(default, rename = "representative-name")]
    pub representative_name: String,
    #[serde(default, rename = "representative-email")]
    pub representative_email: String,
    #[serde(default, deserialize_with = "optional")]
    pub planned: Option<PlannedCommunityId>,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub text: String,
    #[serde(default, deserialize_with = "optional")]
    pub level: Option<Level>,
    /// As [`NeedsInput`].
    #[serde(default)]
    pub need: Vec<String>,
    #[serde(default)]
    pub rank: Vec<String>,
    #[serde(default, rename = "own-need")]
    pub own_need: String,
    #[serde(default)]
    pub month: Vec<u8>,
    #[serde(default)]
    pub accessibility: String,
    #[serde(default, deserialize_with = "optional")]
    pub lang: Option<Lang>,
    #[serde(default, deserialize_with = "checkbox")]
    pub steering: bool,
    #[serde(default, deserialize_with = "checkbox")]
    pub committed: bool,
    #[serde(default, deserialize_with = "checkbox")]
    pub research: bool,
    /// The token of the texts that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
    /// Whether it is kept as a draft: which of the buttons was pressed.
    #[serde(default, deserialize_with = "checkbox")]
    pub draft: bool,
    /// The open form, by the id that the server gave it.
    #[serde(default)]
    pub tab: String,
    /// The fields of the questions.
    #[serde(flatten)]
    pub fields: BTreeMap<String, String>,
}

/// Has a link sent to an address with which one begins or goes on with an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct RequestLink {
    #[serde(default)]
    pub email: String,
    #[serde(default, deserialize_with = "optional")]
    pub lang: Option<Lang>,
}

/// Has the organization asked again to confirm, by the same person of it or another one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct AskDesignation {
    /// Whether the same person is asked again.
    #[serde(default, deserialize_with = "checkbox")]
    pub again: bool,
    #[serde(default, rename = "representative-name")]
    pub representative_name: String,
    #[serde(default, rename = "representative-email")]
    pub representative_email: String,
}

impl AnswerCall {
    /// What the form begins with that changes an answer: the ranks of needs, and the need that the person wrote.
    #[must_use]
    pub fn of(interest: &Interest, ranks: &[(NeedId, u32)], own_need: Option<&LocalizedText>) -> Self {
        let of = interest.clone();
        let mut fields = BTreeMap::new();
        for (question, answer) in of.answers {
            let name = format!("question.{question}");
            match answer {
                Answer::Ranking(order) => fields.extend(
                    (1_u32..).zip(order).map(|(rank, choice)| (format!("{name}.{choice}"), rank.to_string())),
                ),
                Answer::Text(text) => fields.extend([(name, text)]),
                Answer::Choice(choice) => fields.extend([(name, choice.to_string())]),
                Answer::Number(number) => fields.extend([(name, number.to_string())]),
                Answer::Consent(yes) => fields.extend(yes.then(|| (name, "1".to_owned()))),
            }
        }
        Self {
            revision: of.revision,
            name: of.name,
            organization: of.organization,
            organization_name: if of.organization.is_some() { String::new() } else { of.organization_name },
            sector: of.sector,
            region: of.region,
            post: of.post,
            representative_name: of.representative_name,
            representative_email: of.representative_email,
            planned: of.planned,
            title: of.project.title,
            text: of.project.text,
            level: of.project.level,
            need: ranks.iter().map(|(need, _)| need.to_string()).collect(),
            rank: ranks.iter().map(|(_, rank)| rank.to_string()).collect(),
            own_need: own_need.map(|text| text.text(of.lang).to_owned()).unwrap_or_default(),
            month: (1..=12).filter(|month| has_month(of.months, *month)).collect(),
            accessibility: of.accessibility,
            lang: Some(of.lang),
            steering: of.steering,
            committed: of.committed,
            research: of.research,
            confirmation_token: String::new(),
            draft: false,
            tab: String::new(),
            fields,
        }
    }

    /// The fields with their values, those without one left out.
    #[must_use]
    pub fn pairs(&self) -> Vec<(String, String)> {
        let code = |code: Option<&'static str>| code.unwrap_or_default().to_owned();
        let id = |id: Option<String>| id.unwrap_or_default();
        let tick = |is_set: bool| if is_set { "1".to_owned() } else { String::new() };
        let own = [
            ("revision", self.revision.to_string()),
            ("name", self.name.clone()),
            ("organization", id(self.organization.map(|id| id.to_string()))),
            ("organization-name", self.organization_name.clone()),
            ("sector", code(self.sector.map(Sector::code))),
            ("region", code(self.region.map(Region::code))),
            ("post", self.post.clone()),
            ("representative-name", self.representative_name.clone()),
            ("representative-email", self.representative_email.clone()),
            ("planned", id(self.planned.map(|id| id.to_string()))),
            ("title", self.title.clone()),
            ("text", self.text.clone()),
            ("level", code(self.level.map(Level::code))),
            ("own-need", self.own_need.clone()),
            ("accessibility", self.accessibility.clone()),
            ("lang", code(self.lang.map(Lang::code))),
            ("steering", tick(self.steering)),
            ("committed", tick(self.committed)),
            ("research", tick(self.research)),
        ];
        let ranks = self.need.iter().zip(&self.rank);
        let ranks = ranks.flat_map(|(need, rank)| [("need", need.clone()), ("rank", rank.clone())]);
        let months = self.month.iter().map(|month| ("month", month.to_string()));
        let fields = self.fields.iter().map(|(name, value)| (name.clone(), value.clone()));
        let own = own.into_iter().filter(|(_, value)| !value.is_empty());
        own.chain(ranks).chain(months).map(|(name, value)| (name.to_owned(), value)).chain(fields).collect()
    }

    /// The ranks of needs as they were chosen.
    #[must_use]
    pub fn ranks(&self) -> NeedsInput {
        NeedsInput { need: self.need.clone(), rank: self.rank.clone() }
    }

    /// What was typed in the field of a question with this name.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// The answer to a question. What cannot be one is kept as the text that was typed; of two choices with one rank, the first
    /// has it.
    fn read(&self, question: &Question) -> Option<Answer> {
        let name = format!("question.{}", question.id);
        if question.kind == QuestionKind::Ranking {
            let mut order: Vec<(usize, usize)> = Vec::new();
            for choice in 0..question.choices.len() {
                let rank = self.field(&format!("{name}.{choice}")).parse::<usize>().ok();
                if let Some(rank) = rank.filter(|rank| order.iter().all(|(given, _)| given != rank)) {
                    order.push((rank, choice));
                }
            }
            order.sort_unstable();
            let order: Vec<usize> = order.into_iter().map(|(_, choice)| choice).collect();
            return (!order.is_empty()).then_some(Answer::Ranking(order));
        }
        let typed = Some(self.field(&name).trim()).filter(|typed| !typed.is_empty())?;
        let text = || Answer::Text(typed.to_owned());
        Some(match question.kind {
            QuestionKind::Text | QuestionKind::Ranking => text(),
            QuestionKind::Choice => typed.parse().map_or_else(|_| text(), Answer::Choice),
            QuestionKind::Number => typed.parse().map_or_else(|_| text(), Answer::Number),
            QuestionKind::Consent => Answer::Consent(true),
        })
    }

    /// The answer with what was typed in place of what it had. `organizations` are those that can be chosen, `planned` the
    /// communities that the call plans; where there is one, that is it.
    #[must_use]
    pub fn apply(
        &self,
        before: &Interest,
        questions: &[Question],
        planned: &[PlannedCommunityId],
        organizations: &[(OrganizationId, LocalizedText)],
    ) -> Interest {
        let lang = self.lang.unwrap_or(before.lang);
        let known = known_organization(organizations, self.organization, &self.organization_name);
        let organization_name = known
            .map_or_else(|| self.organization_name.trim().to_owned(), |(_, name)| name.text(lang).to_owned());
        Interest {
            name: self.name.clone(),
            lang,
            organization: known.map(|(id, _)| *id),
            organization_name,
            sector: self.sector,
            region: self.region,
            post: self.post.clone(),
            representative_name: self.representative_name.clone(),
            representative_email: names::line(&self.representative_email),
            planned: match planned {
                [only] => Some(*only),
                several => self.planned.filter(|chosen| several.contains(chosen)),
            },
            project: Project {
                title: self.title.clone(),
                text: self.text.trim().to_owned(),
                level: self.level,
            },
            answers: questions.iter().filter_map(|each| Some((each.id, self.read(each)?))).collect(),
            months: months(&self.month),
            accessibility: self.accessibility.trim().to_owned(),
            steering: self.steering,
            committed: self.committed,
            research: self.research,
            ..before.clone()
        }
    }
}

impl AskDesignation {
    /// The answer with this representative.
    #[must_use]
    pub fn apply(&self, before: &Interest) -> Interest {
        if self.again {
            return before.clone();
        }
        Interest {
            representative_name: self.representative_name.clone(),
            representative_email: names::line(&self.representative_email),
            ..before.clone()
        }
    }
}
