//! Reading services.

use ensemble_core::region::Region;
use std::collections::HashMap;

use jiff::civil::Date;
use serde_json::Value;

use super::{ASSURER, AUDIENCE, PROVINCE, REFERRAL, REGION};

use crate::service::{
    exchange::{FileError, Row},
    model::{Audience, Details, Referral},
    rules::{self, Column, MAX_IMPORT, MAX_LIST, Problem},
};
use ensemble_core::{Lang, LocalizedText};

/// Reads services.
pub(in crate::service::exchange) fn read(bytes: &[u8]) -> Result<Vec<Row>, FileError> {
    let root: Value = serde_json::from_slice(bytes).map_err(|error| FileError::Json(error.line()))?;
    let services = match &root {
        Value::Array(services) => services,
        _ => ["services", "contents"]
            .iter()
            .find_map(|name| root.get(name)?.as_array())
            .ok_or(FileError::Hsds)?,
    };
    if !services.iter().all(Value::is_object) {
        return Err(FileError::Hsds);
    }
    if services.len() > MAX_IMPORT {
        return Err(FileError::TooMany);
    }
    let tables = Tables::of_file(&root);
    Ok(services.iter().enumerate().map(|(place, service)| tables.row(place + 1, service)).collect())
}

/// The entries of one table by the value of one of their fields.
type ByKey<'a> = HashMap<&'a str, Vec<&'a Value>>;

/// The tables of a file, each with the field by which its entries are looked up.
struct Tables<'a> {
    by_key: HashMap<&'static str, ByKey<'a>>,
}

/// The tables, and the fields that name what their entries belong to, or themselves.
const KEYS: [(&str, &str); 9] = [
    ("phones", "service_id"),
    ("schedules", "service_id"),
    ("service_areas", "service_id"),
    ("languages", "service_id"),
    ("service_at_locations", "service_id"),
    ("attributes", "link_id"),
    ("addresses", "location_id"),
    ("locations", "id"),
    ("organizations", "id"),
];
/// The most entries of a table that one service has: those after them are not looked at.
const MOST: usize = 4 * MAX_LIST;

fn text<'a>(entry: &'a Value, field: &str) -> &'a str {
    entry.get(field).and_then(Value::as_str).map_or("", str::trim)
}

fn entries_of<'a>(of: &'a Value, table: &str) -> impl Iterator<Item = &'a Value> {
    of.get(table).and_then(Value::as_array).into_iter().flatten()
}

impl<'a> Tables<'a> {
    fn of_file(root: &'a Value) -> Self {
        let table = |(table, key): (&'static str, &'static str)| {
            let mut by_key: ByKey<'a> = HashMap::new();
            for entry in entries_of(root, table) {
                by_key.entry(text(entry, key)).or_default().push(entry);
            }
            (table, by_key)
        };
        Self { by_key: KEYS.into_iter().map(table).collect() }
    }

