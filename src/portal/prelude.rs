//! What pages are written with: Leptos, and a `view!` of its own.

pub use leptos::prelude::*;

/// A view whose type says nothing of its parts. With the types of all its parts, one within the other, the portal takes a fifth
/// longer to compile (240 instead of 193 s on two cores), for no gain in speed.
macro_rules! view {
    ($($view:tt)*) => { ::leptos::prelude::IntoAny::into_any(::leptos::prelude::view! { $($view)* }) };
}
pub(crate) use view;
