//! Services of invented organizations in invented places.

use jiff::{ToSpan, civil::Date};
use sqlx::AnyConnection;

use super::{
    super::words::{Chance, Words},
    Known, both,
};
use crate::demo::DemoError;
use ensemble_core::{Lang, format, ids::ServiceId, region::Region};
use ensemble_practices::service::{
    self, NewService,
    model::{Audience, Details, Referral, ServiceState},
};

const TOWNS: [&str; 12] = [
    "Anse-du-Phare",
    "Baie-des-Brumes",
    "Coteau-des-Vents",
    "Grand-Marais",
    "Lac-aux-Loutres",
    "Mont-Sorbier",
    "Pointe-aux-Hérons",
    "Port-Lanterne",
    "Rivière-Bouleau",
    "Sainte-Épinette",
    "Trois-Quais",
    "Val-des-Merles",
];
/// How many days ago a service was verified at most: less than the year after which it is to be verified again.
const VERIFIED: usize = 300;

/// Adds so many services to the directory.
pub(super) async fn add(
    to: &mut AnyConnection,
    known: &Known<'_>,
    chance: &mut Chance,
    count: usize,
) -> Result<(), DemoError> {
    let today = format::local(known.now).date();
    for number in known.services..known.services + count {
        let details = details(known.words, chance, number, today)?;
        let new = NewService {
            id: ServiceId::new(),
            state: ServiceState::Listed,
            details: &details,
            organization: None,
            owner: None,
        };
        service::add(&mut *to, new, known.now).await?;
    }
    Ok(())
}

fn details(words: &Words, chance: &mut Chance, number: usize, today: Date) -> Result<Details, DemoError> {
    let verified_on = today
        .checked_sub(i64::try_from(chance.below(VERIFIED)).unwrap_or_default().days())
        .map_err(|error| DemoError::Content(error.to_string()))?;
    let age = u8::try_from(chance.below(14)).unwrap_or_default();
    let (first, many) = (chance.below(TOWNS.len()), chance.below(3));
    let provider = format!("Maison {}", words.name(chance));
    Ok(Details {
        name: both(words, chance, |words, chance, lang| format!("{} {number}", words.title(chance, lang))),
        description: both(words, chance, Words::text),
        audiences: chance.one(Audience::ALL).copied().into_iter().collect(),
        age_from: Some(age),
        age_to: Some(age + 4),
        everywhere: chance.percent(5),
        online: chance.percent(20),
        regions: chance.one(Region::ALL).copied().into_iter().collect(),
        municipalities: TOWNS.iter().cycle().skip(first).take(many).map(|&town| town.to_owned()).collect(),
        languages: if chance.percent(60) { vec![Lang::Fr] } else { vec![Lang::Fr, Lang::En] },
        other_languages: Vec::new(),
        phone: format!("555 555-{:04}", number % 10_000),
        email: format!("accueil-{number}@mesure.example"),
        web: String::new(),
        place: String::new(),
        hours: Some(both(words, chance, Words::answer)),
        cost: None,
        referral: chance.one(Referral::ALL).copied().unwrap_or(Referral::Unknown),
        verified_on: Some(verified_on),
        verified_by: provider.clone(),
        provider,
    })
}