    /// The entries of a table that name this.
    fn named(&self, table: &str, id: &str) -> impl Iterator<Item = &'a Value> {
        let found = self.by_key.get(table).and_then(|by_key| by_key.get(id)).filter(|_| !id.is_empty());
        found.into_iter().flatten().copied()
    }

    /// The entries of a table that belong to a service: those inside it, and those that name it.
    fn of(&self, service: &'a Value, table: &str) -> Vec<&'a Value> {
        entries_of(service, table).chain(self.named(table, text(service, "id"))).take(MOST).collect()
    }

    /// The locations of a service.
    fn locations(&self, service: &'a Value) -> Vec<&'a Value> {
        let location = |at: &'a Value| {
            at.get("location").or_else(|| self.named("locations", text(at, "location_id")).next())
        };
        self.of(service, "service_at_locations").into_iter().filter_map(location).collect()
    }

    /// The address of a location in one line, or its name.
    fn place(&self, location: &'a Value) -> String {
        let named = self.named("addresses", text(location, "id"));
        let Some(address) = entries_of(location, "addresses").chain(named).next() else {
            return text(location, "name").to_owned();
        };
        let parts = [text(address, "address_1"), text(address, "city")];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    fn row(&self, number: usize, service: &'a Value) -> Row {
        let mut wrong = Vec::new();
        let first = |table: &str, field: &str| {
            let entries = self.of(service, table);
            entries.first().copied().map(|entry| text(entry, field)).unwrap_or_default()
        };
        let translations = service.get("translations");
        let localized = |field: &str, otherwise: &str| match translations {
            Some(each) => {
                let [fr, en] = Lang::ALL.map(|lang| each.get(lang.code()).map_or("", |own| text(own, field)));
                rules::localized(fr, en)
            }
            None => rules::localized(otherwise, ""),
        };
        let required = |field: &str| {
            localized(field, text(service, field))
                .unwrap_or_else(|| LocalizedText::Single { lang: Lang::Fr, text: String::new() })
        };
        let organization = service
            .get("organization")
            .or_else(|| self.named("organizations", text(service, "organization_id")).next())
            .map(|organization| text(organization, "name"))
            .unwrap_or_default();
        let attributes = self.of(service, "attributes");
        let labelled = |label: &'static str| {
            attributes
                .iter()
                .filter(move |entry| text(entry, "label") == label)
                .map(|entry| text(entry, "value"))
        };
        let mut audiences = Vec::new();
        for code in labelled(AUDIENCE) {
            match Audience::from_code(code) {
                Some(audience) => audiences.push(audience),
                None => wrong.push((Column::Audiences, Problem::Unknown)),
            }
        }
        let mut age = |field: &str, column: Column| {
            let typed = service.get(field).filter(|age| !age.is_null())?;
            let age = typed.as_u64().and_then(|age| u8::try_from(age).ok());
            if age.is_none() {
                wrong.push((column, Problem::Ages));
            }
            age
        };
        let (age_from, age_to) = (age("minimum_age", Column::AgeFrom), age("maximum_age", Column::AgeTo));
        let (mut everywhere, mut regions, mut municipalities) = (false, Vec::new(), Vec::new());
        for area in self.of(service, "service_areas") {
            let extent = text(area, "extent");
            match extent.strip_prefix(REGION).map(Region::from_code) {
                Some(Some(region)) => regions.push(region),
                Some(None) => wrong.push((Column::Regions, Problem::Unknown)),
                None if extent == PROVINCE => everywhere = true,
                None => municipalities.push(text(area, "name").to_owned()),
            }
        }
        let (mut languages, mut other_languages) = (Vec::new(), Vec::new());
        for language in self.of(service, "languages") {
            match Lang::ALL.into_iter().find(|lang| lang.code() == text(language, "code")) {
                Some(lang) => languages.push(lang),
                None => other_languages.push(text(language, "name").to_owned()),
            }
        }
        let locations = self.locations(service);
        let is_virtual = |location: &Value| text(location, "location_type") == "virtual";
        let place = locations
            .iter()
            .copied()
            .find(|location| !is_virtual(location))
            .map(|location| self.place(location));
        let assured = text(service, "assured_date");
        let verified_on: Option<Date> = assured.parse().ok();
        if verified_on.is_none() && !assured.is_empty() {
            wrong.push((Column::VerifiedOn, Problem::Day));
        }
        let details = Details {
            name: required("name"),
            description: required("description"),
            provider: organization.to_owned(),
            audiences,
            age_from,
            age_to,
            everywhere,
            online: locations.iter().any(|location| is_virtual(location)),
            regions,
            municipalities,
            languages,
            other_languages,
            phone: first("phones", "number").to_owned(),
            email: text(service, "email").to_owned(),
            web: text(service, "url").to_owned(),
            place: place.unwrap_or_default(),
            hours: localized("schedule", first("schedules", "description")),
            cost: localized("fees", text(service, "fees_description")),
            referral: labelled(REFERRAL).find_map(Referral::from_code).unwrap_or(Referral::Unknown),
            verified_on,
            verified_by: labelled(ASSURER).next().unwrap_or_default().to_owned(),
        };
        Row { number, details, wrong }
    }
}
