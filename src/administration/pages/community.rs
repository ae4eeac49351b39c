//! What the coordination settles of one community, when it is opened and later.

use leptos::prelude::*;

use super::{
    super::{paths, rules, store},
    community_form::{archiving, fields},
    parts::{done, head, id, is_unchanged, opened, pair, reopened, typed_pair},
};
use crate::{
    community::{
        Taken, change_facts, facts, find, lock_facts,
        model::{
            Capacity, CommunityKind, Facts, Heading, Level, Levels, Months, Network, Profession, Profile,
        },
        open as open_community, paths as community_paths, rename,
    },
    error::AppError,
    i18n::{Lang, t},
    ids::CommunityId,
    membership::{liaison as liaison_of, model::Liaison, set_liaison},
    server::web::{Form, Page, PageRequest, PageResponse},
    ui::{ButtonLink, ErrorSummary, FieldErrors, Weight},
};

/// The most characters of a name.
const NAME: usize = 200;
/// The most characters of a summary.
const SUMMARY: usize = 600;
/// The years in which a school year may begin.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

/// A community that exists: its id, its facts, whether it is archived.
type Known = (CommunityId, Facts, bool);

pub(super) async fn new(request: PageRequest) -> Result<PageResponse, AppError> {
    let year = crate::i18n::format::local(request.portal.now()).year().to_string();
    let usual = [("capacity", "undecided"), ("meetings", "4"), ("first-year", year.as_str()), ("years", "3")];
    let form = usual.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Ok(page(&request, 200, None, form, FieldErrors::default()))
}

pub(super) async fn open(request: PageRequest) -> Result<PageResponse, AppError> {
    let mut faults = FieldErrors::default();
    let Some((facts, liaison)) = read(&request, None, &mut faults) else {
        return Ok(page(&request, 422, None, request.form.clone(), faults));
    };
    let (id, now) = (CommunityId::new(), request.portal.now());
    let outcome = done(async {
        let mut to = request.portal.db.write().await?;
        let outcome = open_community(&mut to, id, &facts, now).await?;
        if outcome.is_ok() {
            set_liaison(&mut to, id, liaison).await?;
            store::record(&mut to, &request, "community.opened", ("community", &id.to_string()), "").await?;
            to.commit().await?;
        }
        Ok(outcome)
    })
    .await?;
    Ok(answer(&request, None, outcome))
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (known, liaison) = known(&request).await?;
    let form = opened(stored(&known.1, liaison));
    Ok(page(&request, 200, Some(known), form, FieldErrors::default()))
}

pub(super) async fn change(request: PageRequest) -> Result<PageResponse, AppError> {
    let (known, _) = known(&request).await?;
    let mut faults = FieldErrors::default();
    let Some((facts, liaison)) = read(&request, Some(&known.1.heading), &mut faults) else {
        return Ok(page(&request, 422, Some(known), request.form.clone(), faults));
    };
    let (id, now, me) = (known.0, request.portal.now(), request.person()?);
    let renamed = facts.heading != known.1.heading;
    let found = done(find(&request.portal.db, Lang::Fr, &known.1.slugs[0], now)).await?;
    let community = found.ok_or(AppError::NotFound)?.community;
    let detail = if facts.slugs == known.1.slugs { String::new() } else { facts.slugs.join(" ") };
    let outcome = done(async {
        let mut to = request.portal.db.write().await?;
        let Some((now_there, _)) = lock_facts(&mut to, id).await? else { return Ok(None) };
        let now_there = stored(&now_there, liaison_of(&mut *to, id).await?);
        if !is_unchanged(&request.form, &now_there) {
            return Ok(Some(Err(now_there)));
        }
        if renamed && !rename(&mut to, &community, &facts.heading, me, now).await? {
            return Ok(None);
        }
        let outcome = change_facts(&mut to, id, &facts, now).await?;
        if outcome.is_ok() {
            set_liaison(&mut to, id, liaison).await?;
            store::record(&mut to, &request, "community.changed", ("community", &id.to_string()), &detail)
                .await?;
            to.commit().await?;
        }
        Ok(Some(Ok(outcome)))
    })
    .await?;
    match outcome {
        None => {
            faults.add("name-fr", t::administration_community_meanwhile(request.lang));
            Ok(page(&request, 422, Some(known), request.form.clone(), faults))
        }
        Some(Err(now_there)) => {
            faults.add("name-fr", t::administration_meanwhile(request.lang));
            Ok(page(&request, 409, Some(known), reopened(&request.form, &now_there), faults))
        }
        Some(Ok(outcome)) => Ok(answer(&request, Some(known), outcome)),
    }
}

