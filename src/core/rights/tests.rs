//! The table of rights as a matrix that reviewers see.

use std::{fmt::Write, fs, path::Path};

use super::{Action, Identity, PortalRole, Principal, Role, Viewer, rules::may};
use crate::{
    Lang,
    ids::{CommunityId, PersonId},
};

fn person(portal_roles: Vec<PortalRole>, roles: Vec<(CommunityId, Role)>) -> Viewer {
    let identity = Identity::new(PersonId::new(), "A".to_owned(), Lang::Fr);
    Viewer { person: Some(identity), portal_roles, roles }
}

/// A viewer who plays this part in the community, and nothing else.
fn playing(part: Principal, community: CommunityId) -> Viewer {
    match part {
        Principal::Visitor => Viewer::default(),
        Principal::Person => person(vec![], vec![]),
        Principal::Observer => person(vec![], vec![(community, Role::Observer)]),
        Principal::Liaison => person(vec![], vec![(community, Role::Liaison)]),
        Principal::Member => person(vec![], vec![(community, Role::Member)]),
        Principal::Facilitator => person(vec![], vec![(community, Role::Facilitator)]),
        Principal::Coordinator => person(vec![PortalRole::Coordinator], vec![]),
        Principal::Administrator => person(vec![PortalRole::Administrator], vec![]),
        Principal::PrivacyOfficer => person(vec![PortalRole::PrivacyOfficer], vec![]),
    }
}

/// To accept a change of rights: `ENSEMBLE_WRITE_MATRIX=1 cargo test -p ensemble-core matrix`, then
/// read the difference.
#[test]
fn the_matrix_is_the_checked_in_copy() {
    let community = CommunityId::new();
    let mut matrix = String::from("| action |");
    for part in Principal::ALL {
        write!(matrix, " {part:?} |").expect("a string takes everything");
    }
    matrix.push_str("\n|---|");
    matrix.push_str(&":-:|".repeat(Principal::ALL.len()));
    for action in Action::ALL {
        write!(matrix, "\n| {action:?} |").expect("a string takes everything");
        for part in Principal::ALL {
            let mark = if may(&playing(part, community), *action, Some(community)) { "yes" } else { "·" };
            write!(matrix, " {mark} |").expect("a string takes everything");
        }
    }
    matrix.push('\n');
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("rights/matrix.md");
    if std::env::var_os("ENSEMBLE_WRITE_MATRIX").is_some() {
        fs::write(&file, &matrix).expect("the copy is written");
    }
    let copy = fs::read_to_string(&file).expect("the checked-in copy");
    assert_eq!(copy, matrix, "rights changed: see how to accept it above this test");
}

#[test]
fn a_role_counts_in_its_own_community_only() {
    let (here, there) = (CommunityId::new(), CommunityId::new());
    let viewer = person(vec![], vec![(here, Role::Facilitator)]);
    assert!(may(&viewer, Action::EditCommunity, Some(here)));
    assert!(!may(&viewer, Action::EditCommunity, Some(there)));
    assert!(!may(&viewer, Action::EditCommunity, None));
}

#[test]
fn a_portal_role_without_a_person_gives_nothing() {
    let ghost = Viewer { person: None, portal_roles: PortalRole::ALL.to_vec(), roles: vec![] };
    for action in Action::ALL {
        assert_eq!(may(&ghost, *action, None), action.parts().contains(&Principal::Visitor), "{action:?}");
    }
}
