//! Where the pages of the administration are, in both languages.

use crate::i18n::Lang;

/// The sections that one may open.
pub const HOME: [&str; 2] = ["/fr/administration", "/en/administration"];

/// Everybody.
pub const PEOPLE: [&str; 2] = ["/fr/administration/personnes", "/en/administration/people"];
/// Inviting somebody to the portal.
pub const INVITE: [&str; 2] =
    ["/fr/administration/personnes/invitation", "/en/administration/people/invitation"];
/// One person.
pub const PERSON: [&str; 2] = ["/fr/administration/personnes/{person}", "/en/administration/people/{person}"];
/// Closing and opening their account.
pub const ACCOUNT: [&str; 2] =
    ["/fr/administration/personnes/{person}/compte", "/en/administration/people/{person}/account"];
/// Giving and taking offices.
pub const OFFICES: [&str; 2] =
    ["/fr/administration/personnes/{person}/fonctions", "/en/administration/people/{person}/offices"];

/// All organizations.
pub const ORGANISATIONS: [&str; 2] = ["/fr/administration/organismes", "/en/administration/organisations"];
/// A new one.
pub const NEW_ORGANISATION: [&str; 2] =
    ["/fr/administration/organismes/nouveau", "/en/administration/organisations/new"];
/// One organization.
pub const ORGANISATION: [&str; 2] =
    ["/fr/administration/organismes/{organisation}", "/en/administration/organisations/{organisation}"];

/// All communities.
pub const COMMUNITIES: [&str; 2] = ["/fr/administration/communautes", "/en/administration/communities"];
/// A new one.
pub const NEW_COMMUNITY: [&str; 2] =
    ["/fr/administration/communautes/nouvelle", "/en/administration/communities/new"];
/// One community.
pub const COMMUNITY: [&str; 2] =
    ["/fr/administration/communautes/{community}", "/en/administration/communities/{community}"];
/// Its place in lists, and whether it is in them.
pub const ARRANGE: [&str; 2] =
    ["/fr/administration/communautes/{community}/ordre", "/en/administration/communities/{community}/order"];

/// The outlines that agendas begin with.
pub const TEMPLATES: [&str; 2] = ["/fr/administration/modeles", "/en/administration/templates"];
/// A new one.
pub const NEW_TEMPLATE: [&str; 2] =
    ["/fr/administration/modeles/nouveau", "/en/administration/templates/new"];
/// One outline.
pub const TEMPLATE: [&str; 2] =
    ["/fr/administration/modeles/{template}", "/en/administration/templates/{template}"];

/// The portal's own pages.
pub const PAGES: [&str; 2] = ["/fr/administration/pages", "/en/administration/pages"];

/// The portal's settings.
pub const SETTINGS: [&str; 2] = ["/fr/administration/reglages", "/en/administration/settings"];
/// A new version of the terms.
pub const TERMS: [&str; 2] = ["/fr/administration/conditions", "/en/administration/terms"];
/// A new version of the confidentiality notice.
pub const CONFIDENTIALITY: [&str; 2] =
    ["/fr/administration/confidentialite", "/en/administration/confidentiality"];

/// All mail.
pub const OUTBOX: [&str; 2] = ["/fr/administration/courriels", "/en/administration/mail"];
/// One email.
pub const EMAIL: [&str; 2] = ["/fr/administration/courriels/{email}", "/en/administration/mail/{email}"];

/// The audit log.
pub const LOG: [&str; 2] = ["/fr/administration/journal", "/en/administration/log"];
/// The same, as a table for a spreadsheet.
pub const LOG_CSV: [&str; 2] = ["/fr/administration/journal/csv", "/en/administration/log/csv"];

/// A path without an open part, in a language.
#[must_use]
pub const fn of(paths: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => paths[0],
        Lang::En => paths[1],
    }
}

/// A path with its one open part filled, in a language.
#[must_use]
pub fn with(paths: [&'static str; 2], lang: Lang, part: &str) -> String {
    let path = of(paths, lang);
    match (path.find('{'), path.find('}')) {
        (Some(from), Some(to)) => format!("{}{part}{}", &path[..from], &path[to + 1..]),
        _ => path.to_owned(),
    }
}

/// A path in both languages, its open part filled.
#[must_use]
pub fn both(paths: [&'static str; 2], part: &str) -> [String; 2] {
    Lang::ALL.map(|lang| with(paths, lang, part))
}