async fn known(request: &PageRequest) -> Result<(Known, Liaison), AppError> {
    let (db, id) = (&request.portal.db, id(request)?);
    let (facts, archived_at) = done(facts(&db.reader, id)).await?.ok_or(AppError::NotFound)?;
    Ok(((id, facts, archived_at.is_some()), done(liaison_of(&db.reader, id)).await?))
}

/// Back to the list, or to the form when a slug is another community's.
fn answer(request: &PageRequest, known: Option<Known>, outcome: Result<(), Taken>) -> PageResponse {
    let lang = request.lang;
    let Err(Taken(langs)) = outcome else {
        return PageResponse::Redirect(format!("{}?said=saved", paths::of(paths::COMMUNITIES, lang)));
    };
    let mut faults = FieldErrors::default();
    for each in langs {
        faults.add(&format!("slug-{}", each.code()), t::administration_slug_taken(lang));
    }
    page(request, 422, known, request.form.clone(), faults)
}

/// What is stored, as the form has it.
fn stored(facts: &Facts, liaison: Liaison) -> Form {
    let Facts { profile, heading, slugs } = facts;
    let (capacity, from, to) = match profile.capacity {
        Capacity::Undecided => ("undecided", None, None),
        Capacity::Unlimited => ("none", None, None),
        Capacity::Seats(seats) => ("seats", Some(seats), None),
        Capacity::Range { from, to } => ("range", Some(from), Some(to)),
    };
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let own = [
        ("kind", profile.kind.code().to_owned()),
        ("network", profile.network.code().to_owned()),
        ("profession", profile.profession.map_or("", Profession::code).to_owned()),
        ("capacity", capacity.to_owned()),
        ("capacity-from", number(from)),
        ("capacity-to", number(to)),
        ("meetings", profile.meetings_per_year.to_string()),
        ("first-year", profile.first_year.to_string()),
        ("years", profile.years.to_string()),
        ("slug-fr", slugs[0].clone()),
        ("slug-en", slugs[1].clone()),
        ("liaison", liaison.code().to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value));
    own.into_iter()
        .chain(pair("name", Some(&heading.name)))
        .chain(pair("summary", heading.summary.as_ref()))
        .chain(profile.levels.iter().map(|level| ("levels".to_owned(), level.code().to_owned())))
        .chain(profile.months.in_school_year().map(|month| ("months".to_owned(), month.to_string())))
        .collect()
}

fn read(
    request: &PageRequest,
    before: Option<&Heading>,
    faults: &mut FieldErrors,
) -> Option<(Facts, Liaison)> {
    let (lang, form) = (request.lang, &request.form);
    let name = typed_pair(lang, form, "name", NAME, before.map(|heading| &heading.name), faults);
    if name.is_none() {
        faults.add("name-fr", t::administration_name_missing(lang));
    }
    let summary_before = before.and_then(|heading| heading.summary.as_ref());
    let summary = typed_pair(lang, form, "summary", SUMMARY, summary_before, faults);
    let slugs = Lang::ALL.map(|each| {
        let field = format!("slug-{}", each.code());
        let typed = match form.some(&field) {
            Some(typed) => typed.to_owned(),
            None => rules::suggested_slug(name.as_ref().map_or("", |name| name.text(each))),
        };
        if rules::slug(&typed).is_none() && (name.is_some() || form.some(&field).is_some()) {
            faults.add(&field, t::administration_slug_wrong(lang, rules::SLUG));
        }
        typed
    });
    let profile = profile(lang, form, faults);
    let liaison = Liaison::from_code(form.text("liaison"));
    if liaison.is_none() {
        faults.add("liaison", t::administration_choose(lang));
    }
    if !faults.is_empty() {
        return None;
    }
    Some((Facts { profile: profile?, heading: Heading { name: name?, summary }, slugs }, liaison?))
}

