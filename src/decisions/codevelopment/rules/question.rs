//! Whether a text is a question, in French or in English.

/// How a question begins that needs no question mark to be one. Words that begin other sentences as well are not here (*quand*, *when*).
const BEGINNINGS: [&str; 26] = [
    "est-ce que",
    "est-ce qu'",
    "qu'est-ce",
    "qui est-ce",
    "quel est",
    "quelle est",
    "quels sont",
    "quelles sont",
    "combien de",
    "combien d'",
    "pourquoi ",
    "comment ",
    "what ",
    "what's ",
    "why ",
    "how ",
    "who ",
    "which ",
    "do you",
    "does ",
    "did ",
    "are you",
    "have you",
    "can you",
    "could you",
    "is there",
];
/// A verb with its subject behind it.
const INVERSIONS: [&str; 8] = ["-tu", "-vous", "-t-il", "-t-elle", "-t-on", "-ils", "-elles", "-nous"];
/// Where an inversion makes a question: among the first words.
const FIRST_WORDS: usize = 4;

/// Whether a text ends as a question: its last sentence has a question mark or begins as a question does. A text that asks and
/// then goes on to advise is none.
#[must_use]
pub fn is_question(text: &str) -> bool {
    let text = text.trim_end_matches(|letter: char| {
        letter.is_whitespace() || ['»', '”', '"', '\'', '’', ')', '…'].contains(&letter)
    });
    if text.ends_with('?') {
        return true;
    }
    let last = text.trim_end_matches(['.', '!']);
    let last = last.rsplit(['.', '!', '?', '\n']).next().unwrap_or_default();
    let last = last.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let last = last.to_lowercase().replace('’', "'");
    let begins = BEGINNINGS.iter().any(|beginning| last.starts_with(beginning));
    let inverted = last
        .split_whitespace()
        .take(FIRST_WORDS)
        .map(|word| word.trim_end_matches(','))
        // « Dis-nous » and « rendez-vous » ask nothing.
        .any(|word| {
            !["rendez-vous", "dis-nous", "dites-nous"].contains(&word)
                && INVERSIONS.iter().any(|end| word.ends_with(end))
        });
    begins || inverted
}

#[cfg(test)]
mod tests {
    use super::is_question;

    #[test]
    fn a_question_ends_as_one_in_both_languages() {
        for text in [
            "Depuis quand est-ce ainsi?",
            "Combien d’élèves sont dans le groupe ?",
            "« Qui décide? »",
            "Tu en as parlé à la direction (avant l’automne?)",
            "Est-ce que l’équipe le sait",
            "Qu’est-ce que tu as déjà essayé.",
            "As-tu demandé à ton équipe",
            "Je comprends. Qui était là?",
            "L’horaire, l’avez-vous changé",
            "Y a-t-il un moment plus calme",
            "What have you tried",
            "How many people are on the team.",
            "Did the schedule change?",
            "You said “enough”. What does it mean?",
        ] {
            assert!(is_question(text), "{text}");
        }
    }

    #[test]
    fn advice_is_no_question() {
        for text in [
            "",
            "…",
            "Tu devrais parler à la direction.",
            "Avez-vous essayé? Moi, je lui parlerais.",
            "Quand j’ai vécu cela, j’ai pris une pause.",
            "Prends rendez-vous avec elle.",
            "Dis-nous-en plus.",
            "You should talk to them.",
            "Have you tried? I would start there.",
            "When it happened to me, I waited.",
            "I wonder whether a shorter meeting would help.",
        ] {
            assert!(!is_question(text), "{text}");
        }
    }
}
