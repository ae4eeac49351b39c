//! The words of a text with their places, and the words that do not tell who wrote it.

use ensemble_core::fold::fold;

/// A word of a text: letters and digits without a space, hyphen or apostrophe between them.
pub(super) struct Word {
    /// Where it begins and ends, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) folded: String,
    /// Whether it begins with a capital.
    pub(super) is_capitalized: bool,
    /// Whether all its letters are capitals.
    pub(super) is_upper: bool,
}

/// Whether a character has no width of its own: an accent that is apart from its letter, a soft hyphen, a joiner.
fn is_silent(letter: char) -> bool {
    !letter.is_control() && fold(letter.encode_utf8(&mut [0; 4])).is_empty()
}

pub(super) fn words(text: &str) -> Vec<Word> {
    let mut all = Vec::new();
    let mut begun = None;
    for (at, letter) in text.char_indices() {
        let belongs = letter.is_alphanumeric() || begun.is_some() && is_silent(letter);
        match begun {
            None if belongs => begun = Some(at),
            Some(start) if !belongs => {
                all.push(word(text, start, at));
                begun = None;
            }
            _ => {}
        }
    }
    if let Some(start) = begun {
        all.push(word(text, start, text.len()));
    }
    all
}

fn word(text: &str, start: usize, end: usize) -> Word {
    let written = &text[start..end];
    let letters = || written.chars().filter(|letter| letter.is_alphabetic());
    Word {
        start,
        end,
        folded: fold(written),
        is_capitalized: letters().next().is_some_and(char::is_uppercase),
        is_upper: letters().all(char::is_uppercase),
    }
}

/// The folded words of a name, those without a space between them together.
pub(super) fn parts(name: &str) -> Vec<Vec<String>> {
    name.split_whitespace()
        .map(|part| words(part).into_iter().map(|word| word.folded).collect::<Vec<_>>())
        .filter(|part| !part.is_empty())
        .collect()
}

/// Small words of names, and words as short as they are.
pub(super) const PARTICLES: &str = "a abu al an and as at au aux ben by ce d da de del den der des di do dos du e el en et for il in is \
    it l la le les ma mc o of on or ou saint sainte st ste the to un van von we y";

/// Words of names of organizations that many have in common.
pub(super) const GENERIC: &str = "academie academy adult adulte adultes adults anglais anglophone association board canada cegep \
    center centre centres college colleges commission communautaire community direction district east \
    ecole ecoles education elementary english enseignement est federation formation francais french \
    general generale high institut institute learning ministere ministry network nord north order ordre \
    ouest polyvalente prescolaire primaire primary private prive privee professionnel professionnelle \
    public publique quebec regional regionale reseau school schools scolaire scolaires secondaire \
    secondary service services south sud training universite university";

/// Names that are ordinary words, too: without a capital they are taken for these.
pub(super) const ORDINARY: &str = "ange april aurore belle berger black blanc blanche bois boucher boulanger brown carre champagne \
    claire constant cote dore faith fontaine forest france gagne grace grand gray green hope hunter joy \
    june lajoie long marchand marin mark melodie mercier meunier noel olive page parent patience petit \
    pierre poirier prudence rose rousseau savoie senior tailleur violette west white will wood young";

/// Parts of addresses for mail that many have in common.
pub(super) const SHARED_DOMAINS: &str = "bell ca com edu education example gmail gouv gov hotmail icloud info live mail net org outlook qc \
    sympatico videotron www yahoo";
