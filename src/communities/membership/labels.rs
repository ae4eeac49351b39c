//! The names of this feature's values, in both languages.

use ensemble_core::{
    Lang,
    rights::{PortalRole, Role},
};
use ensemble_texts as t;

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
pub fn portal_role(lang: Lang, portal_role: PortalRole) -> &'static str {
    match portal_role {
        PortalRole::Coordinator => t::membership_office_coordinator(lang),
        PortalRole::Administrator => t::membership_office_administrator(lang),
        PortalRole::PrivacyOfficer => t::membership_office_privacy_officer(lang),
    }
}
