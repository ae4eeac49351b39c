//! The guides that are delivered with the program, in a file that is part of it.

use std::sync::LazyLock;

use serde::Deserialize;

use super::model::Guide;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    guide: Vec<Guide>,
}

// Without the file the portal works, with no guide to choose; a test keeps the file whole.
static DELIVERED: LazyLock<Vec<Guide>> = LazyLock::new(|| match read(include_str!("guides.toml")) {
    Ok(guides) => guides,
    Err(error) => {
        tracing::error!(%error, "the discussion guides cannot be read");
        Vec::new()
    }
});

fn read(text: &str) -> Result<Vec<Guide>, toml::de::Error> {
    Ok(toml::from_str::<File>(text)?.guide)
}

/// The guides to choose from.
#[must_use]
pub fn all() -> &'static [Guide] {
    &DELIVERED
}

/// One guide.
#[must_use]
pub fn one(key: &str) -> Option<&'static Guide> {
    DELIVERED.iter().find(|guide| guide.key == key)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::read;
    use crate::discussion_guide::model::StepKind::{self, Elements, Partners, Question, Sheet, Video};

    #[test]
    fn the_file_is_whole_and_in_both_languages() {
        let guides = read(include_str!("guides.toml")).expect("well formed");
        let guide =
            guides.iter().find(|guide| guide.key == "partnerships").expect("the guide about partnerships");
        let kinds: Vec<StepKind> = guide.step.iter().map(|step| step.kind).collect();
        assert_eq!(
            kinds,
            [Question, Question, Video, Partners, Elements, Sheet, Question, Question, Question]
        );
        let keys: BTreeSet<&str> = guide.step.iter().map(|step| step.key.as_str()).collect();
        assert_eq!(keys.len(), guide.step.len(), "answers are kept by the keys of steps");
        for step in &guide.step {
            assert!(
                ![&step.title.fr, &step.title.en, &step.text.fr, &step.text.en]
                    .iter()
                    .any(|text| text.is_empty())
            );
            assert_eq!(step.element.len(), if step.kind == Elements { 2 } else { 0 }, "{}", step.key);
        }
        let licence = guide.licence.as_ref().expect("a licence line");
        assert!(
            !guide.licence_is_complete && !licence.text.contains("BY"),
            "a variant that is not stated is not invented"
        );
    }
}
