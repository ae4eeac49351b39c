//! What the lists of a call's administration share.

use ensemble_common::prelude::*;

use super::super::{
    super::{
        actions,
        api::{ListAct, ListInput},
        model::Call,
        paths,
    },
    managed,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::web::{Direction, Flash, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Confirm, Kind, Notice, Weight};

/// What was saved just before.
pub(super) fn saved(request: &PageRequest) -> Option<&'static str> {
    (request.flash() == Some(Flash::Saved)).then(|| t::administration_saved(request.lang))
}

/// What was done.
pub(super) fn said(words: Option<&'static str>) -> Option<AnyView> {
    words.map(|words| view! { <Notice kind=Kind::Success><p role="status">{words}</p></Notice> })
}

/// That another person changed what a form is about, or that it cannot change any more; what was typed is in the form.
pub(super) fn changed(lang: Lang, changed: bool) -> Option<AnyView> {
    changed.then(|| view! { <Notice kind=Kind::Warning><p>{t::call_changed(lang)}</p></Notice> })
}

/// That a list does not change in the phase of the call.
pub(super) fn settled(lang: Lang) -> AnyView {
    view! { <Notice><p>{t::call_settled(lang)}</p></Notice> }
}

/// A list of a call that a form adds to and changes.
pub(super) struct Tools<'a> {
    pub lang: Lang,
    /// Where its forms are sent.
    pub action: &'a str,
    /// How many items it has.
    pub count: usize,
}

impl Tools<'_> {
    /// The link to the form of an item.
    pub(super) fn edit(&self, item: &str, name: &str) -> AnyView {
        let href = format!("{}?item={item}#form", self.action);
        let name = name.to_owned();
        view! { <p><a href=href>{t::call_edit(self.lang)} <span class="visually-hidden">" " {name}</span></a></p> }
    }

    /// What is done with the item at a place of the list: editing, moving and deleting it.
    pub(super) fn of(&self, index: usize, item: &str, seen: String, name: &str) -> AnyView {
        let lang = self.lang;
        let hidden_name = || {
            let name = name.to_owned();
            view! { <span class="visually-hidden">" " {name}</span> }
        };
        let moves = Direction::ALL
            .iter()
            .filter(|direction| match direction {
                Direction::Up => index > 0,
                Direction::Down => index + 1 < self.count,
            })
            .map(|direction| {
                let words = view! { {direction.label(lang)} {hidden_name()} };
                view! {
                    <Button name="act" value=direction.code() weight=Weight::Quiet small=true>{words}</Button>
                }
            })
            .collect_view();
        view! {
            <div class="row gap-2">
                {self.edit(item, name)}
                <form class="row gap-2" method="post" action=self.action.to_owned()>
                    <input type="hidden" name="item" value=item.to_owned() />
                    {moves}
                </form>
                <form method="post" action=self.action.to_owned()>
                    <input type="hidden" name="item" value=item.to_owned() />
                    <input type="hidden" name="seen" value=seen />
                    <input type="hidden" name="act" value=ListAct::Remove.code() />
                    <Confirm
                        label=t::call_delete(lang)
                        question=t::call_delete_question(lang)
                        thing=name.to_owned()
                    />
                </form>
            </div>
        }
    }
}

/// The hidden fields of a form that writes an item: which one, and what it was filled with.
pub(super) fn which(item: Option<String>, seen: String) -> AnyView {
    view! {
        <input type="hidden" name="item" value=item.unwrap_or_default() />
        <input type="hidden" name="seen" value=seen />
    }
}

/// How the page of a list is shown.
pub(super) struct ListPage<F> {
    pub status: u16,
    /// What was typed and not saved.
    pub typed: Option<F>,
    pub errors: FieldErrors,
}

impl<F: ListInput> ListPage<F> {
    /// As it is opened.
    pub(super) fn opened() -> Self {
        Self { status: 200, typed: None, errors: FieldErrors::default() }
    }

    /// What the form has: what was typed, or the item that the address names; a new one otherwise.
    pub(super) fn input(&self, request: &PageRequest, all: &[F::Item]) -> F {
        let asked = || request.query_param("item").and_then(|item| item.parse().ok());
        let item = self.typed.as_ref().map_or_else(asked, F::item);
        let stored = all.iter().find(|each| Some(F::id_of(each)) == item);
        match (self.typed.clone(), stored) {
            // What another person deleted is added again.
            (Some(typed), None) => typed.with(None, String::new()),
            (Some(typed), Some(stored)) if self.status == 409 => typed.with(item, actions::mark(stored)),
            (Some(typed), Some(_)) => typed,
            (None, Some(stored)) => F::of(stored, actions::mark(stored)),
            (None, None) => F::new(),
        }
    }
}

/// What comes of a form that changes a list at this address: the way back to it, or the call and the page to show instead.
pub(super) async fn outcome<F: ListInput>(
    request: &PageRequest,
    (call, list): (Call, [&'static str; 2]),
    input: F,
    outcome: Result<(), ActionError>,
) -> Result<Result<PageResponse, (Call, ListPage<F>)>, AppError> {
    let typed = Some(input).filter(|input| matches!(input.act(), None | Some(ListAct::Save)));
    match outcome {
        Ok(()) => {
            let here = paths::of(list, request.lang, &call.code);
            Ok(Ok(PageResponse::redirect_with(&here, Flash::Saved)))
        }
        Err(ActionError::Invalid(errors)) => Ok(Err((call, ListPage { status: 422, typed, errors }))),
        Err(ActionError::Conflict) => {
            let call = managed(request).await?;
            Ok(Err((call, ListPage { status: 409, typed, errors: FieldErrors::default() })))
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

/// A length as fields take it.
pub(super) fn length(most: usize) -> u32 {
    u32::try_from(most).unwrap_or_default()
}
