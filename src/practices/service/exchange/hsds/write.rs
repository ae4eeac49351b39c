//! Writing services.

use ensemble_core::region::Region;
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{ASSURER, AUDIENCE, MUNICIPALITY, PROVINCE, REFERRAL, REGION};

use crate::service::{
    labels,
    model::{Details, Service},
    rules,
};
use ensemble_core::{Lang, LocalizedText};

/// An id of a part of a service: the same each time, and of no other part.
fn part_id(service: Uuid, kind: u128, number: usize) -> String {
    let number = u128::try_from(number).unwrap_or_default();
    Uuid::from_u128(service.as_u128() ^ (kind << 16 | (number + 1))).to_string()
}

/// Writes services.
#[must_use]
pub fn write(services: &[Service]) -> Vec<u8> {
    let mut tables: BTreeMap<&'static str, Vec<Value>> = BTreeMap::new();
    for table in [
        "organizations",
        "services",
        "locations",
        "addresses",
        "service_at_locations",
        "phones",
        "schedules",
        "languages",
        "service_areas",
        "cost_options",
        "attributes",
    ] {
        tables.insert(table, Vec::new());
    }
    let mut organizations: BTreeMap<&str, String> = BTreeMap::new();
    for service in services {
        let provider = service.details.provider.as_str();
        let organization = organizations
            .entry(provider)
            .or_insert_with(|| {
                let id = part_id(service.id.uuid(), 1, 0);
                let entry = json!({ "id": id, "name": provider, "description": provider });
                tables.entry("organizations").or_default().push(entry);
                id
            })
            .clone();
        for (table, entry) in entries(service, &organization) {
            tables.entry(table).or_default().push(entry);
        }
    }
    let mut all: Map<String, Value> =
        tables.into_iter().map(|(table, entries)| (table.to_owned(), Value::from(entries))).collect();
    all.insert("version".to_owned(), Value::from("3.0"));
    // A value of this shape has JSON.
    serde_json::to_vec_pretty(&all).unwrap_or_default()
}

/// The entries of a service, each with its table.
fn entries(service: &Service, organization: &str) -> Vec<(&'static str, Value)> {
    let (details, id) = (&service.details, service.id.to_string());
    let part = |kind: u128, number: usize| part_id(service.id.uuid(), kind, number);
    let shown = |text: &LocalizedText| text.text(Lang::Fr).to_owned();
    let translations: Map<String, Value> =
        Lang::ALL.into_iter().map(|lang| (lang.code().to_owned(), translation(details, lang))).collect();
    let mut all = vec![(
        "services",
        json!({
            "id": id,
            "organization_id": organization,
            "name": shown(&details.name),
            "description": shown(&details.description),
            "url": some(&details.web),
            "email": some(&details.email),
            "status": "active",
            "fees_description": details.cost.as_ref().map(shown),
            "application_process": labels::referral(Lang::Fr, details.referral),
            "minimum_age": details.age_from,
            "maximum_age": details.age_to,
            "assured_date": details.verified_on.map(|day| day.to_string()),
            "translations": translations,
        }),
    )];
    if !details.phone.is_empty() {
        all.push(("phones", json!({ "id": part(2, 0), "service_id": id, "number": details.phone })));
    }
    if let Some(hours) = &details.hours {
        all.push(("schedules", json!({ "id": part(3, 0), "service_id": id, "description": shown(hours) })));
    }
    if let Some(cost) = &details.cost {
        let entry = json!({ "id": part(4, 0), "service_id": id, "amount_description": shown(cost) });
        all.push(("cost_options", entry));
    }
    if !details.place.is_empty() {
        let location = part(5, 0);
        all.push((
            "locations",
            json!({ "id": location, "location_type": "physical", "name": details.place }),
        ));
        all.push((
            "addresses",
            json!({
                "id": part(6, 0), "location_id": location, "address_1": details.place, "state_province": "QC",
                "country": "CA", "address_type": "physical",
            }),
        ));
        let at = json!({ "id": part(7, 0), "service_id": id, "location_id": location });
        all.push(("service_at_locations", at));
    }
    if details.online {
        let location = part(5, 1);
        all.push((
            "locations",
            json!({ "id": location, "location_type": "virtual", "name": labels::online(Lang::Fr) }),
        ));
        let at = json!({ "id": part(7, 1), "service_id": id, "location_id": location });
        all.push(("service_at_locations", at));
    }
    let mut languages: Vec<(Option<&str>, &str)> = Vec::new();
    languages
        .extend(details.languages.iter().map(|lang| (Some(lang.code()), labels::language(Lang::En, *lang))));
    languages.extend(details.other_languages.iter().map(|name| (None, name.as_str())));
    for (number, (code, name)) in languages.into_iter().enumerate() {
        let entry = json!({ "id": part(8, number), "service_id": id, "code": code, "name": name });
        all.push(("languages", entry));
    }
    let mut areas: Vec<(String, &str)> = Vec::new();
    if details.everywhere {
        areas.push((PROVINCE.to_owned(), "Québec"));
    }
    let extent = |region: Region| format!("{REGION}{}", region.code());
    areas.extend(details.regions.iter().map(|region| (extent(*region), region.name())));
    areas.extend(details.municipalities.iter().map(|name| (MUNICIPALITY.to_owned(), name.as_str())));
    for (number, (extent, name)) in areas.into_iter().enumerate() {
        all.push((
            "service_areas",
            json!({
                "id": part(9, number), "service_id": id, "name": name, "extent": extent, "extent_type": "other",
            }),
        ));
    }
    let mut attributes: Vec<(&str, &str)> =
        details.audiences.iter().map(|audience| (AUDIENCE, audience.code())).collect();
    attributes.push((REFERRAL, details.referral.code()));
    if !details.verified_by.is_empty() {
        attributes.push((ASSURER, &details.verified_by));
    }
    for (number, (label, value)) in attributes.into_iter().enumerate() {
        all.push((
            "attributes",
            json!({
                "id": part(10, number), "link_id": id, "link_entity": "service", "label": label, "value": value,
            }),
        ));
    }
    all
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// The texts of exactly one language.
fn translation(details: &Details, lang: Lang) -> Value {
    let fields = [
        ("name", Some(&details.name)),
        ("description", Some(&details.description)),
        ("schedule", details.hours.as_ref()),
        ("fees", details.cost.as_ref()),
    ];
    let texts = fields.map(|(field, text)| (field, rules::own(text, lang)));
    texts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(field, text)| (field.to_owned(), Value::from(text)))
        .collect::<Map<String, Value>>()
        .into()
}