fn profile(lang: Lang, form: &Form, faults: &mut FieldErrors) -> Option<Profile> {
    let kind = CommunityKind::from_code(form.text("kind"));
    let network = Network::from_code(form.text("network"));
    let profession = match form.some("profession") {
        None => Some(None),
        Some(code) => Profession::from_code(code).map(Some),
    };
    let chosen =
        [("kind", kind.is_some()), ("network", network.is_some()), ("profession", profession.is_some())];
    for (field, there) in chosen {
        if !there {
            faults.add(field, t::administration_choose(lang));
        }
    }
    let levels: Vec<Level> = form.all("levels").filter_map(Level::from_code).collect();
    let months: Vec<u8> = form.all("months").filter_map(|month| month.parse().ok()).collect();
    let mut number = |field: &str, least: u32, most: u32| {
        let number = form.text(field).parse::<u32>().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            faults.add(field, t::administration_number_wrong(lang, least, most));
        }
        number
    };
    let meetings = number("meetings", 0, 366);
    let first =
        number("first-year", u32::from(YEARS.start().unsigned_abs()), u32::from(YEARS.end().unsigned_abs()));
    let years = number("years", 1, 20);
    let capacity = match form.text("capacity") {
        "undecided" => Some(Capacity::Undecided),
        "none" => Some(Capacity::Unlimited),
        "seats" => number("capacity-from", 1, 10_000).map(Capacity::Seats),
        "range" => {
            let from = number("capacity-from", 1, 10_000);
            let to = number("capacity-to", from.unwrap_or(1), 10_000);
            from.zip(to).map(|(from, to)| Capacity::Range { from, to })
        }
        _ => {
            faults.add("capacity", t::administration_choose(lang));
            None
        }
    };
    Some(Profile {
        kind: kind?,
        network: network?,
        profession: profession?,
        levels: Levels::of(&levels),
        capacity: capacity?,
        meetings_per_year: u16::try_from(meetings?).ok()?,
        months: Months::of(&months),
        first_year: i16::try_from(first?).ok()?,
        years: u16::try_from(years?).ok()?,
    })
}

fn page(
    request: &PageRequest,
    status: u16,
    known: Option<Known>,
    form: Form,
    faults: FieldErrors,
) -> PageResponse {
    let lang = request.lang;
    let (title, addresses, action) = match &known {
        Some((id, facts, _)) => {
            let (id, name) = (id.to_string(), facts.heading.name.text(lang).to_owned());
            (name, paths::both(paths::COMMUNITY, &id), paths::with(paths::COMMUNITY, lang, &id))
        }
        None => (
            t::administration_community_new(lang).to_owned(),
            paths::NEW_COMMUNITY.map(str::to_owned),
            paths::of(paths::NEW_COMMUNITY, lang).to_owned(),
        ),
    };
    let heading = title.clone();
    let body = move || {
        let elsewhere = known.as_ref().map(|(_, facts, _)| {
            let slug = &facts.slugs[usize::from(lang == Lang::En)];
            let links = [
                (community_paths::SHOW, t::administration_community_page(lang)),
                (community_paths::MEMBERS, t::membership_people(lang)),
            ]
            .map(|(to, words)| {
                let href = community_paths::of(to, lang, slug);
                view! { <ButtonLink href weight=Weight::Quiet small=true>{words}</ButtonLink> }
            });
            view! { <div class="row">{links.collect_view()}</div> }
        });
        view! {
            {head(lang, Some((t::administration_communities(lang), paths::COMMUNITIES)), heading)}
            {elsewhere}
            <ErrorSummary lang errors=faults.all() />
            {fields(lang, action, &form, &faults)}
            {known.map(|(id, _, archived)| archiving(lang, id, archived))}
        }
    };
    Page::new(title, addresses, body).status(status).section("administration").unlisted().into()
}
