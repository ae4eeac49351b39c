//! One call: what it is about, who may answer, until when, and who will read what.

mod aside;
mod dates;
mod who_reads;

use ensemble_common::prelude::*;

use super::{
    super::{
        composition::Composition,
        labels,
        model::{Call, CallPhase, CallTexts, Criterion, Funding, PlannedCommunity},
        paths, rules, store,
    },
    named,
};
use ensemble_communities::community::{self, Part};
use ensemble_core::{Lang, LocalizedText, error::AppError, format, rights::Action};
use ensemble_server::{
    markdown,
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, ButtonLink, Kind, Line, NavLink, Notice, Prose, SectionTitle, Weight};

/// A duty up to this length, in characters, that has one line only is its own heading.
const SHORT_DUTY: usize = 40;

/// All that the page shows.
struct Shown {
    lang: Lang,
    now: i64,
    call: Call,
    phase: CallPhase,
    /// Those that did not become a part of another.
    planned: Vec<PlannedCommunity>,
    /// The communities that were made of them.
    made: Vec<aside::Made>,
    criteria: Vec<Criterion>,
    answer_box: Option<Part>,
    sections: Option<Part>,
    manages: bool,
}

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let call = named(&request).await?;
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let (planned, criteria) = futures::try_join!(store::planned(db, call.id), store::criteria(db, call.id))?;
    let planned: Vec<PlannedCommunity> =
        planned.into_iter().filter(|planned| planned.merged_into.is_none()).collect();
    let made: Vec<_> = planned.iter().filter_map(|planned| planned.community).collect();
    let made = community::addresses(db, &made).await?;
    let made = made
        .into_iter()
        .filter(|community| !community.archived)
        .map(|community| aside::Made { id: community.id, name: community.name, slugs: community.slugs })
        .collect();
    let (answer_box, sections) = futures::try_join!(
        (composition.answer_box)(&request, &call),
        (composition.sections)(&request, &call)
    )?;
    let title = call.texts.title.text(lang).to_owned();
    let description = call.texts.summary.text(lang).to_owned();
    let (is_draft, bytes) = (call.published_at.is_none(), bytes(&call.texts));
    let addresses = paths::both(paths::SHOW, &call.code);
    let shown = Shown {
        lang,
        now,
        phase: rules::phase(&call, now),
        call,
        planned,
        made,
        criteria,
        answer_box,
        sections,
        manages: request.may(Action::ManageCalls, None),
    };
    let page = Page::new(title, addresses, move || body(shown))
        .description(Some(description))
        .section("communities")
        .weighing(bytes);
    Ok(if is_draft { page.unlisted() } else { page }.into())
}

/// How much text becomes HTML, in bytes.
fn bytes(texts: &CallTexts) -> usize {
    let optional = |text: &Option<LocalizedText>| text.as_ref().map_or(0, LocalizedText::bytes);
    texts.who.bytes() + texts.rhythm.bytes() + optional(&texts.deliverables) + optional(&texts.contact)
}

fn body(shown: Shown) -> AnyView {
    let Shown { lang, now, call, phase, planned, made, criteria, answer_box, sections, manages } = shown;
    let links =
        vec![NavLink::new(t::call_public_list_title(lang), paths::LIST[usize::from(lang == Lang::En)])];
    let here = call.texts.title.text(lang).to_owned();
    let limited = planned.iter().any(|planned| rules::places(planned.capacity).is_some());
    let dates = dates::view(lang, &call, phase, !criteria.is_empty(), limited);
    let head = head(lang, &call, phase, &planned, manages);
    let aside = aside::view(lang, now, &call, phase, planned, made, answer_box);
    let CallTexts { who, duties, rhythm, deliverables, funding, .. } = call.texts;
    let rhythm = view! { {prose(lang, rhythm)} {dates} };
    view! {
        <Breadcrumb lang links here />
        {head}
        <div class="text-aside answer-first">
            <div class="sections">
                {section(lang, "call-who", t::call_public_who, prose(lang, who))}
                {section(lang, "call-duties", t::call_public_duties, self::duties(lang, duties))}
                {section(lang, "call-dates", t::call_public_dates, Some(rhythm))}
                {section(lang, "call-deliverables", t::call_public_deliverables, deliverables.and_then(|text| prose(lang, text)))}
                {section(lang, "call-funding", t::call_public_funding, self::funding(lang, funding))}
                {section(lang, "call-criteria", t::call_public_criteria, self::criteria(lang, criteria))}
                {section(lang, "call-reads", t::call_public_reads, Some(reads(lang, call.blind)))}
                {sections.map(|part| part(lang))}
            </div>
            {aside}
        </div>
    }
}

