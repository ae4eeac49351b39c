//! Every component on one page, at `/{lang}/design`, in development only.
//!
//! Its words are samples and stay here, in both languages, instead of going to the translators.

mod forms;
mod marks;
mod pieces;

use leptos::prelude::*;

use self::{
    forms::{Buttons, Forms},
    marks::{Colours, Marks, Type},
    pieces::{Cards, Feedback, Lists, Navigation, Time},
};
use ensemble_core::Lang;

/// A sample sentence in the page's language.
fn say(lang: Lang, fr: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// One group of components under its heading.
#[component]
fn Group(
    /// What the group is called.
    title: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="stack gap-5">
            <h2>{title}</h2>
            {children()}
        </section>
    }
}

/// The page's body.
#[component]
pub fn Gallery(
    /// The page's language.
    lang: Lang,
) -> impl IntoView {
    view! {
        <div class="section">
            <header class="page-head">
                <h1>{say(lang, "La main qui dessine", "The hand that draws")}</h1>
                <p class="lead">
                    {say(
                        lang,
                        "Tous les composants de l’interface, tels que les pages les emploient. Cette page n’existe qu’en développement.",
                        "Every component of the interface, as pages use it. This page exists in development only.",
                    )}
                </p>
            </header>
            <Colours lang />
            <Type lang />
            <Marks lang />
            <Buttons lang />
            <Forms lang />
            <Navigation lang />
            <Cards lang />
            <Feedback lang />
            <Lists lang />
            <Time lang />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn html(lang: Lang) -> String {
        Owner::new().with(|| view! { <Gallery lang /> }.to_html())
    }

    #[test]
    fn nothing_needs_what_the_content_security_policy_forbids() {
        for lang in Lang::ALL {
            let html = html(lang);
            for forbidden in [" style=", "<script", " onclick=", "javascript:"] {
                assert!(!html.contains(forbidden), "{forbidden} in the {} gallery", lang.code());
            }
        }
    }

    #[test]
    fn ids_are_unique_and_whoever_names_one_finds_it() {
        let html = html(Lang::Fr);
        let values = |attribute: &str| -> Vec<String> {
            let start = format!(" {attribute}=\"");
            html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
        };
        let ids = values("id");
        let unique: BTreeSet<_> = ids.iter().cloned().collect();
        assert_eq!(ids.len(), unique.len(), "{ids:?}");
        for attribute in ["for", "aria-describedby", "aria-labelledby", "popovertarget"] {
            for named in values(attribute).iter().flat_map(|value| value.split(' ')) {
                assert!(unique.contains(named), "{attribute}={named}");
            }
        }
    }
}
