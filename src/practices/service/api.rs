//! The inputs of actions.

use ensemble_core::region::Region;
use serde::{Deserialize, Serialize};

use super::{
    model::{Area, Audience, Details, Existing, Filter, Referral},
    rules::{self, Column, Problem, Wrong},
};

use ensemble_core::{
    Lang, LocalizedText,
    error::{checkbox, optional},
    ids::OrganizationId,
};

/// Proposes a service, or changes one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct WriteService {
    /// The revision that the person looked at, of a service that is changed.
    pub revision: i64,
    pub name_fr: String,
    pub name_en: String,
    pub description_fr: String,
    pub description_en: String,
    /// The organization of the portal that offers it; else its name is typed.
    #[serde(deserialize_with = "optional")]
    pub organization: Option<OrganizationId>,
    pub provider_name: String,
    pub audiences: Vec<Audience>,
    pub age_from: String,
    pub age_to: String,
    #[serde(deserialize_with = "checkbox")]
    pub everywhere: bool,
    #[serde(deserialize_with = "checkbox")]
    pub online: bool,
    pub regions: Vec<Region>,
    /// One a line.
    pub municipalities: String,
    pub languages: Vec<Lang>,
    /// One a line.
    pub other_languages: String,
    pub phone: String,
    pub email: String,
    pub web_link: String,
    pub place: String,
    pub hours_fr: String,
    pub hours_en: String,
    pub cost_fr: String,
    pub cost_en: String,
    #[serde(deserialize_with = "optional")]
    pub referral: Option<Referral>,
    /// As `YYYY-MM-DD`.
    pub verified_on: String,
    pub verifier_name: String,
    /// The services that look like it and that the person has seen, by their ids.
    pub seen: String,
}

/// Texts, one a line.
fn lines(text: &str) -> Vec<String> {
    rules::once(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned))
}

impl WriteService {
    /// What a form begins with that changes a service.
    #[must_use]
    pub fn of(details: &Details, organization: Option<OrganizationId>, revision: i64) -> Self {
        let own = |text: Option<&LocalizedText>, lang: Lang| rules::own(text, lang).to_owned();
        let age = |age: Option<u8>| age.map(|age| age.to_string()).unwrap_or_default();
        Self {
            revision,
            name_fr: own(Some(&details.name), Lang::Fr),
            name_en: own(Some(&details.name), Lang::En),
            description_fr: own(Some(&details.description), Lang::Fr),
            description_en: own(Some(&details.description), Lang::En),
            organization,
            provider_name: if organization.is_some() { String::new() } else { details.provider.clone() },
            audiences: details.audiences.clone(),
            age_from: age(details.age_from),
            age_to: age(details.age_to),
            everywhere: details.everywhere,
            online: details.online,
            regions: details.regions.clone(),
            municipalities: details.municipalities.join("\n"),
            languages: details.languages.clone(),
            other_languages: details.other_languages.join("\n"),
            phone: details.phone.clone(),
            email: details.email.clone(),
            web_link: details.web.clone(),
            place: details.place.clone(),
            hours_fr: own(details.hours.as_ref(), Lang::Fr),
            hours_en: own(details.hours.as_ref(), Lang::En),
            cost_fr: own(details.cost.as_ref(), Lang::Fr),
            cost_en: own(details.cost.as_ref(), Lang::En),
            referral: Some(details.referral),
            verified_on: details.verified_on.map(|day| day.to_string()).unwrap_or_default(),
            verifier_name: details.verified_by.clone(),
            seen: String::new(),
        }
    }

