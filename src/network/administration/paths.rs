//! Where the pages of the administration are, in both languages.

use ensemble_core::Lang;

/// The sections that the viewer may open.
pub const HOME: [&str; 2] = ["/fr/administration", "/en/administration"];

/// The calls for expressions of interest, which `call` administers.
pub const CALLS: [&str; 2] = ["/fr/administration/appels", "/en/administration/calls"];

/// The guides that tables follow at meetings, which `discussion_guide` administers.
pub const DISCUSSION_GUIDES: [&str; 2] =
    ["/fr/administration/guides-discussion", "/en/administration/discussion-guides"];

/// Keeping the directory of services, which `service` does.
pub const SERVICES: [&str; 2] = ["/fr/services/gestion", "/en/services/manage"];

/// What is handed over for research, which `research` does.
pub const RESEARCH: [&str; 2] = ["/fr/administration/recherche", "/en/administration/research"];

/// All people.
pub const PEOPLE: [&str; 2] = ["/fr/administration/personnes", "/en/administration/people"];
/// Inviting a person to the portal.
pub const INVITE: [&str; 2] =
    ["/fr/administration/personnes/invitation", "/en/administration/people/invitation"];
/// Inviting many people.
pub const INVITE_MANY: [&str; 2] =
    ["/fr/administration/personnes/invitation/liste", "/en/administration/people/invitation/list"];
/// Sends an invitation again.
pub const INVITE_AGAIN: [&str; 2] =
    ["/fr/administration/personnes/invitation/renvoi", "/en/administration/people/invitation/again"];
/// Withdraws an invitation.
pub const WITHDRAW_INVITATION: [&str; 2] =
    ["/fr/administration/personnes/invitation/annulation", "/en/administration/people/invitation/withdrawal"];
/// One person.
pub const PERSON: [&str; 2] = ["/fr/administration/personnes/{person}", "/en/administration/people/{person}"];
/// Closing their account.
pub const CLOSE_ACCOUNT: [&str; 2] =
    ["/fr/administration/personnes/{person}/fermer", "/en/administration/people/{person}/close"];
/// Opening it again.
pub const REOPEN_ACCOUNT: [&str; 2] =
    ["/fr/administration/personnes/{person}/rouvrir", "/en/administration/people/{person}/reopen"];
/// Giving them a role in the portal.
pub const GIVE_ROLE: [&str; 2] = [
    "/fr/administration/personnes/{person}/fonctions/donner",
    "/en/administration/people/{person}/roles/give",
];
/// Taking a role back.
pub const TAKE_ROLE: [&str; 2] = [
    "/fr/administration/personnes/{person}/fonctions/retirer",
    "/en/administration/people/{person}/roles/take",
];

/// All organizations.
pub const ORGANIZATIONS: [&str; 2] = ["/fr/administration/organismes", "/en/administration/organizations"];
/// A new one.
pub const NEW_ORGANIZATION: [&str; 2] =
    ["/fr/administration/organismes/nouveau", "/en/administration/organizations/new"];
/// One organization.
pub const ORGANIZATION: [&str; 2] =
    ["/fr/administration/organismes/{organization}", "/en/administration/organizations/{organization}"];
/// Deleting it.
pub const DELETE_ORGANIZATION: [&str; 2] = [
    "/fr/administration/organismes/{organization}/supprimer",
    "/en/administration/organizations/{organization}/delete",
];

/// Importing the days on which its schools are closed to students.
pub const SCHOOL_DAYS: [&str; 2] = [
    "/fr/administration/organismes/{organization}/jours",
    "/en/administration/organizations/{organization}/days",
];
/// Removing some of them, or all.
pub const REMOVE_SCHOOL_DAYS: [&str; 2] = [
    "/fr/administration/organismes/{organization}/jours/retirer",
    "/en/administration/organizations/{organization}/days/remove",
];

/// The school year of all communities.
pub const YEAR: [&str; 2] = ["/fr/administration/annee", "/en/administration/year"];
/// All communities.
pub const COMMUNITIES: [&str; 2] = ["/fr/administration/communautes", "/en/administration/communities"];
/// A new one.
pub const NEW_COMMUNITY: [&str; 2] =
    ["/fr/administration/communautes/nouvelle", "/en/administration/communities/new"];
/// One community.
pub const COMMUNITY: [&str; 2] =
    ["/fr/administration/communautes/{community}", "/en/administration/communities/{community}"];
/// Moving it up or down in lists.
pub const MOVE_COMMUNITY: [&str; 2] = [
    "/fr/administration/communautes/{community}/deplacer",
    "/en/administration/communities/{community}/move",
];
/// Archiving it: it leaves the lists.
pub const ARCHIVE_COMMUNITY: [&str; 2] = [
    "/fr/administration/communautes/{community}/archiver",
    "/en/administration/communities/{community}/archive",
];
/// Putting it back on the lists.
pub const RESTORE_COMMUNITY: [&str; 2] = [
    "/fr/administration/communautes/{community}/retablir",
    "/en/administration/communities/{community}/restore",
];

/// The outlines that agendas begin with.
pub const TEMPLATES: [&str; 2] = ["/fr/administration/modeles", "/en/administration/templates"];
/// A new one.
pub const NEW_TEMPLATE: [&str; 2] =
    ["/fr/administration/modeles/nouveau", "/en/administration/templates/new"];
/// Adding, moving and removing items in the form of a new one; nothing is saved.
pub const ARRANGE_NEW_TEMPLATE: [&str; 2] =
    ["/fr/administration/modeles/nouveau/points", "/en/administration/templates/new/items"];
/// One outline.
pub const TEMPLATE: [&str; 2] =
    ["/fr/administration/modeles/{template}", "/en/administration/templates/{template}"];
/// Adding, moving and removing items in its form; nothing is saved.
pub const ARRANGE_TEMPLATE: [&str; 2] =
    ["/fr/administration/modeles/{template}/points", "/en/administration/templates/{template}/items"];
/// Making it as delivered again.
pub const RESET_TEMPLATE: [&str; 2] =
    ["/fr/administration/modeles/{template}/reprendre", "/en/administration/templates/{template}/reset"];
/// Offering it no longer.
pub const RETIRE_TEMPLATE: [&str; 2] =
    ["/fr/administration/modeles/{template}/retirer", "/en/administration/templates/{template}/retire"];
/// Offering it again.
pub const OFFER_TEMPLATE: [&str; 2] =
    ["/fr/administration/modeles/{template}/offrir", "/en/administration/templates/{template}/offer"];

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
