//! Reading the form that closes a list.

use std::collections::HashSet;

use crate::draw::{
    api::CloseList,
    model::{Candidate, SourceKind, Stratum},
    rules::{self, MAX_COUNT, MAX_NAME, MAX_NOTICE, MAX_QUOTAS, MIN_NOTICE},
};
use ensemble_communities::account::{self, model::Account, rules::address};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    format,
};
use ensemble_draw::{Quota, Source};
use ensemble_meetings::meeting::rules::{day, time};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// The form once it was checked: the rules of the draw.
pub(super) struct CheckedForm {
    /// Each with its line in the form.
    pub quotas: Vec<(usize, Quota)>,
    pub source: Source,
    pub witnesses: Vec<Account>,
}

/// Reads the form.
///
/// # Errors
/// [`ActionError::Invalid`] with all that is wrong with it.
pub(super) async fn read(
    context: &ActionContext,
    places: u32,
    candidates: &[Candidate],
    input: &CloseList,
) -> Result<CheckedForm, ActionError> {
    let lang = context.lang;
    let mut errors = FieldErrors::default();
    let quotas = read_quotas(lang, places, candidates, input, &mut errors);
    let at = read_moment(lang, context.portal.now(), input, &mut errors);
    let (source, witnesses) = match input.source {
        None => {
            errors.add("source", t::draw_no_source(lang));
            (None, Vec::new())
        }
        Some(SourceKind::Drand) => (at.map(|at| Source::drand(rules::round_at(at))), Vec::new()),
        Some(SourceKind::Lottery) => {
            if input.name.is_empty() || input.name.chars().count() > MAX_NAME {
                errors.add("name", t::draw_wrong_name(lang, MAX_NAME));
            }
            let count =
                input.count.trim().parse::<u32>().ok().filter(|count| (1..=MAX_COUNT).contains(count));
            if count.is_none() {
                errors.add("count", t::draw_wrong_count(lang, MAX_COUNT));
            }
            let witnesses = read_witnesses(context, candidates, input, &mut errors).await?;
            let source = match (at, count, witnesses.as_slice()) {
                (Some(at), Some(count), [first, second]) => Some(Source::Lottery {
                    name: input.name.clone(),
                    at: u64::try_from(at / 1000).unwrap_or_default(),
                    count,
                    witnesses: distinct_names(&first.name, &second.name),
                }),
                _ => None,
            };
            (source, witnesses)
        }
    };
    errors.check()?;
    let source = source.ok_or(AppError::BadRequest)?;
    Ok(CheckedForm { quotas, source, witnesses })
}

/// The names of two witnesses; where both have the same name, the second gets a number.
fn distinct_names(first: &str, second: &str) -> [String; 2] {
    let second = if first == second { format!("{second} (2)") } else { second.to_owned() };
    [first.to_owned(), second]
}

fn read_quotas(
    lang: Lang,
    places: u32,
    candidates: &[Candidate],
    input: &CloseList,
    errors: &mut FieldErrors,
) -> Vec<(usize, Quota)> {
    let known: HashSet<(Stratum, &str)> = candidates
        .iter()
        .flat_map(|candidate| Stratum::ALL.map(|stratum| (stratum, rules::value_in(candidate, stratum))))
        .collect();
    let mut quotas = Vec::new();
    for line in 0..MAX_QUOTAS {
        let chosen = input.quota.get(line).map_or("", String::as_str);
        let minimum = input.minimum.get(line).map_or("", |typed| typed.trim());
        if chosen.is_empty() && minimum.is_empty() {
            continue;
        }
        let group = chosen
            .split_once(':')
            .and_then(|(stratum, value)| Some((Stratum::from_code(stratum)?, value)))
            .filter(|group| known.contains(group));
        let Some((stratum, value)) = group else {
            errors.add(&format!("quota-{line}"), t::draw_wrong_quota(lang));
            continue;
        };
        let Some(minimum) = minimum.parse::<u32>().ok().filter(|minimum| (1..=places).contains(minimum))
        else {
            errors.add(&format!("minimum-{line}"), t::draw_wrong_minimum(lang, places));
            continue;
        };
        let quota = Quota { stratum: stratum.code().to_owned(), value: value.to_owned(), minimum };
        quotas.push((line, quota));
    }
    quotas
}

/// The moment at which the value comes to exist, in milliseconds UTC.
fn read_moment(lang: Lang, now: i64, input: &CloseList, errors: &mut FieldErrors) -> Option<i64> {
    let at = match (day(&input.day), time(&input.time)) {
        (None, _) => Err(("day", t::meeting_wrong_day(lang))),
        (_, None) => Err(("time", t::meeting_wrong_time(lang))),
        (Some(day), Some(time)) => match format::at(day, time).map(|at| at.timestamp().as_millisecond()) {
            None => Err(("time", t::meeting_wrong_hour(lang))),
            Some(at) if at < now + MIN_NOTICE => Err(("time", t::draw_error_published_late(lang))),
            Some(at) if at > now + MAX_NOTICE => Err(("day", t::draw_too_far(lang))),
            Some(at) => Ok(at),
        },
    };
    at.map_err(|(field, message)| errors.add(field, message)).ok()
}

/// The accounts of both witnesses. They are different people, neither of them the coordinator who closes the list, nor one
/// whose project is in it.
async fn read_witnesses(
    context: &ActionContext,
    candidates: &[Candidate],
    input: &CloseList,
    errors: &mut FieldErrors,
) -> Result<Vec<Account>, AppError> {
    let lang = context.lang;
    let mut found: Vec<Account> = Vec::new();
    for (field, typed) in [("witness-1", &input.first_witness), ("witness-2", &input.second_witness)] {
        let account = match address(typed) {
            Some(address) => account::by_email(&context.portal.db, &address).await?,
            None => None,
        };
        let Some(account) = account.filter(|account| account.closed_at.is_none()) else {
            errors.add(field, t::draw_wrong_witness(lang));
            continue;
        };
        if context.viewer.id() == Some(account.id) {
            errors.add(field, t::draw_witness_closes(lang));
        } else if found.iter().any(|other| other.id == account.id) {
            errors.add(field, t::draw_witness_twice(lang));
        } else if candidates.iter().any(|candidate| candidate.person == Some(account.id)) {
            errors.add(field, t::draw_witness_applies(lang));
        } else {
            found.push(account);
        }
    }
    Ok(found)
}
