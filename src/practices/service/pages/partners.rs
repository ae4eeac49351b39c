//! The partnership map, for those who read the agendas of meetings whose groups named partners.

use ensemble_common::prelude::*;

use crate::service::{
    model::{NamedPartner, PartnerOnMap},
    paths,
    rules::partners::{CENTRE, Circle, gathered, picture},
    store,
};
use ensemble_core::{Lang, error::AppError, format, rights::Action};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, EmptyState, NavLink};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    request.person()?;
    let named: Vec<NamedPartner> = store::named_partners(&request.portal.db)
        .await?
        .into_iter()
        .filter(|(community, _)| request.may(Action::ReadAgenda, Some(*community)))
        .map(|(_, partner)| partner)
        .collect();
    let groups: std::collections::BTreeSet<&str> =
        named.iter().map(|partner| partner.group.as_str()).collect();
    let count = groups.len();
    let partners = gathered(&named);
    let addresses = paths::PARTNERS.map(str::to_owned);
    let body = move || {
        let links = vec![NavLink::new(t::service_title(lang), paths::at(paths::LIST, lang))];
        let content = if partners.is_empty() {
            view! { <EmptyState title=t::service_partners_none(lang) text=t::service_partners_none_text(lang) /> }
        } else {
            map(lang, &partners)
        };
        view! {
            <Breadcrumb lang links here=t::service_partners(lang) />
            <h1>{t::service_partners(lang)}</h1>
            <p class="lead short">{t::service_partners_text(lang, count)}</p>
            {content}
        }
    };
    Ok(Page::new(t::service_partners(lang), addresses, body).section("services").unlisted().into())
}

fn names(partners: &[PartnerOnMap], is_present: bool) -> Vec<&str> {
    partners
        .iter()
        .filter(|partner| partner.is_present == is_present)
        .map(|partner| partner.name.as_str())
        .collect()
}

/// The picture, and the lists that say the same.
fn map(lang: Lang, partners: &[PartnerOnMap]) -> AnyView {
    let circles = picture(partners);
    let shown = &partners[..circles.len().min(partners.len())];
    let title = t::service_picture(
        lang,
        format::list(lang, &names(shown, false)),
        format::list(lang, &names(shown, true)),
    );
    let (x, y) = CENTRE;
    let below = y + 5;
    let lines = circles
        .iter()
        .map(|circle| {
            let class = (!circle.is_present).then_some("possible");
            view! { <line class=class x1=x y1=y x2=circle.x y2=circle.y></line> }
        })
        .collect_view();
    let around = circles.iter().map(circle_of).collect_view();
    let list = |is_present: bool, heading: &'static str, id: &'static str| {
        let rows = partners
            .iter()
            .filter(|partner| partner.is_present == is_present)
            .map(|partner| {
                let purposes = partner.purposes.join(", ");
                let purposes = (!purposes.is_empty()).then(|| format!("{purposes} · "));
                view! {
                    <li>
                        {partner.name.clone()}
                        <small>{purposes}{t::service_partner_groups(lang, partner.groups)}</small>
                    </li>
                }
            })
            .collect_view();
        let class = (!is_present).then_some("possible");
        (!names(partners, is_present).is_empty()).then(|| {
            view! {
                <section aria-labelledby=id>
                    <h3 id=id>
                        <svg viewBox="0 0 36 8" aria-hidden="true" focusable="false"><line class=class x1="2" y1="4" x2="36" y2="4"></line></svg>
                        {heading}
                    </h3>
                    <ul>{rows}</ul>
                </section>
            }
        })
    };
    view! {
        <section class="stack gap-4" aria-labelledby="partners">
            <h2 id="partners" class="visually-hidden">{t::service_partners_list(lang)}</h2>
            <div class="partners">
                <svg class="partners-picture" viewBox="0 0 420 340" role="img" aria-labelledby="partners-picture">
                    <title id="partners-picture">{title}</title>
                    {lines}
                    <circle class="school" cx=x cy=y r="44"></circle>
                    <text class="school-name" x=x y=below>{t::service_school(lang)}</text>
                    {around}
                </svg>
                <div class="partners-lists">
                    {list(true, t::service_partners_today(lang), "partners-today")}
                    {list(false, t::service_partners_possible(lang), "partners-possible")}
                </div>
            </div>
        </section>
    }
}

fn circle_of(circle: &Circle) -> AnyView {
    let class = (!circle.is_present).then_some("possible");
    let (x, y, radius) = (circle.x, circle.y, circle.radius);
    let lines = circle
        .lines
        .iter()
        .map(|(height, line)| view! { <text x=x y=height.to_string()>{line.clone()}</text> })
        .collect_view();
    view! { <circle class=class cx=x cy=y r=radius></circle> {lines} }
}
