//! What files are made of.

use ensemble_common::export::{facts, file_paths, line, passage, plain};
use ensemble_core::{Lang, LocalizedText, Translation};
use ensemble_publication::{Block, Format, Inline};
use ensemble_testing::files::ENDINGS;

#[test]
fn the_addresses_of_files_end_as_their_formats_do() {
    let paths: [[&str; 2]; 6] = file_paths!("/fr/a", "/en/b");
    for ((format, [fr, en]), ending) in Format::ALL.iter().zip(paths).zip(ENDINGS) {
        assert_eq!(format.extension(), ending);
        assert_eq!((fr, en), (&*format!("/fr/a.{ending}"), &*format!("/en/b.{ending}")));
    }
}

#[test]
fn a_text_says_its_language_and_what_readers_should_know() {
    let french = LocalizedText::Single { lang: Lang::Fr, text: "Lire à deux".to_owned() };
    assert_eq!(line(Lang::Fr, &french), plain("Lire à deux"));
    assert_eq!(
        line(Lang::En, &french),
        [
            Inline::InLanguage { lang: Lang::Fr, text: plain("Lire à deux") },
            Inline::Text(" (in French only)".to_owned())
        ]
    );
    let blocks = passage(Lang::En, &french);
    assert_eq!(blocks.iter().map(Block::lang).collect::<Vec<_>>(), [Lang::En, Lang::Fr], "{blocks:?}");
    let outdated = |since| LocalizedText::Pair {
        source: Lang::Fr,
        fr: "Lire".to_owned(),
        en: "Reading".to_owned(),
        translation: Translation::Outdated { lang: Lang::En, since },
    };
    assert_eq!(passage(Lang::Fr, &outdated(5)).len(), 1);
    let [dated, undated] = [5, 0].map(|since| format!("{:?}", passage(Lang::En, &outdated(since))));
    assert!(dated.contains("1969") && !undated.contains("19"), "{dated} {undated}");
}

#[test]
fn facts_are_a_list_of_what_each_is_called() {
    let Block::List { items, ordered: false, .. } = facts(Lang::Fr, vec![("Lieu", plain("Salle des Pins"))])
    else {
        panic!("a list")
    };
    let text = vec![
        Inline::Strong(plain("Lieu\u{a0}:")),
        Inline::Text(" ".to_owned()),
        Inline::Text("Salle des Pins".to_owned()),
    ];
    assert_eq!(items, [vec![Block::Paragraph { lang: Lang::Fr, text }]]);
}
