//! The names of this feature's values, in both languages.

use crate::{
    i18n::{Lang, t},
    rights::{Office, Role},
};

/// What a role is called.
#[must_use]
pub fn role(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::Facilitator => t::membership_role_facilitator(lang),
        Role::Member => t::membership_role_member(lang),
        Role::Liaison => t::membership_role_liaison(lang),
        Role::Observer => t::membership_role_observer(lang),
    }
}

/// What an office is called.
#[must_use]
pub fn office(lang: Lang, office: Office) -> &'static str {
    match office {
        Office::Coordinator => t::membership_office_coordinator(lang),
        Office::Administrator => t::membership_office_administrator(lang),
        Office::PrivacyOfficer => t::membership_office_privacy_officer(lang),
    }
}
