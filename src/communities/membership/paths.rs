//! Where the pages of memberships are, in both languages.

use ensemble_core::{Lang, ids::PersonId};

/// Asking to join.
pub const JOIN: [&str; 2] = ["/fr/communautes/{slug}/adhesion", "/en/communities/{slug}/join"];
/// Leaves a community.
pub const LEAVE: [&str; 2] =
    ["/fr/communautes/{slug}/membres/depart", "/en/communities/{slug}/members/departure"];
/// Gives a member another role.
pub const ROLE: [&str; 2] = ["/fr/communautes/{slug}/membres/role", "/en/communities/{slug}/members/role"];
/// Removes a member.
pub const REMOVE: [&str; 2] =
    ["/fr/communautes/{slug}/membres/retrait", "/en/communities/{slug}/members/removal"];
/// Undoes the removal of a member.
pub const RESTORE: [&str; 2] =
    ["/fr/communautes/{slug}/membres/retrait/annulation", "/en/communities/{slug}/members/removal/undo"];
/// Invites a person.
pub const INVITE: [&str; 2] =
    ["/fr/communautes/{slug}/membres/invitation", "/en/communities/{slug}/members/invitation"];
/// Invites many people.
pub const INVITE_MANY: [&str; 2] =
    ["/fr/communautes/{slug}/membres/invitations", "/en/communities/{slug}/members/invitations"];
/// Sends an invitation again.
pub const INVITE_AGAIN: [&str; 2] =
    ["/fr/communautes/{slug}/membres/invitation/renvoi", "/en/communities/{slug}/members/invitation/again"];
/// Withdraws an invitation.
pub const WITHDRAW: [&str; 2] = [
    "/fr/communautes/{slug}/membres/invitation/annulation",
    "/en/communities/{slug}/members/invitation/withdrawal",
];
/// Accepts a request to join.
pub const ACCEPT: [&str; 2] =
    ["/fr/communautes/{slug}/membres/acceptation", "/en/communities/{slug}/members/acceptance"];
/// Declines a request to join.
pub const DECLINE: [&str; 2] =
    ["/fr/communautes/{slug}/membres/refus", "/en/communities/{slug}/members/refusal"];
/// The people who chose to be listed.
pub const DIRECTORY: [&str; 2] = ["/fr/repertoire", "/en/directory"];

/// One person.
pub const PERSON: [&str; 2] = ["/fr/personnes/{person}", "/en/people/{person}"];

/// The page of a person.
#[must_use]
pub fn person(lang: Lang, id: PersonId) -> String {
    PERSON[usize::from(lang == Lang::En)].replace("{person}", &id.to_string())
}

/// The directory's path.
#[must_use]
pub const fn directory(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => DIRECTORY[0],
        Lang::En => DIRECTORY[1],
    }
}
