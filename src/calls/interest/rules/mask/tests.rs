use proptest::prelude::*;

use super::{Finding, Known, MARKS, Piece, Tells, find, mask, pieces};
use ensemble_core::fold::name_words;

fn known() -> Known {
    Known::default()
        .person("Béatrice Lafrenaye-D’Amours")
        .email("b.lafrenaye2@baie-des-brumes.example")
        .organization("Centre de services scolaire des Baie-des-Brumes")
        .post("Directrice de l’école Sainte-Zéphyrine")
}

fn masked(text: &str) -> String {
    mask(text, &known())
}

#[test]
fn a_name_is_masked_however_it_is_spelt() {
    for written in [
        "Béatrice Lafrenaye-D’Amours",
        "béatrice lafrenaye d'amours",
        "BEATRICE LAFRENAYE D AMOURS",
        "Be\u{301}atrice Lafrenaye\u{2011}D´Amours",
        "Béatrice LafrenayeDamours",
        "B. Lafrenaye-D’Amours",
        "Béa\u{ad}trice",
        "beatrice",
        "D’Amours",
        "Damours",
        "Lafrenaye",
    ] {
        assert_eq!(
            masked(&format!("Avec {written}, en mai.")),
            format!("Avec {MARKS}, en mai."),
            "{written}"
        );
    }
}

#[test]
fn an_organization_is_masked_whole_in_part_and_by_its_initials() {
    for written in [
        "Centre de services scolaire des Baie-des-Brumes",
        "centre de services scolaire des Baie des Brumes",
        "Baie-des-Brumes",
        "BAIE DES BRUMES",
        "baie des brumes",
        "baiedesbrumes",
        "Brumes",
        "CSSBB",
        "C.S.S.B.B",
    ] {
        assert_eq!(masked(&format!("À {written} aussi.")), format!("À {MARKS} aussi."), "{written}");
    }
    let board = Known::default().organization("Eastern Shores School Board");
    assert_eq!(
        mask("At ESSB and in Eastern Shores’ schools", &board),
        format!("At {MARKS} and in {MARKS}’ schools")
    );
    let small = Known::default().organization("Centre de services scolaire de Zirconium");
    assert_eq!(
        mask("Au CSSDZ, au CSSZ et au C.S.S.Z.", &small),
        format!("Au {MARKS}, au {MARKS} et au {MARKS}.")
    );
    let short = Known::default().organization("CSO");
    assert_eq!(mask("Le CSO, pas « cso »", &short), format!("Le {MARKS}, pas « cso »"));
}

#[test]
fn what_many_have_in_common_stays() {
    for text in [
        "Le centre de services offre une formation aux adultes de l’école secondaire.",
        "Une journée d’avance, des brumes du matin dans la baie.",
        "Deux écoles, quatre groupes, 2026-2027, 1 500 000 pas.",
        "L’amour de lire, à la directrice.",
    ] {
        assert_eq!(masked(text), text);
    }
    let ordinary = Known::default().person("Claire Côté");
    assert_eq!(
        mask("Une idée claire, à côté de Claire.", &ordinary),
        format!("Une idée claire, à côté de {MARKS}.")
    );
}

#[test]
fn a_post_tells_by_its_names_only() {
    assert_eq!(
        masked("La directrice de Zéphyrine parle de sa directrice."),
        format!("La directrice de {MARKS} parle de sa directrice.")
    );
}

#[test]
fn addresses_and_numbers_are_masked_whosever_they_are() {
    for written in [
        "ana@ailleurs.example",
        "https://ailleurs.example/page?x=1",
        "www.ailleurs.example",
        "514 555-0199",
        "514-555-0199",
        "1 514 555 0199",
        "555-0199",
        "5145550199",
    ] {
        assert_eq!(
            mask(&format!("Voir {written}."), &Known::default()),
            format!("Voir {MARKS}."),
            "{written}"
        );
        let (start, end) = ("Voir (".len(), "Voir (".len() + written.len());
        let within = find(&format!("Voir ({written})"), &Known::default());
        assert_eq!(within, [Finding { start, end, tells: Tells::Contact }], "{written}");
    }
    assert_eq!(mask("(514) 555-0199", &Known::default()), format!("({MARKS}"));
}

#[test]
fn passages_beside_each_other_are_one() {
    assert_eq!(masked("Béatrice Brumes"), MARKS);
    assert_eq!(masked("Béatrice, Brumes"), format!("{MARKS}, {MARKS}"));
    let found = find("Brumes et Béatrice", &known());
    assert_eq!(
        found.iter().map(|finding| finding.tells).collect::<Vec<_>>(),
        [Tells::Organization, Tells::Person]
    );
}

#[test]
fn words_that_a_coordinator_chooses_are_masked_everywhere() {
    let chosen = Known::default().chosen("la fête du Phare");
    assert_eq!(mask("La fete du phare. La fête!", &chosen), format!("{MARKS}. La fête!"));
    assert_eq!(mask("rien", &Known::default().chosen(" - ")), "rien");
}

#[test]
fn marks_of_any_length_are_one_passage() {
    assert_eq!(
        pieces("À ▒▒▒, ▒▒▒▒▒▒▒."),
        [Piece::Text("À "), Piece::Masked, Piece::Text(", "), Piece::Masked, Piece::Text(".")]
    );
    assert_eq!(pieces("▒"), [Piece::Masked]);
    assert_eq!(pieces(""), []);
}

proptest! {
    #[test]
    fn no_part_of_a_name_is_left_and_masking_twice_changes_nothing(
        before in "[a-zé ,.’-]{0,30}",
        name in prop::sample::select(vec!["Béatrice", "lafrenaye", "Lafrenaye-D’Amours", "Baie-des-Brumes", "CSSBB"]),
        after in "[a-zé ,.’-]{0,30}",
    ) {
        let text = format!("{before} {name} {after}");
        let once = masked(&text);
        let left = name_words(&once.replace(MARKS, " "));
        for word in [" beatrice", " lafrenaye", " brumes ", " cssbb"] {
            prop_assert!(!left.contains(word), "{once}");
        }
        prop_assert_eq!(masked(&once), once);
    }
}
