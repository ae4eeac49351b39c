//! Topics that come back in practices. Each is a tag that has a word in each language: a practice that was tagged in one language is
//! found and shown in the other.

use ensemble_core::{Lang, fold::fold};
use ensemble_texts as t;

/// A topic: the key of its box in the form, and its tag in a language.
pub type Topic = (&'static str, fn(Lang) -> &'static str);

/// All topics, in the order of the form.
pub const TOPICS: [Topic; 6] = [
    ("topic-consent", t::practice_topic_consent),
    ("topic-telepractice", t::practice_topic_telepractice),
    ("topic-paperless", t::practice_topic_paperless),
    ("topic-booking", t::practice_topic_booking),
    ("topic-assessment", t::practice_topic_assessment),
    ("topic-confidentiality", t::practice_topic_confidentiality),
];

/// Whether a tag is that of a topic, in either language.
#[must_use]
pub fn is_of(tag: &str, (_, word): Topic) -> bool {
    Lang::ALL.iter().any(|lang| fold(tag) == fold(word(*lang)))
}

/// A tag in a language: the word of its topic, or as it is written where it is of no topic.
#[must_use]
pub fn tag_word(lang: Lang, tag: &str) -> &str {
    TOPICS.into_iter().find(|topic| is_of(tag, *topic)).map_or(tag, |(_, word)| word(lang))
}

/// Tags in a language, each once.
#[must_use]
pub fn tag_words(lang: Lang, tags: &[String]) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::with_capacity(tags.len());
    for tag in tags {
        let word = tag_word(lang, tag);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// Whether two tags say the same: they are written alike but for accents, or are the two words of a topic.
#[must_use]
pub fn is_same_tag(one: &str, other: &str) -> bool {
    fold(tag_word(Lang::Fr, one)) == fold(tag_word(Lang::Fr, other))
}

#[cfg(test)]
mod tests {
    use super::{TOPICS, is_same_tag, tag_word, tag_words};
    use ensemble_core::Lang;

    #[test]
    fn a_tag_has_the_word_of_its_topic_in_each_language() {
        for tag in ["télépratique", "Telepratique", "telepractice"] {
            assert_eq!(Lang::ALL.map(|lang| tag_word(lang, tag)), ["télépratique", "telepractice"], "{tag}");
        }
        assert_eq!(Lang::ALL.map(|lang| tag_word(lang, "lecture")), ["lecture", "lecture"]);
        for (_, word) in TOPICS {
            assert!(is_same_tag(word(Lang::Fr), word(Lang::En)));
        }
        assert!(is_same_tag("repérage", "Reperage") && !is_same_tag("lecture", "telepractice"));
    }

    #[test]
    fn two_words_of_a_topic_are_shown_once() {
        let tags = ["télépratique", "lecture", "telepractice"].map(str::to_owned);
        assert_eq!(tag_words(Lang::En, &tags), ["telepractice", "lecture"]);
    }
}