/// Phase, title in both languages, summary, and what everybody must know first.
fn head(lang: Lang, call: &Call, phase: CallPhase, planned: &[PlannedCommunity], manages: bool) -> AnyView {
    let CallTexts { title, summary, .. } = call.texts.clone();
    let phase_word = labels::phase_word(lang, phase);
    let kind = match (phase, planned.len()) {
        (CallPhase::Announced | CallPhase::Open, count) if count > 0 => {
            format!("{phase_word} · {}", t::call_public_planned_count(lang, count))
        }
        _ => phase_word.to_owned(),
    };
    let other = lang.other();
    let other_title = matches!(title, LocalizedText::Pair { .. }).then(|| {
        let class = format!("other-title {}", other.code());
        view! { <p class=class lang=other.tag()>{title.text(other).to_owned()}</p> }
    });
    let cancelled = call.cancelled.clone().map(|cancelled| {
        let day = format::date(lang, format::local(cancelled.at).date());
        view! {
            <Notice kind=Kind::Warning>
                <p><b>{t::call_public_cancelled(lang, day)}</b></p>
                <p><Line lang passage=cancelled.reason /></p>
            </Notice>
        }
    });
    let draft =
        (phase == CallPhase::Draft).then(|| view! { <Notice><p>{t::call_public_draft(lang)}</p></Notice> });
    let manage = manages.then(|| {
        let href = paths::of(paths::MANAGE, lang, &call.code);
        view! { <div class="row"><ButtonLink small=true weight=Weight::Quiet href>{t::call_public_manage(lang)}</ButtonLink></div> }
    });
    view! {
        <header class="call-head">
            <p class="kind">{kind}</p>
            <h1><Line lang passage=title /></h1>
            {other_title}
            <p class="lead"><Line lang passage=summary /></p>
            {manage}
        </header>
        {cancelled}
        {draft}
    }
}

/// A section with its heading; nothing when it holds nothing.
fn section(
    lang: Lang,
    id: &'static str,
    title: fn(Lang) -> &'static str,
    inside: Option<AnyView>,
) -> Option<AnyView> {
    inside.map(|inside| {
        view! {
            <section class="stack gap-3" aria-labelledby=id>
                <SectionTitle id title=title(lang) all=None />
                {inside}
            </section>
        }
    })
}

fn prose(lang: Lang, passage: LocalizedText) -> Option<AnyView> {
    (passage.bytes() > 0).then(|| {
        let html = markdown::to_html(passage.text(lang)).to_string();
        view! { <Prose lang passage html /> }
    })
}

/// What people commit to. The first line of a duty is its heading.
fn duties(lang: Lang, duties: Vec<LocalizedText>) -> Option<AnyView> {
    let rows = duties
        .into_iter()
        .map(|duty| {
            let shown = duty.shown(lang);
            let tag = (shown.lang != lang).then(|| shown.lang.tag());
            let (heading, rest) = split_duty(shown.text);
            let heading = heading.map(|heading| view! { <b>{heading.to_owned()}</b> });
            let rest = rest.map(|rest| view! { <span>{rest.to_owned()}</span> });
            view! { <li lang=tag>{heading} {rest}</li> }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| view! { <ol class="duties">{rows}</ol> })
}

/// The heading of a duty, and the rest.
fn split_duty(text: &str) -> (Option<&str>, Option<&str>) {
    let text = text.trim();
    match text.split_once('\n') {
        Some((heading, rest)) => (Some(heading.trim()), Some(rest.trim())),
        None if text.chars().count() <= SHORT_DUTY => (Some(text), None),
        None => (None, Some(text)),
    }
}

/// How replacement staff and travel are paid, a row for each sector.
fn funding(lang: Lang, funding: Vec<Funding>) -> Option<AnyView> {
    let label = t::call_public_funding_text(lang);
    let rows = funding
        .into_iter()
        .map(|Funding { sector, text }| {
            view! {
                <tr>
                    <th scope="row">{labels::sector_word(lang, sector)}</th>
                    <td data-label=label><Line lang passage=text /></td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <table class="plain-table">
                <caption>{t::call_public_funding_caption(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::call_public_funding_sector(lang)}</th>
                        <th scope="col">{label}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

/// What projects are measured against.
fn criteria(lang: Lang, criteria: Vec<Criterion>) -> Option<AnyView> {
    let rows = criteria
        .into_iter()
        .map(|criterion| view! { <li><Line lang passage=criterion.text /></li> })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <ol class="call-criteria">{rows}</ol>
            <p class="meta">{t::call_public_criteria_text(lang)}</p>
        }
    })
}

fn reads(lang: Lang, blind: bool) -> AnyView {
    view! {
        {who_reads::view(lang, blind)}
        <p class="meta">{t::call_public_reads_text(lang)}</p>
    }
}

#[cfg(test)]
mod tests {
    use super::split_duty;

    #[test]
    fn the_first_line_of_a_duty_is_its_heading() {
        assert_eq!(split_duty("Être là\nCinq rencontres."), (Some("Être là"), Some("Cinq rencontres.")));
        assert_eq!(split_duty("Partager"), (Some("Partager"), None));
        let long = "Essayer son projet dans son milieu, entre les rencontres.";
        assert_eq!(split_duty(long), (None, Some(long)));
        assert_eq!(split_duty("Essayer\n\n"), (Some("Essayer"), None));
    }
}
