//! The table of rights as a matrix that reviewers of the code see.

use std::{fmt::Write, fs, path::Path};

use super::super::{
    super::model::CallPhase,
    rights::{Field, Party, Right, may_read, may_write, right},
};

fn word(right: Right) -> &'static str {
    match right {
        Right::None => "·",
        Right::Read => "read",
        Right::Write => "write",
    }
}

/// To accept a change of rights: `ENSEMBLE_WRITE_MATRIX=1 cargo test -p ensemble-calls call::rules`, then read the difference.
#[test]
fn the_matrix_of_rights_is_the_checked_in_copy() {
    let mut matrix =
        String::from("# Who may read and write which part of an expression of interest that was sent\n");
    for party in Party::ALL {
        write!(matrix, "\n## {party:?}\n\n| part |").expect("a string takes everything");
        for phase in CallPhase::ALL {
            write!(matrix, " {phase} |").expect("a string takes everything");
        }
        matrix.push_str("\n|---|");
        matrix.push_str(&":-:|".repeat(CallPhase::ALL.len()));
        for field in Field::ALL {
            write!(matrix, "\n| {field:?} |").expect("a string takes everything");
            for phase in CallPhase::ALL {
                let [named, blind] = [false, true].map(|blind| word(right(party, *phase, field, blind)));
                let cell = if named == blind { named.to_owned() } else { format!("{named}; blind: {blind}") };
                write!(matrix, " {cell} |").expect("a string takes everything");
            }
        }
        matrix.push('\n');
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("call/rules/matrix.md");
    if std::env::var_os("ENSEMBLE_WRITE_MATRIX").is_some() {
        fs::write(&file, &matrix).expect("the copy is written");
    }
    let copy = fs::read_to_string(&file).expect("the checked-in copy");
    assert_eq!(copy, matrix, "rights changed: see how to accept it above this test");
}

#[test]
fn reviewers_who_read_without_names_learn_nothing_of_who_answers() {
    for phase in CallPhase::ALL {
        for field in [
            Field::Person,
            Field::Organization,
            Field::Designation,
            Field::OtherAnswers,
            Field::Availability,
            Field::Accessibility,
            Field::Masked,
            Field::Relevance,
            Field::Place,
        ] {
            assert!(!may_read(Party::Reviewer, *phase, field, true), "{phase} {field:?}");
        }
        for field in Field::ALL {
            let read = may_read(Party::Reviewer, *phase, field, true);
            assert!(!read || *phase == CallPhase::Screening, "{phase} {field:?}");
        }
    }
}

#[test]
fn only_coordinators_read_what_makes_taking_part_simpler_and_visitors_read_nothing() {
    for phase in CallPhase::ALL {
        for blind in [false, true] {
            for party in [Party::Representative, Party::Reviewer, Party::Member, Party::Visitor] {
                assert!(!may_read(party, *phase, Field::Accessibility, blind), "{party:?} {phase}");
            }
            for field in Field::ALL {
                assert!(!may_read(Party::Visitor, *phase, field, blind), "{phase} {field:?}");
                let writes = may_write(Party::Applicant, *phase, field, blind);
                let reads = may_read(Party::Applicant, *phase, field, blind);
                assert!(reads || !writes, "writing includes reading");
            }
        }
    }
}
