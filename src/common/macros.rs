//! Macros of the features. They stand outside of the modules that only the server has: a macro that another package uses must not
//! come out of a macro itself.

/// A view whose type says nothing of its parts. With the types of all its parts, one within the other, the portal takes a fifth
/// longer to compile (240 instead of 193 s on two cores), for no gain in speed.
#[macro_export]
macro_rules! view {
    ($($view:tt)*) => { ::leptos::prelude::IntoAny::into_any(::leptos::prelude::view! { $($view)* }) };
}

/// The [`EditPaths`](crate::editing::paths::EditPaths) below the French and the English address of a form.
#[macro_export]
macro_rules! edit_paths {
    ($fr:literal, $en:literal) => {
        $crate::editing::paths::EditPaths {
            edit: [$fr, $en],
            preview: [concat!($fr, "/apercu"), concat!($en, "/preview")],
            draft: [concat!($fr, "/brouillon"), concat!($en, "/draft")],
            discard: [concat!($fr, "/brouillon/suppression"), concat!($en, "/draft/removal")],
        }
    };
}

/// The addresses of the six files that begin like this in French and in English, in the order of
/// [`Format::ALL`](ensemble_publication::Format::ALL).
#[macro_export]
macro_rules! file_paths {
    ($fr:literal, $en:literal) => {
        [
            [concat!($fr, ".pdf"), concat!($en, ".pdf")],
            [concat!($fr, ".epub"), concat!($en, ".epub")],
            [concat!($fr, ".docx"), concat!($en, ".docx")],
            [concat!($fr, ".odt"), concat!($en, ".odt")],
            [concat!($fr, ".html"), concat!($en, ".html")],
            [concat!($fr, ".md"), concat!($en, ".md")],
        ]
    };
}
