//! Addresses, pages of the Web and telephone numbers in a text.

/// The ends of sentences and brackets that do not belong to an address.
const AROUND: [char; 14] = ['.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '<', '>', '«', '»'];

/// Where they begin and end, in bytes.
pub(super) fn contacts(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive(char::is_whitespace) {
        let from = at;
        at += part.len();
        let token = part.trim_end();
        let inner = token.trim_start_matches(AROUND);
        let start = from + token.len() - inner.len();
        let inner = inner.trim_end_matches(AROUND);
        if is_mail(inner) || is_page(inner) {
            found.push((start, start + inner.len()));
        }
    }
    found.extend(telephones(text));
    found
}

fn is_mail(token: &str) -> bool {
    token.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
}

fn is_page(token: &str) -> bool {
    token.contains("://") || token.get(..4).is_some_and(|first| first.eq_ignore_ascii_case("www."))
}

/// Numbers of seven digits with a hyphen or a full stop after the third, or of ten, with or without the code of the country.
fn telephones(text: &str) -> Vec<(usize, usize)> {
    let separates = |letter: char| letter.is_ascii_digit() || " \u{a0}-\u{2011}.()+/".contains(letter);
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(begins) = text[rest..].find(separates) {
        let start = rest + begins;
        let run: usize =
            text[start..].chars().take_while(|letter| separates(*letter)).map(char::len_utf8).sum();
        rest = start + run;
        let run = &text[start..rest];
        let Some(first) = run.find(|letter: char| letter.is_ascii_digit()) else { continue };
        let last = run.rfind(|letter: char| letter.is_ascii_digit()).unwrap_or(first);
        let groups: Vec<usize> = run
            .split(|letter: char| !letter.is_ascii_digit())
            .filter(|group| !group.is_empty())
            .map(str::len)
            .collect();
        let joined = |separator| run[first..].find(separator) == Some(3);
        let is_number = match groups.as_slice() {
            [3, 4] => joined('-') || joined('.') || joined('\u{2011}'),
            [10] | [3, 3, 4] | [3, 7] | [1, 3, 3, 4] | [1, 10] => true,
            _ => false,
        };
        if is_number {
            found.push((start + first, start + last + 1));
        }
    }
    found
}