    /// What the form says of a service, with what cannot be read. The provider is the name that was typed.
    #[must_use]
    pub fn details(&self) -> (Details, Vec<Wrong>) {
        let mut wrong = Vec::new();
        let mut age = |typed: &str, column: Column| match typed.trim() {
            "" => None,
            typed => {
                let age: Option<u8> = typed.parse().ok();
                if age.is_none() {
                    wrong.push((column, Problem::Ages));
                }
                age
            }
        };
        let (age_from, age_to) = (age(&self.age_from, Column::AgeFrom), age(&self.age_to, Column::AgeTo));
        let day = self.verified_on.trim();
        let verified_on: Option<jiff::civil::Date> = day.parse().ok();
        if verified_on.is_none() && !day.is_empty() {
            wrong.push((Column::VerifiedOn, Problem::Day));
        }
        let required = |fr: &str, en: &str| {
            rules::localized(fr.trim(), en.trim())
                .unwrap_or_else(|| LocalizedText::Single { lang: Lang::Fr, text: String::new() })
        };
        let details = Details {
            name: required(&self.name_fr, &self.name_en),
            description: required(&self.description_fr, &self.description_en),
            provider: self.provider_name.trim().to_owned(),
            audiences: rules::ordered(&self.audiences),
            age_from,
            age_to,
            everywhere: self.everywhere,
            online: self.online,
            regions: rules::once(self.regions.iter().copied()),
            municipalities: lines(&self.municipalities),
            languages: rules::once(self.languages.iter().copied()),
            other_languages: lines(&self.other_languages),
            phone: self.phone.trim().to_owned(),
            email: self.email.trim().to_owned(),
            web: self.web_link.trim().to_owned(),
            place: self.place.trim().to_owned(),
            hours: rules::localized(self.hours_fr.trim(), self.hours_en.trim()),
            cost: rules::localized(self.cost_fr.trim(), self.cost_en.trim()),
            referral: self.referral.unwrap_or(Referral::Unknown),
            verified_on,
            verified_by: self.verifier_name.trim().to_owned(),
        };
        (details, wrong)
    }
}

/// Puts a service into the directory, or takes it out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecideService {
    /// The revision that the person looked at.
    pub revision: i64,
    #[serde(deserialize_with = "checkbox")]
    pub lists: bool,
    /// Why not; the person who proposed it reads it.
    pub reason: String,
}

/// Says that a service was verified today.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct VerifyService {
    /// By which organization, or in which role.
    pub verifier_name: String,
}

/// Says what is wrong with a service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportService {
    pub error: String,
}

/// Says that a report was taken care of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SettleReport {
    pub report: String,
}

/// Applies an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplyImport {
    #[serde(deserialize_with = "optional")]
    pub existing: Option<Existing>,
}

/// What begins the value of a region in the choice of where.
const REGION: &str = "region-";
/// What is chosen for services that one reaches online.
const ONLINE: &str = "online";
/// What begins the value of a municipality.
const MUNICIPALITY: &str = "in-";

/// Where one looks, as an address says it.
#[must_use]
pub fn area_code(area: &Area) -> String {
    match area {
        Area::Anywhere => String::new(),
        Area::Region(region) => format!("{REGION}{}", region.code()),
        Area::Municipality(name) => format!("{MUNICIPALITY}{name}"),
        Area::Online => ONLINE.to_owned(),
    }
}

/// The most characters of a search.
const MAX_WORDS: usize = 200;

/// What is looked for, as an address says it. What means nothing is as if it were not there.
#[must_use]
pub fn filter<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Filter {
    let mut filter = Filter::default();
    for (name, value) in pairs {
        match name {
            "q" => filter.words = value.chars().take(MAX_WORDS).collect(),
            "where" if value == ONLINE => filter.area = Area::Online,
            "where" => {
                let region = value.strip_prefix(REGION).and_then(Region::from_code).map(Area::Region);
                let municipality = value
                    .strip_prefix(MUNICIPALITY)
                    .map(|name| Area::Municipality(name.chars().take(MAX_WORDS).collect()));
                filter.area = region.or(municipality).unwrap_or_default();
            }
            "for" => filter.audiences.extend(Audience::from_code(value)),
            "in" => filter.languages.extend(Lang::ALL.into_iter().find(|lang| lang.code() == value)),
            _ => {}
        }
    }
    filter.audiences = rules::ordered(&filter.audiences);
    filter.languages = rules::once(filter.languages);
    filter
}
