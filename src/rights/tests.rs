//! The table of rights as a matrix that reviewers see.

use std::{fmt::Write, fs, path::Path};

use super::{Action, Identity, Office, Part, Role, Viewer, rules::may};
use crate::{
    i18n::Lang,
    ids::{CommunityId, PersonId},
};

fn person(offices: Vec<Office>, roles: Vec<(CommunityId, Role)>) -> Viewer {
    let identity = Identity { id: PersonId::new(), name: "A".to_owned(), lang: Lang::Fr, asked: false };
    Viewer { person: Some(identity), offices, roles }
}

/// A viewer who plays this part in the community, and nothing else.
fn playing(part: Part, community: CommunityId) -> Viewer {
    match part {
        Part::Visitor => Viewer::default(),
        Part::Person => person(vec![], vec![]),
        Part::Observer => person(vec![], vec![(community, Role::Observer)]),
        Part::Liaison => person(vec![], vec![(community, Role::Liaison)]),
        Part::Member => person(vec![], vec![(community, Role::Member)]),
        Part::Facilitator => person(vec![], vec![(community, Role::Facilitator)]),
        Part::Coordinator => person(vec![Office::Coordinator], vec![]),
        Part::Administrator => person(vec![Office::Administrator], vec![]),
        Part::PrivacyOfficer => person(vec![Office::PrivacyOfficer], vec![]),
    }
}

/// To accept a change of rights: `ENSEMBLE_WRITE_MATRIX=1 cargo test --features ssr matrix`, then
/// read the difference.
#[test]
fn the_matrix_is_the_checked_in_copy() {
    let community = CommunityId::new();
    let mut matrix = String::from("| action |");
    for part in Part::ALL {
        write!(matrix, " {part:?} |").expect("a string takes everything");
    }
    matrix.push_str("\n|---|");
    matrix.push_str(&":-:|".repeat(Part::ALL.len()));
    for action in Action::ALL {
        write!(matrix, "\n| {action:?} |").expect("a string takes everything");
        for part in Part::ALL {
            let mark = if may(&playing(part, community), *action, Some(community)) { "yes" } else { "·" };
            write!(matrix, " {mark} |").expect("a string takes everything");
        }
    }
    matrix.push('\n');
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rights/matrix.md");
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
fn an_office_without_a_person_gives_nothing() {
    let ghost = Viewer { person: None, offices: Office::ALL.to_vec(), roles: vec![] };
    for action in Action::ALL {
        assert_eq!(may(&ghost, *action, None), action.parts().contains(&Part::Visitor), "{action:?}");
    }
}
